"""A whole list on the simulated internet: rows in order, nobody asked twice, nobody pressed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from whowrites.bulk import vetted
from whowrites.cli import World
from whowrites.exports.vetted_csv import COLUMNS
from whowrites.lab.world import Lab
from whowrites.model import Reach
from whowrites.wiring import vetting

LIST = [
    "gwen@tamarside-ceramics.co.uk",
    "no address",
    "lin.yue@hengtal-fasteners.com",
    "GWEN@Tamarside-Ceramics.co.uk",
    "",
    "sales@tamarside-ceramics.co.uk",
    "zhou@hengda-valves.cn",
]


def test_each_row_has_its_answer_or_its_fault_in_order(lab: Lab, tmp_path: Path) -> None:
    with vetting(World(lab.internet), tmp_path) as vets:
        rows = list(vetted(vets, LIST, Reach.PASSIVE, "en"))
    assert [row["address"] for row in rows] == LIST
    assert all(set(row) == set(COLUMNS) for row in rows)
    faults = [row["fault"] for row in rows]
    assert faults[1] == "The address has no @." and faults[4] == "The address is empty."
    assert faults[:1] + faults[2:4] + faults[5:] == [""] * 5
    known = rows[0]
    assert known["level"] in ("low", "medium", "high", "unknown") and known["sentence"]
    assert known["registered"][:2] in ("19", "20") and known["checked_at"].endswith("Z")
    assert {**rows[3], "address": ""} == {**known, "address": ""}


def test_one_address_and_one_domain_are_asked_once(lab: Lab, tmp_path: Path) -> None:
    with vetting(World(lab.internet), tmp_path) as vets:
        list(vetted(vets, LIST * 3, Reach.PASSIVE, "en"))
    times = Counter(question for question in lab.log if "tamarside" in question[1])
    assert times and set(times.values()) == {1}


def test_a_registry_that_cannot_tell_is_not_asked_for_each_person_of_a_firm(lab: Lab, tmp_path: Path) -> None:
    with vetting(World(lab.internet), tmp_path) as vets:
        for person in ("gwen", "sales", "info"):
            (row,) = vetted(vets, [f"{person}@tamarside-ceramics.co.uk"], Reach.PASSIVE, "en")
            assert row["level"]
    asked = [question for question in lab.log if question[0] == "rdap"]
    assert len(asked) == 1, "it said 503, and was asked again"


def test_in_chinese(lab: Lab, tmp_path: Path) -> None:
    with vetting(World(lab.internet), tmp_path) as vets:
        one, other = vetted(vets, LIST[:2], Reach.PASSIVE, "zh_CN")
    assert any("\u4e00" <= char <= "\u9fff" for char in one["sentence"])
    assert any("\u4e00" <= char <= "\u9fff" for char in other["fault"])
