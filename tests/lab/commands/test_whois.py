"""`whowrites whois` as a user runs it: on texts, where nobody is asked, and on the simulated internet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whowrites.cli import World, whowrites
from whowrites.lab.world import Lab

TEXT = """Domain Name: EXAMPLE.COM
Registrar: Bollard Internet Ltd
Creation Date: 2009-05-14T10:11:12Z
"""


def whois(lab: Lab, *args: str) -> Result:
    return CliRunner().invoke(whowrites, ["whois", *args], obj=World(lab.internet), catch_exceptions=False)


def test_a_text(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(TEXT + "Registrant Name: \x1b[31mRed\n")
    before = len(lab.log)
    found = json.loads(whois(lab, "--json", str(path)).output)
    assert (found["domain"], found["status"], found["created"]) == ("example.com", "registered", "2009-05-14")
    shown = whois(lab, str(path)).output
    assert "created: 2009-05-14\n" in shown and "\x1b" not in shown
    assert len(lab.log) == before


def test_the_domain_of_a_text_says_its_charset_and_the_order_of_its_dates(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_bytes("Registered on: 03/04/2011\nholder: Café Exemple\n".encode("iso-8859-1"))
    unknown = json.loads(whois(lab, "--json", str(path)).output)
    known = json.loads(whois(lab, "--json", "--domain", "example.lu", str(path)).output)
    assert (unknown["created"], known["created"]) == (None, "2011-04-03")
    assert known["registrant_org"] == "Café Exemple"


def test_many_texts(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = json.dumps({"domain": "example.com", "server": "", "text": TEXT})
    path.write_text(f"{row}\nbroken\n{row}\n")
    shown = whois(lab, str(path))
    first, second, third = map(json.loads, shown.output.splitlines())
    assert shown.exit_code == 1
    assert first == third and first["registrar"] == "Bollard Internet Ltd"
    assert second == {"error": "line 2: not JSON"}


@pytest.mark.parametrize(
    ("domain", "status", "reader"),
    [
        ("hengtal-fasteners.com", "registered", "rdap"),
        ("HENGDA-valves.cn", "registered", "own"),
        ("mail.hengda-valves.cn", "registered", "own"),
        ("nobody-has-this-one.com", "available", "rdap"),
    ],
)
def test_a_domain_is_asked_for(lab: Lab, tmp_path: Path, domain: str, status: str, reader: str) -> None:
    found = json.loads(whois(lab, "--json", "--data-dir", str(tmp_path), domain).output)
    assert (found["status"], found["reader"]) == (status, reader)
    assert bool(found["created"]) == (status == "registered")


def test_a_list_of_registries_that_cannot_be_had_costs_no_answer(lab: Lab, tmp_path: Path) -> None:
    shown = whois(lab, "--json", "--refresh", "--data-dir", str(tmp_path), "hengtal-fasteners.com")
    assert "the list of registries could not be fetched: no_address" in shown.stderr
    assert json.loads(shown.stdout)["status"] == "registered"


@pytest.mark.parametrize("asked", ["no domain", "-x", "com", "10.0.0.1", "a" * 300, "x\0y"])
def test_what_is_neither_a_file_nor_a_domain(lab: Lab, tmp_path: Path, asked: str) -> None:
    shown = whois(lab, "--data-dir", str(tmp_path), "--", asked)
    assert shown.exit_code == 1 and "no file, and no domain" in shown.stderr


def test_a_wrong_domain_of_a_text(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(TEXT)
    shown = whois(lab, "--domain", "not a domain", str(path))
    assert shown.exit_code == 1 and "not a domain" in shown.stderr
