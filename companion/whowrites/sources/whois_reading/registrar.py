"""Through which registrar a domain is registered by a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowrites.safe_text import safe_text
from whowrites.sources.whois_reading.blocks import Field
from whowrites.sources.whois_reading.meanings import LONGEST, shown
from whowrites.sources.whois_reading.objects import Person

_MOST_VALUES = 20
_MARKS = (" [Tag", " [ID", " (IANA", " ( http", " (http")
"""What registries set behind the name: "[Tag = BOLLARD]", "(IANA ID: 9001)", "( https://... )"."""

_LINKS = ("http://", "https://")
_NOBODY = "no registrar listed"
"""What .uk writes of the domains that it registers itself."""


def registrar_of(found: Mapping[str, Sequence[Field]], people: Mapping[str, Person]) -> str:
    """His name, or the empty text; a handle stands for whom the text names by it.

    Resellers stand first where a text names the registrar of record too, and alone where it names none.
    """
    named = shown(found, "registrar_of_record") or _without_mail(_named(found))
    said = named or shown(found, "reseller") or shown(found, "registrar_id")
    person = people.get(said.lower())
    name = safe_text(person.name, LONGEST) if person and person.name else said
    for mark in _MARKS:
        name = name.partition(mark)[0]
    return "" if name.lower().startswith(_NOBODY) else name.rstrip()


def _named(found: Mapping[str, Sequence[Field]]) -> str:
    """The first that is more than a number: .hu gives both. An address of the web is no name."""
    values = [safe_text(field.value, LONGEST) for field in found.get("registrar", ())[:_MOST_VALUES]]
    said = [value for value in values if not value.lower().startswith(_LINKS)]
    return next((name for name in said if name and not name.isdigit()), next(iter(said), ""))


def _without_mail(name: str) -> str:
    """ "Bollard Ltd, help@bollard.example" and what else follows the name, without it."""
    words = name.split()
    mail = next((place for place, word in enumerate(words) if "@" in word), 0)
    return " ".join(words[:mail]).rstrip(" ,") if mail else name
