"""What the lab's outside services answer for a company's table `[outside]`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.lab import company
from whowrites.lab.outside import Outside, Reply

FIRM = """
about = "x"
domain = "firm.example"
[outside]
archive = "1999-04-25"
certificate = "throttled"
"""
CDX = "/cdx/search/cdx?url={}&output=json"


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    path = tmp_path / "firm.toml"
    path.write_text(FIRM, "utf-8")
    return Outside([company.load(path, datetime(2026, 1, 1, tzinfo=UTC))])


def test_a_known_day_is_the_first_row_below_the_head(outside: Outside) -> None:
    reply = outside.answer("web.archive.org", CDX.format("firm.example"))
    assert reply.status == 200
    assert json.loads(reply.body) == [["timestamp", "statuscode"], ["19990425091203", "200"]]


def test_who_has_no_table_is_unknown_there(outside: Outside) -> None:
    assert outside.answer("web.archive.org", CDX.format("other.example")) == Reply(200, b"[]")
    assert outside.answer("crt.sh", "/?Identity=other.example&match==&output=json") == Reply(200, b"[]")


def test_a_fault_is_a_status(outside: Outside) -> None:
    assert outside.answer("crt.sh", "/?Identity=firm.example&match==&output=json").status == 429


def test_a_fault_may_be_a_manner_and_a_firm_may_change(outside: Outside, tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(FIRM.replace("1999-04-25", "silent").replace("throttled", "cut"), "utf-8")
    outside.tell(company.load(path, datetime(2026, 1, 1, tzinfo=UTC)))
    assert outside.answer("web.archive.org", CDX.format("firm.example")).manner == "silent"
    assert outside.answer("crt.sh", "/?Identity=firm.example&match==&output=json").manner == "cut"


def test_a_firm_is_found_by_the_name_of_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "held.toml"
    held = '[registration]\ncreated = 2001-01-01\nregistrar = "R"\norg = "Firm AB"\n'
    path.write_text(FIRM + 'register = "ACTIVE"\n' + held, "utf-8")
    services = Outside([company.load(path, datetime(2026, 1, 1, tzinfo=UTC))])
    question = "/api/v1/lei-records?filter%5Bentity.legalName%5D={}"
    body = services.answer("api.gleif.org", question.format("firm%20ab")).body
    names = [row["attributes"]["entity"]["legalName"]["name"] for row in json.loads(body)["data"]]
    assert names == ["Firm AB Holding", "Firm AB"]
    assert services.answer("api.gleif.org", question.format("other")) == Reply(200, b'{"data": []}')


def test_a_vat_number_has_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "taxed.toml"
    path.write_text(FIRM + 'vat = "FI99999909|VALID|Firm Oy|Quay 1; Port"\n', "utf-8")
    services = Outside([company.load(path, datetime(2026, 1, 1, tzinfo=UTC))])
    body = services.answer("ec.europa.eu", "/x/ms/FI/vat/99999909").body
    assert json.loads(body) == {
        "isValid": True, "userError": "VALID", "name": "Firm Oy", "address": "Quay 1\nPort",
    }  # fmt: skip
    body = services.answer("ec.europa.eu", "/x/ms/FI/vat/12345678").body
    assert json.loads(body)["userError"] == "INVALID"
