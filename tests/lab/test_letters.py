"""The stored letters of the lab, vetted as a user would: what each is, and what it proves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dkim_letters import record, signed
from whowrites.cli import World, whowrites
from whowrites.lab import company
from whowrites.lab.world import Lab

LETTERS = Path(company.__file__).parent / "letters"
BUYER = "procurement@castellan-groups.com"

EXPECTED = {
    # letter: level, the address that decides, a code that is said, one that is not
    "own-domain": ("low", "gwen@tamarside-ceramics.co.uk", "auth_pass", "authentication_unknown"),
    "borrowed-mailbox": ("high", BUYER, "reply_to_other_company", "reply_to_bulk"),
    "forged-results": ("high", BUYER, "auth_dmarc_fail", "auth_pass"),
    "silent-server": ("low", "zhou@hengda-valves.cn", "authentication_unknown", "auth_pass"),
    "through-a-list": ("low", "gwen@tamarside-ceramics.co.uk", "sent_by_list", "auth_dmarc_fail"),
    "forwarded": ("low", "gwen@tamarside-ceramics.co.uk", "authentication_unknown", "auth_dmarc_fail"),
    "no-address": ("medium", "procurement@castellan", "from_unreadable", "auth_pass"),
    "newsletter": ("low", "news@tradefair-weekly.com", "reply_to_bulk", "reply_to_other_company"),
    "brand-on-free-mail": (
        "high",
        "procurement.office.4471@gmail.com",
        "name_claim_free",
        "auth_not_aligned",
    ),
    "large-provider": ("low", "no-reply@google.com", "domain_well_known", "name_other_brand"),
    "rented-platform": ("high", BUYER, "reply_to_other_company", "reply_to_bulk"),
    "advance-fee": ("high", "kofi.boateng.chambers@gmail.com", "subject_money", "envelope_plain"),
    "another-answers": ("medium", "k.ost@castellan-group.com", "auth_dmarc_fail_for_another", "auth_pass"),
    "greeting": ("medium", "sales@tidewater-gaskets.com", "auth_not_aligned", "auth_pass"),
    "half-shown": ("low", "ruth@solway-hydraulics.com", "authentication_unknown", "auth_aligned"),
    "on-behalf": ("medium", "gwen@solway-hydraulics.com", "auth_for_another", "auth_aligned"),
    "without-rule": ("low", "ruth@solway-hydraulics.com", "auth_aligned_without_dmarc", "auth_pass"),
    "several-replies": ("high", BUYER, "reply_to_other_company", "reply_to_same_organisation"),
}


def vet(lab: Lab, folder: Path, *args: str) -> dict[str, Any]:
    shown = CliRunner().invoke(
        whowrites,
        ["vet", "--data-dir", str(folder), "--json", *args],
        obj=World(lab.internet),
        catch_exceptions=False,
    )
    assert shown.exit_code == 0, shown.output
    dossier: dict[str, Any] = json.loads(shown.output)
    return dossier


def codes(dossier: dict[str, Any]) -> set[str]:
    verdict = dossier["verdict"]
    lists = (verdict[name] for name in ("reasons", "goods", "unknowns", "notes"))
    return {item["finding"]["code"] for found in lists for item in found}


def test_every_letter_is_expected() -> None:
    assert {path.stem for path in LETTERS.glob("*.eml")} == set(EXPECTED)


@pytest.mark.parametrize("written", ["Castellan <procurement@>", "<procurement@>"])
def test_a_stored_message_with_half_an_address_is_rated(lab: Lab, tmp_path: Path, written: str) -> None:
    letter = tmp_path / "half.eml"
    letter.write_text(f"From: {written}\nTo: sales@your-firm.test\nSubject: RFQ 77120\n\nKindly quote.\n")
    dossier = vet(lab, tmp_path, str(letter))
    assert (dossier["verdict"]["level"], dossier["verdict"]["about"]) == ("medium", "procurement@")
    assert "from_unreadable" in codes(dossier)


def test_nobody_is_told_to_answer_a_newsletter_on_his_usual_terms(lab: Lab, tmp_path: Path) -> None:
    dossier = vet(lab, tmp_path, str(LETTERS / "newsletter.eml"))
    steps = [step["code"] for step in dossier["next_steps"]]
    assert steps[0] == "no_answer_needed"
    assert not {"answer_normally", "usual_terms", "effort_usual_sample"} & set(steps)


@pytest.mark.parametrize("letter", sorted(EXPECTED))
def test_each_letter_is_judged_by_its_header(lab: Lab, tmp_path: Path, letter: str) -> None:
    level, about, said, unsaid = EXPECTED[letter]
    dossier = vet(lab, tmp_path, str(LETTERS / f"{letter}.eml"))
    assert dossier["verdict"]["level"] == level
    if level != "low":
        assert dossier["verdict"]["about"] == about
    assert said in codes(dossier)
    assert unsaid not in codes(dossier)
    assert not [
        item
        for item in dossier["verdict"]["reasons"]
        if item["finding"]["code"].startswith("auth") and level == "low"
    ]


def test_a_signature_is_verified_only_where_the_signers_key_may_be_asked_for(
    lab: Lab, tmp_path: Path
) -> None:
    lab.put("s1._domainkey.tamarside-ceramics.co.uk", "TXT", record())
    path = tmp_path / "signed.eml"
    path.write_bytes(signed())
    passive = vet(lab, tmp_path / "data", str(path))
    assert not any("_domainkey" in str(entry) for entry in lab.log)
    assert "dkim_verified" not in codes(passive)
    assert "dkim_verified" in codes(vet(lab, tmp_path / "data", "--reach", "contact", str(path)))
    path.write_bytes(signed().replace(b"two pallets?", b"ten pallets?"))
    assert "dkim_broken" in codes(vet(lab, tmp_path / "data", "--reach", "contact", str(path)))


@pytest.mark.parametrize("more", [(), ("--json",), ("--lang", "zh_CN")])
@pytest.mark.parametrize("letter", sorted(EXPECTED))
def test_each_level_is_explained(lab: Lab, tmp_path: Path, letter: str, more: tuple[str, ...]) -> None:
    args = ["vet", "--data-dir", str(tmp_path), "--explain", *more, str(LETTERS / f"{letter}.eml")]
    shown = CliRunner().invoke(whowrites, args, obj=World(lab.internet), catch_exceptions=False)
    assert shown.exit_code == 0, shown.output
    assert ("explanation" in json.loads(shown.output)) if "--json" in more else shown.output
