"""How a company file becomes DNS records."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites.lab import company, zones

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def firm(folder: Path, zone: str) -> company.Company:
    path = folder / "firm.toml"
    path.write_text(f'about = "x"\ndomain = "firm.example"\n[zone]\n{zone}', "utf-8")
    return company.load(path, NOW)


def built(folder: Path, zone: str) -> zones.Zones:
    table = zones.Zones()
    zones.add_company(table, firm(folder, zone), "11.22.9.10")
    return table


def test_short_names_are_below_the_domain_and_exchangers_get_addresses(tmp_path: Path) -> None:
    table = built(
        tmp_path, 'hosts = ["@", "www"]\nmx = ["10 mail", "20 mx.other.example"]\ndmarc = "v=DMARC1; p=none"'
    )
    assert table.records["firm.example", "MX"] == ("10 mail.firm.example", "20 mx.other.example")
    for host in (
        "firm.example",
        "www.firm.example",
        "mail.firm.example",
        "mx.other.example",
        "ns1.quayside-dns.net",
    ):
        assert table.records[host, "A"] == ("11.22.9.10",)
    assert table.records["_dmarc.firm.example", "TXT"] == ("v=DMARC1; p=none",)
    assert "_tcp.firm.example" not in table.names
    assert "other.example" in table.names


def test_an_exchanger_that_somebody_has_keeps_its_address(tmp_path: Path) -> None:
    table = zones.Zones()
    table.put("mx.other.example", "A", "11.1.1.1")
    zones.add_company(table, firm(tmp_path, 'mx = ["10 mx.other.example"]'), "11.22.9.10")
    assert table.records["mx.other.example", "A"] == ("11.1.1.1",)


@pytest.mark.parametrize(
    ("mx", "hosts"),
    [
        ('mx = ["0 ."]', ()),
        ("", ("firm.example",)),
        ('mx = ["1 a", "2 b.x.example"]', ("a.firm.example", "b.x.example")),
    ],
)
def test_who_takes_the_mail(tmp_path: Path, mx: str, hosts: tuple[str, ...]) -> None:
    assert zones.exchangers(firm(tmp_path, mx)) == hosts


def test_broken_and_absent_domains_have_no_records(tmp_path: Path) -> None:
    broken = built(tmp_path, 'state = "servfail"')
    assert (broken.records, broken.broken) == ({}, {"firm.example"})
    assert built(tmp_path, 'state = "nxdomain"') == zones.Zones()


def test_extra_records_name_their_owner(tmp_path: Path) -> None:
    rows = ", ".join(
        f'{{ name = "{name}", type = "TXT", values = ["{value}"] }}'
        for name, value in (("k1._domainkey.@", "a"), ("spf.example", "b"))
    )
    table = built(tmp_path, f"extra = [{rows}]")
    assert table.records["k1._domainkey.firm.example", "TXT"] == ("a",)
    assert table.records["spf.example", "TXT"] == ("b",)


@pytest.mark.parametrize("state", ["refused", "silent"])
def test_ways_of_not_answering_are_told_apart(tmp_path: Path, state: str) -> None:
    table = built(tmp_path, f'state = "{state}"')
    assert getattr(table, state) == {"firm.example"} and not table.records and not table.broken


def test_names_that_are_gone_get_no_address_and_signed_zones_a_key(tmp_path: Path) -> None:
    table = built(tmp_path, 'mx = ["10 mx", "20 mx.gone.example"]\ngone = ["mx.gone.example"]\nsigned = true')
    assert table.has("mx.firm.example", "A") and "mx.gone.example" not in table.names
    assert table.has("firm.example", "DS")


def test_a_cleared_domain_keeps_its_names_and_its_neighbours() -> None:
    made = zones.Zones()
    made.put("firm.com", "MX", "10 mx.firm.com")
    made.put("mx.firm.com", "A", "11.0.0.1")
    made.put("otherfirm.com", "A", "11.0.0.2")
    made.clear("firm.com")
    assert list(made.records) == [("otherfirm.com", "A")]
    assert "mx.firm.com" in made.names
