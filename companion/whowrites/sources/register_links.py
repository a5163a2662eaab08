"""Where the user can look a company up himself: its country's public register. Nobody is asked here."""

from __future__ import annotations

from dataclasses import dataclass

from whowrites.sources import tables


@dataclass(frozen=True, slots=True)
class Register:
    """A register under its own name, and its page."""

    name: str
    url: str


def register_of(country: str) -> Register | None:
    """The register of an ISO 3166 country code in any case; None where none is known."""
    row = tables.toml("registers.toml")["registers"].get(country.upper())
    return None if row is None else Register(*row)
