"""How a company's listing becomes a record of the list's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.lab import blocklists, company
from whowrites.lab.zones import Zones

FIRM = """
about = "x"
domain = "firm.example"
[[listed]]
list = "surbl"
name = "@"
answer = "127.0.0.8"
[[listed]]
list = "ebl"
name = "Box"
answer = "127.0.0.3"
"""


def firm(folder: Path, text: str) -> company.Company:
    path = folder / "firm.toml"
    path.write_text(text, "utf-8")
    return company.load(path, datetime(2026, 1, 1, tzinfo=UTC))


def test_domains_by_name_and_addresses_by_hash(tmp_path: Path) -> None:
    zones = Zones()
    blocklists.add(zones, [firm(tmp_path, FIRM)])
    assert zones.records["firm.example.multi.surbl.org", "A"] == ("127.0.0.8",)
    assert zones.records[f"{blocklists.hashed('box@firm.example')}.ebl.msbl.org", "A"] == ("127.0.0.3",)
    assert not zones.has("firm.example.dbl.spamhaus.org", "A")


def test_every_list_with_a_test_entry_holds_it() -> None:
    zones = Zones()
    blocklists.add(zones, [])
    assert {name.partition(".")[0] for name, rtype in zones.records if rtype == "A"} == {
        "dbltest",
        "surbl-org-permanent-test-point",
        "test",
    }


def test_a_list_that_nobody_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        blocklists.add(Zones(), [firm(tmp_path, FIRM.replace("surbl", "surly"))])
