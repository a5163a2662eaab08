"""Where the user can look a company up himself: its country's public register. Nobody is asked here."""

from __future__ import annotations

from dataclasses import dataclass

from whowrites.sources import tables


@dataclass(frozen=True, slots=True)
class Register:
    """A register under its own name, and its page."""

    name: str
    url: str


def vat_check(country: str) -> Register | None:
    """The European Union's page that checks VAT numbers, for an ISO 3166 code of a member; else None."""
    table = tables.toml("registers.toml")
    return Register(*table["vat"]["page"]) if country.upper() in table["vat"]["members"] else None


def register_of(country: str) -> Register | None:
    """The register of an ISO 3166 country code in any case; None where none is known."""
    row = tables.toml("registers.toml")["registers"].get(country.upper())
    return None if row is None else Register(*row)
