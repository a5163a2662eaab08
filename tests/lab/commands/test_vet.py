"""`whowrites vet` as a user runs it, on the simulated internet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whowrites import own_thresholds, own_weights
from whowrites.cli import World, whowrites
from whowrites.lab.world import Lab
from whowrites.store import Store
from whowrites.vetting import utc_now

FAKE_BUYER = b"""From: Alder Pine Dental <reception@alderpine-dental.com>
Reply-To: Castellan Group Procurement <procurement@castellan-groups.com>
To: you@firm.example
Subject: RFQ

Kindly quote.
"""


def vet(lab: Lab, folder: Path, *args: str) -> Result:
    return CliRunner().invoke(
        whowrites, ["vet", "--data-dir", str(folder), *args], obj=World(lab.internet), catch_exceptions=False
    )


def test_an_address_in_words(lab: Lab, tmp_path: Path) -> None:
    shown = vet(lab, tmp_path, "gwen@tamarside-ceramics.co.uk")
    assert shown.exit_code == 0
    assert shown.output.startswith("gwen@tamarside-ceramics.co.uk: ")
    assert " - RDAP - 20" in shown.output or " - WHOIS - 20" in shown.output


def test_a_stored_message_is_rated_by_its_worse_address(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "rfq.eml"
    path.write_bytes(FAKE_BUYER)
    shown = vet(lab, tmp_path / "data", "--json", str(path))
    dossier = json.loads(shown.output)
    assert shown.exit_code == 0
    assert dossier["verdict"]["level"] == "high"
    assert dossier["verdict"]["about"] == "procurement@castellan-groups.com"
    assert dossier["subject"]["reply_to"] == "procurement@castellan-groups.com"


def test_json_is_one_dossier_a_line_in_order(lab: Lab, tmp_path: Path) -> None:
    senders = ["lin.yue@hengtal-fasteners.com", "zhou@hengda-valves.cn", "dana@saltmarsh-pumps.com"]
    lines = vet(lab, tmp_path, "--json", *senders).output.splitlines()
    assert [json.loads(line)["subject"]["address"] for line in lines] == senders


def test_bad_input_is_named_and_the_others_are_vetted(lab: Lab, tmp_path: Path) -> None:
    broken = tmp_path / "broken.eml"
    broken.write_bytes(b"\x00\x01 no message")
    shown = vet(
        lab, tmp_path / "data", "--reach", "local", "no-at-sign", str(broken), "zhou@hengda-valves.cn"
    )
    assert shown.exit_code == 1
    assert "no-at-sign: The address has no @." in shown.stderr
    assert "broken.eml: The message has no From line" in shown.stderr
    assert "zhou@hengda-valves.cn: " in shown.stdout


def test_chinese(lab: Lab, tmp_path: Path) -> None:
    assert "未发现问题" in vet(lab, tmp_path, "--lang", "zh_CN", "zhou@hengda-valves.cn").output


def test_wrong_usage(lab: Lab, tmp_path: Path) -> None:
    assert vet(lab, tmp_path).exit_code == 2
    assert vet(lab, tmp_path, "--reach", "everywhere", "a@acme.example").exit_code == 2


def test_a_data_directory_that_is_a_file_cannot_start(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    shown = vet(lab, tmp_path / "taken" / "below", "a@acme.example")
    assert shown.exit_code == 3
    assert "cannot be made" in shown.output


@pytest.mark.parametrize("argument", ["\x00", "a" * 5000, "-" * 3 + "x@y"])
def test_odd_arguments_crash_nothing(lab: Lab, tmp_path: Path, argument: str) -> None:
    assert vet(lab, tmp_path, "--reach", "local", "--", argument).exit_code in (0, 1)


def test_explain_accounts_for_the_level(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "rfq.eml"
    path.write_bytes(FAKE_BUYER)
    shown = vet(lab, tmp_path / "data", "--explain", str(path)).output
    account = shown.partition("How the level came about\n")[2]
    assert "points in all; Caution from" in account
    assert "Without it: " in account
    assert "Cleared " in account
    told = json.loads(vet(lab, tmp_path / "data", "--explain", "--json", str(path)).output)
    signals = told["explanation"]["signals"]
    assert sum(one["weighed"]["points"] for one in signals) >= told["verdict"]["score"] > 0
    assert "medium" in {one["without"] for one in signals}


def test_explain_speaks_of_the_owners_own_weights_and_thresholds(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "rfq.eml"
    path.write_bytes(FAKE_BUYER)
    store = Store.open(tmp_path / "data", utc_now)
    own_weights.keep(store.settings, {"domain_days_old": 0.0})
    own_thresholds.keep(store.settings, {"medium": 1.4})
    store.close()
    shown = vet(lab, tmp_path / "data", "--explain", str(path)).output
    assert "Caution from 1.4" in shown
    assert "Rated with your own weights: 1 changed." in shown


SIGNED = b"""From: "Joost Kramer" <joost.kramer@kestrel-forwarding.com>
Date: Mon, 23 Nov 2026 09:40:00 +0100
Content-Type: text/plain; charset=utf-8

Dear team, please quote.

Best regards
Obinna Adeyemi
Purchasing Manager
Meridian Oilfield Limited
Mobile: +234 803 555 9876
"""


def test_the_signature_is_read_only_when_asked_for(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "quote.eml"
    path.write_bytes(SIGNED)
    unread = json.loads(vet(lab, tmp_path / "data", "--json", str(path)).output)
    assert not [claim for claim in unread["claims"] if claim["source"] == "signature"]
    read = json.loads(vet(lab, tmp_path / "data", "--json", "--signature", str(path)).output)
    said = {claim["field"]: claim["value"] for claim in read["claims"] if claim["source"] == "signature"}
    assert said == {
        "person": "Obinna Adeyemi",
        "title": "Purchasing Manager",
        "company": "Meridian Oilfield Limited",
        "phone": "+2348035559876",
    }
    assert "person" in [item["field"] for item in read["contradictions"]]
    assert "two_people_named" in [reason["finding"]["code"] for reason in read["verdict"]["reasons"]]


def test_an_address_has_no_signature(lab: Lab, tmp_path: Path) -> None:
    shown = vet(lab, tmp_path, "--signature", "joost.kramer@kestrel-forwarding.com")
    assert shown.exit_code == 1
    assert "is no stored message" in shown.output + shown.stderr
