"""Does the shown name fit the address?

The name is free text that the sender chooses and the only thing most people read. It may show another
address, name a brand or a firm whose domain this is not, or simply have nothing to do with the mailbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache

from whowrites.address import Address, BadAddress, parse, shown
from whowrites.checks.well_known import is_proved, is_well_known
from whowrites.model import Claim, Finding, Kind, Param, Reach, Subject
from whowrites.reading.brand_claim import brand_in, by_words
from whowrites.reading.names import (
    addresses_in,
    company,
    domains_in,
    fits,
    is_latin,
    telling_words,
    title,
    words,
)
from whowrites.reading.notice import notice, tail
from whowrites.reading.ornament import mixed_word, ornament
from whowrites.safe_text import safe_text, turns
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"
CLAIMS = (("company", "display_name"), ("person", "display_name"), ("person", "local_part"))

_READ = 500
_OF_STRANGERS = frozenset({"mr", "mrs", "ms", "miss", "barr", "barrister"})
_SOLD_TO_ALL = frozenset({"co", "io", "cc", "tv", "me", "ws", "pw", "la", "vc", "sh", "ai", "gg", "to", "bz"})
"""Endings of countries that are sold all over the world like `.com`."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing without a name; else what was found, and what the name claims to be."""
    name = safe_text(subject.name, 200)
    if not name:
        return
    now = sources.clock()
    address = parse(subject.address)
    yield from _claims(name, now)
    yield from _local_part(address, now)
    large = is_well_known(address) and is_proved(subject.auth)
    found = list(_risks(subject.name, name, address, large=large))
    for code, params in found:
        group = "domain" if code.startswith("domain_") else "name"
        yield Finding(code, Kind.RISK, group, "message", now, {"name": name, **params})
    fit = _fit(name, address)
    answers = _named_reply_to(name, subject, address) if fit is False else None
    # A mailbox that anybody may call after a firm: `name_claim` says what there is to say.
    borrowable = bool(company(name)) and lists.is_free(address.domain)
    if fit is True and not found and not borrowable:
        yield Finding("name_related", Kind.GOOD, "name", "message", now, {"name": name})
    elif answers and (answers.registrable != address.registrable or lists.is_free(address.domain)):
        both: dict[str, Param] = {"name": name, "reply_to": answers.normal}
        yield Finding("name_fits_reply_to_only", Kind.RISK, "name", "message", now, both)
    elif fit is False and not answers:
        yield Finding("name_unrelated", Kind.RISK, "name", "message", now, {"name": name})
    elif not found:
        yield Finding("name_not_compared", Kind.NOTE, "name", "message", now, {"name": name})


def _claims(name: str, now: datetime) -> Iterator[Claim]:
    firm = company(name)
    if firm:
        yield Claim("company", firm, "display_name", now)
    elif "@" not in name and len(name) <= 60:
        yield Claim("person", name, "display_name", now)


def _local_part(address: Address, now: datetime) -> Iterator[Claim]:
    """The person that the address is named after: ann.example@, not sales.team@ nor a.example@."""
    if lists.is_role(address.local):
        return
    parts = [part for part in re.split(r"[._-]", address.local.partition("+")[0]) if part]
    if len(parts) == 2 and all(part.isalpha() and len(part) >= 3 for part in parts):
        plain = telling_words(" ".join(parts)) == tuple(parts)  # no word of business among them
        if plain and not any(lists.is_role(part) for part in parts):
            yield Claim("person", " ".join(part.capitalize() for part in parts), "local_part", now)


def _risks(raw: str, name: str, address: Address, *, large: bool) -> Iterator[tuple[str, dict[str, Param]]]:
    """`large`: it is shown that the message came from the well-known domain that it names."""
    if turns(raw):
        yield "name_turns_text", {}
    mixed = mixed_word(raw[:_READ])
    if mixed:
        yield "name_mixes_scripts", {"word": safe_text(mixed, 40)}
    sign = ornament(name)
    if sign and not mixed:
        yield "name_ornamented", {"sign": sign}
    others = [other for other in addresses_in(name) if parse(other).registrable != address.registrable]
    if others:
        yield "name_shows_other_address", {"shown": others[0]}
    foreign = [domain for domain in domains_in(name) if domain != address.registrable]
    if foreign and not others:
        yield "name_shows_other_domain", {"shown": foreign[0], "domain": shown(address.registrable)}
    brand = brand_in(name, _brands())
    if brand and (_theirs(address, brand) or (large and _label(address) == "".join(words(brand)))):
        brand = ""
    if brand:
        yield "name_other_brand", {"company": _as_written(brand, name), "domain": shown(address.registrable)}
    yield from _borrowed(name, address)
    form = title(name)
    # Doctors and officers write from where they work; the others hardly ever call themselves so.
    if form and (form in _OF_STRANGERS or lists.is_free(address.domain)):
        yield "name_title", {"title": form}
    firm = company(name)
    if firm and not brand and not lists.is_free(address.domain) and _other_firm(firm, address):
        yield "name_other_company", {"company": firm, "domain": shown(address.registrable)}


def _borrowed(name: str, address: Address) -> Iterator[tuple[str, dict[str, Param]]]:
    """A name that is a notice's or a prize's, and a domain made of the name and letters that mean nothing."""
    if lists.is_free(address.domain):
        rest = ""
    else:
        rest = tail(name, address)
    if rest:
        yield "domain_name_with_tail", {"domain": shown(address.registrable), "tail": rest}
    word, prize = notice(name, address)
    if word and (prize or fits(name, address) is False):
        yield "name_of_notice", {"word": word}


def _as_written(brand: str, name: str) -> str:
    """The brand as the name writes it; the list has it in lower case."""
    start = name.lower().find(brand)
    return name[start : start + len(brand)] if start >= 0 else brand.title()


def _theirs(address: Address, brand: str) -> bool:
    """Whether the domain is the brand's: a listed one, or its bare name under the ending of a country."""
    if address.registrable in lists.brands()[brand]:
        return True
    ending = address.registrable.partition(".")[2]
    of_country = len(ending.rpartition(".")[2]) == 2 and ending not in _SOLD_TO_ALL
    return of_country and _label(address) == "".join(words(brand))


def _label(address: Address) -> str:
    return address.registrable.partition(".")[0]


@cache
def _brands() -> Mapping[tuple[str, ...], str]:
    return by_words(lists.brands())


def _fit(name: str, address: Address) -> bool | None:
    """As `fits`; a mailbox of a function is nobody's in particular, and a firm is judged by `_other_firm`."""
    fit = fits(name, address)
    if fit is False and (lists.is_role(address.local) or company(name) or addresses_in(name)):
        return None
    return fit


def _named_reply_to(name: str, subject: Subject, address: Address) -> Address | None:
    """The other address that answers go to, where the name fits that one."""
    try:
        other = parse(subject.reply_to or "")
    except BadAddress:
        return None
    return other if other.normal != address.normal and _fit(name, other) else None


def _other_firm(firm: str, address: Address) -> bool:
    """Whether none of the firm's own words, nor their first letters, stand in the domain."""
    own = telling_words(firm)
    if not is_latin(firm) or not own or max(map(len, own)) < 4:
        return False
    domain = "".join(words(address.unicode_domain))
    if any(word[:5] in domain for word in own if len(word) >= 3):
        return False
    label = "".join(words(address.registrable.partition(".")[0]))
    letters = iter("".join(words(firm)))
    shortened = len(label) <= 6 and all(char in letters for char in label)
    return not shortened
