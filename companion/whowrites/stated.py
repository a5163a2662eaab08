"""What a sender states of himself in a signature, as claims: a closed list of fields, read here or in the
mail page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from whowrites.model import Claim
from whowrites.reading.countries import countries_in
from whowrites.safe_text import safe_text

SOURCE = "signature"
FIELDS = ("person", "title", "company", "phone", "email", "website", "address")
MOST = 40
LETTER = 3 * 1024 * 1024
"""Bytes of a message that are read for its signature."""
VALUE = 300


class SignatureUnread(ValueError):
    """The letter cannot be read within its limits; the sentence says why in one word of `cage`."""


def stated(fields: Iterable[tuple[str, str]], now: datetime) -> tuple[Claim, ...]:
    """The claims of these (field, value) pairs, each once. Numbers are written as E.164 where their
    country is known: from the number, else from the address, else from another number. Unknown fields are
    left out."""
    cleaned = ((field, safe_text(value, VALUE).strip()) for field, value in fields if field in FIELDS)
    said = list(islice(cleaned, MOST))
    place = _place(said)
    claims = (
        Claim(field, _number(value, place) if field == "phone" else value, SOURCE, now)
        for field, value in said
        if value
    )
    return tuple(dict.fromkeys(claims))


def of_letter(message: bytes, now: datetime) -> tuple[Claim, ...]:
    """The claims of a stored message's signature; nothing where it has none. Raises SignatureUnread."""
    from whowrites import cage

    try:
        fields = cage.ask("letter", message[:LETTER])["fields"]
    except cage.CageFailed as fault:
        raise SignatureUnread(f"the signature could not be read ({fault.why}).") from fault
    return stated(((field, value) for field, value in fields), now)


def _place(said: Iterable[tuple[str, str]]) -> str:
    """The country of the signature: that of its address, else of its international numbers."""
    values = list(said)
    for field, value in values:
        if field == "address" and (named := countries_in(value, places=True)):
            return named[-1]
    import phonenumbers

    for field, value in values:
        if field == "phone" and (number := _parsed(value, "")):
            return phonenumbers.region_code_for_number(number) or ""
    return ""


def _number(written: str, place: str) -> str:
    import phonenumbers

    number = _parsed(written, place)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if number else written


def _parsed(written: str, place: str) -> Any:
    """The number where it is one that a numbering plan allows; None for others."""
    import phonenumbers

    text = written.replace("(0)", "")
    text = "+" + text[2:] if text.startswith("00") else text
    try:
        number = phonenumbers.parse(text, place or None)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
