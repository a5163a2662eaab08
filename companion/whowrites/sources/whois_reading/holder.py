"""Who holds the domain by a text, and in which country he says to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowrites.safe_text import safe_text
from whowrites.sources import redaction
from whowrites.sources.whois_reading.blocks import Field
from whowrites.sources.whois_reading.meanings import LONGEST, first, shown
from whowrites.sources.whois_reading.objects import Person

_MOST_VALUES = 20


def holder_of(found: Mapping[str, Sequence[Field]], people: Mapping[str, Person]) -> tuple[str, str]:
    """The organisation, else the name, and the country; a handle names nobody but whom it stands for.

    Words in place of a name ("N/A") count only where no other field has one.
    """
    said = found.get("registrant_country", ())[:_MOST_VALUES]
    countries = [safe_text(field.value, LONGEST) for field in said]
    country = next((code for code in countries if len(code) == 2), next(iter(countries), ""))
    instead = ""
    for meaning in ("registrant_org", "registrant_name", "holder_handle"):
        holder = shown(found, meaning)
        person = people.get(holder.lower())
        if person is not None and person.name:
            return safe_text(person.name, LONGEST), country or safe_text(person.country, LONGEST)
        if not holder or meaning == "holder_handle" or _is_handle(holder):
            continue
        if not redaction.is_no_name(holder):
            return _without_mail(first(found, meaning), holder), country
        instead = instead or holder
    return instead, country


def _without_mail(written: str, holder: str) -> str:
    """The name alone, where the line goes on with the address: "Quill SA      office@quill.example"."""
    for gap in ("  ", " ("):
        name, _, rest = written.strip().partition(gap)
        if "@" in rest:
            return safe_text(name, LONGEST)
    return holder


def _is_handle(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    marked = digits > 2 or (digits > 0 and "-" in text)
    numbered = digits > 2 and "-" in text and text.isascii()
    return text.isdigit() or (" " not in text and (numbered or (text.isupper() and marked)))
