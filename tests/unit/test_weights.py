"""The table of weights: within its own caps, each with its source, and no word in it that nobody reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import whowrites
from whowrites.model import Level
from whowrites.weights import load, read

TABLE = tomllib.loads((Path(whowrites.__file__).parent / "weights.toml").read_text("utf-8"))
GROUPS = {"reply_to", "name", "domain", "authentication", "envelope", "registry", "history", "mailbox"}
ABOVE_THE_CAP = {"domain_days_old", "domain_blocklisted"}


def test_points_stay_within_the_caps() -> None:
    method = load().method
    for code, weight in load().codes.items():
        top = 3.0 if code in ABOVE_THE_CAP else method.cap
        assert weight.points <= top, code
        assert weight.points >= method.floor or weight.unlimited, code


def test_every_number_has_a_source_and_known_corpora() -> None:
    for code, entry in TABLE["codes"].items():
        assert entry["source"], code
        for side in ("fraud", "honest"):
            assert set(entry.get(side, {})) <= set(TABLE["corpora"]), code
        counted = "counts" in entry["source"] or "judgement" in entry["source"]
        assert counted and entry["group"] in GROUPS, code


def test_the_list_of_decisive_facts_is_short() -> None:
    assert {code for code, weight in load().codes.items() if weight.decisive} == {
        "lookalike_contact",
        "domain_not_registered",
        "domain_blocklisted",
    }


def test_damping_names_codes_that_exist() -> None:
    for weight in load().codes.values():
        assert weight.damped_by <= set(load().codes)
        assert not weight.damped_by or abs(weight.damped) < abs(weight.points)


def test_an_unlisted_code_weighs_nothing() -> None:
    assert load().of("site_sings").points == 0


def test_a_floor_is_a_level() -> None:
    assert load().of("name_imitates_trust_mark").floor is Level.MEDIUM


def test_a_word_that_nobody_reads_is_refused() -> None:
    head = "[method]\n" + "\n".join(
        f"{key} = {value if not isinstance(value, list) else '[]'}" for key, value in TABLE["method"].items()
    )
    good = f"{head}\n[families]\n[codes.x]\nweight = 1\n"
    assert read(good).of("x").points == 1
    with pytest.raises(TypeError, match="wieght"):
        read(good + "wieght = 2\n")


def test_no_risk_is_damped_by_another_risk() -> None:
    codes = load().codes
    for code, weight in codes.items():
        if weight.points > 0:
            assert not [other for other in weight.damped_by if codes[other].points > 0], code
