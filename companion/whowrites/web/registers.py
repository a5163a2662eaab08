"""The public registers of companies that the owner can open for a dossier: links, nobody is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.address import parse
from whowrites.model import Claim
from whowrites.reading.countries import country_name
from whowrites.reading.sender_countries import sender_countries
from whowrites.sources import lists
from whowrites.sources.register_links import Register, register_of, vat_check


@dataclass(frozen=True, slots=True)
class RegisterLink:
    """`place`: the country's name, in the language of the page."""

    place: str
    register: Register


def register_links(claims: Iterable[Claim], address: str, lang: str) -> tuple[RegisterLink, ...]:
    """The registers of the countries that the claims and the address's domain point to, where we know one.

    The domain of a mail provider says nothing of where its users are.
    """
    held = tuple(claims)
    own = parse(address).registrable
    codes = sender_countries(
        (claim.value for claim in held if claim.field == "country"),
        (claim.value for claim in held if claim.field == "phone"),
        "" if lists.is_free(own) or lists.is_relay(own) else own,
    )
    found = [(code, register) for code in codes for register in (register_of(code), vat_check(code))]
    return tuple(
        RegisterLink(country_name(code, lang), register) for code, register in found if register is not None
    )
