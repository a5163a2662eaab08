"""The fields of a text by what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowrites.safe_text import safe_text
from whowrites.sources.whois_reading import keys
from whowrites.sources.whois_reading.blocks import Field

LONGEST = 200
"""Characters of a value that is shown."""


def collect(fields: Sequence[Field]) -> dict[str, list[Field]]:
    """The fields by what they mean, each in the order of the text; those that mean nothing are left out."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        meaning = _meaning(field)
        if meaning:
            found.setdefault(meaning, []).append(field)
    return found


def first(found: Mapping[str, Sequence[Field]], name: str) -> str:
    """The first value of that meaning as it is written, or the empty text."""
    return next((field.value for field in found.get(name, ())), "")


def shown(found: Mapping[str, Sequence[Field]], name: str) -> str:
    """As `first`, safe to show."""
    return safe_text(first(found, name), LONGEST)


def _meaning(field: Field) -> str:
    meaning = keys.meaning(field.owner, field.key)
    headed = field.leads and keys.heading(field.key) == field.owner
    if not meaning and headed and field.owner in (keys.REGISTRANT, keys.REGISTRAR):
        # "Registrar:" and below it, set in, the name.
        return "registrar" if field.owner == keys.REGISTRAR else "registrant_name"
    return meaning
