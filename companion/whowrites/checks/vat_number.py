"""Does the tax office know the VAT number on the sender's web site, and as whose?

A firm that trades in the European Union shows its number, and the Union says whose it is: one of another
firm on the site is a borrowed identity, which the comparison of names then shows. A number that is not valid
weighs nothing: firms that trade at home only are often not registered for the Union. The register learns
which number is vetted: it is asked only where the owner switched it on.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.sources import Sources, lists
from whowrites.sources.vies import SWITCH, holder_of
from whowrites.sources.website import is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "registers"
CLAIMS = (("vat_number", "site"), ("company", "vies"), ("address", "vies"), ("country", "vies"))
MOST = 2
"""Numbers that are asked about."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields a note for each number and what its holder is called; nothing where the site shows none."""
    address = parse(subject.address)
    if SWITCH not in sources.switches or lists.is_free(address.registrable) or lists.is_relay(address.domain):
        return
    site = website_of(sources, address)
    if not isinstance(site, Found) or is_somebody_elses(site.value, address.registrable):
        return
    shown = {item.value: url for url, facts in site.value.read() for item in reversed(facts.vat_numbers)}
    for number, url in list(shown.items())[:MOST]:
        yield Claim("vat_number", number, "site", site.seen_at)
        yield from _asked(sources, number, url)


def _asked(sources: Sources, number: str, url: str) -> Iterator[Finding | Claim]:
    answer = holder_of(sources, number)
    if answer is None:
        return
    params: dict[str, Param] = {"number": number, "url": url}
    if isinstance(answer, Unknown):
        params["reason"] = answer.reason
        yield Finding("vat_number_unknown", Kind.UNKNOWN, "registry", "vies", answer.seen_at, params)
    elif not isinstance(answer, Found):
        yield Finding("vat_number_not_valid", Kind.NOTE, "registry", "vies", answer.seen_at, params)
    elif not answer.value.name:
        yield Finding("vat_number_valid", Kind.NOTE, "registry", "vies", answer.seen_at, params)
    else:
        params["company"] = answer.value.name
        yield Finding("vat_number_of", Kind.NOTE, "registry", "vies", answer.seen_at, params)
        yield Claim("company", answer.value.name, "vies", answer.seen_at)
        if answer.value.address:
            yield Claim("address", answer.value.address, "vies", answer.seen_at)
    if isinstance(answer, Found):
        yield Claim("country", {"EL": "GR", "XI": "GB"}.get(number[:2], number[:2]), "vies", answer.seen_at)
