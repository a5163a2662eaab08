"""Each country's register has a name and a page over https; a country without one has no link."""

from __future__ import annotations

import pytest

from whowrites.net.guard import web_url
from whowrites.sources import tables
from whowrites.sources.register_links import Register, register_of, vat_check


def test_a_country_in_any_case() -> None:
    assert (
        register_of("de")
        == register_of("DE")
        == Register("Handelsregister", "https://www.handelsregister.de/")
    )


@pytest.mark.parametrize("country", ["", "XX", "Germany"])
def test_no_link_is_made_up(country: str) -> None:
    assert register_of(country) is None


def test_vat_numbers_are_checked_for_members_of_the_union() -> None:
    found = vat_check("de")
    assert found is not None and web_url(found.url).scheme == "https"
    assert vat_check("CH") is None and vat_check("") is None
    assert len(tables.toml("registers.toml")["vat"]["members"]) == 27


def test_every_row_is_a_country_with_a_page() -> None:
    countries = tables.toml("countries.toml")["calling"]
    for code in tables.toml("registers.toml")["registers"]:
        found = register_of(code)
        assert code in countries and found is not None and found.name
        assert web_url(found.url).scheme == "https"
