"""Links to company registers, for the countries that a dossier points to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from whowrites.model import Claim
from whowrites.web.registers import register_links

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def links(address: str, *claims: tuple[str, str], lang: str = "en") -> list[tuple[str, str]]:
    held = [Claim(field, value, "site", NOW) for field, value in claims]
    return [(link.place, link.register.name) for link in register_links(held, address, lang)]


def test_the_country_that_is_said_comes_first_and_the_union_checks_vat_numbers() -> None:
    assert links("ann@firm.example.cn", ("country", "Germany"), ("country", "DE")) == [
        ("Germany", "Handelsregister"),
        ("Germany", "VIES (VAT numbers)"),
        ("China", "国家企业信用信息公示系统"),
    ]
    assert links("ann@firm.example", ("phone", "+81 3 5550 0100"), lang="zh_CN") == [
        ("日本", "法人番号公表サイト")
    ]


def test_a_mail_providers_domain_is_nobodys_country() -> None:
    assert links("ann@yahoo.co.jp") == []
    assert links("ann@firm.example.io", ("phone", "+1 212 555 0100")) == []


def test_the_dossier_shows_them_as_links_to_be_opened(world: Any) -> None:
    dossier_id = world.vet("ann@firm.co.uk")[0]
    page = world.client().get(f"/dossier/{dossier_id}", headers=world.owner()).text
    assert 'href="https://find-and-update.company-information.service.gov.uk/"' in page
    assert "noreferrer" in page
