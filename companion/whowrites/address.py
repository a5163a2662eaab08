"""What an e-mail address is, down to its owner's domain: one spelling as the key, or the place of the fault.

Syntax follows RFC 5321/5322 as `email_validator` reads them, less quoted local parts and domain literals,
which no business partner uses. Reserved domains (`.test` ...) pass: whether one exists is for DNS to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

from whowrites.once import once

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_ADDRESS, MAX_LOCAL, MAX_LABEL = 254, 64, 63
MOST_REPLIES = 10
"""Addresses of one Reply-To that are vetted."""
_PLAIN = re.compile(
    r"(?=.{6,254}$)([A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*)@((?:(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+[A-Za-z]{2,63})"
)
_LOCAL_PUNCTUATION = frozenset("!#$%&'*+-/=?^_`{|}~.")


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart; lower case but for `typed`, domains as A-labels but for `unicode_domain`.

    `typed` is the text as given, `normal` the key. `registrable` is the domain that its owner holds,
    private suffixes counted (`shop.github.io`); `registry_domain` the one that a registry holds,
    `github.io`, for which RDAP and WHOIS are asked.
    """

    typed: str
    normal: str
    local: str
    domain: str
    unicode_domain: str
    registrable: str
    registry_domain: str


class BadAddress(ValueError):
    """Not an address. `code` and `params` are for the catalogs, `message` is English and names the place."""

    def __init__(self, code: str, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.params: Mapping[str, str | int] = params


@lru_cache(maxsize=65_536)
def parse(text: str) -> Address:
    """The address that `text` is, blanks around it ignored. Raises BadAddress."""
    stripped = text.strip()
    local, domain, unicode_domain = _plain(stripped) or _read(stripped)
    owned, registered = _owned(domain)
    return Address(
        typed=text,
        normal=f"{local}@{domain}",
        local=local,
        domain=domain,
        unicode_domain=unicode_domain,
        registrable=owned,
        registry_domain=registered,
    )


def key(text: str) -> str:
    """`parse(text).normal`, without the list of suffixes, which costs a process more than reading a whole web
    page does. Raises BadAddress."""
    stripped = text.strip()
    local, domain, _ = _plain(stripped) or _read(stripped)
    return f"{local}@{domain}"


def several(text: str) -> tuple[str, ...]:
    """The addresses of a Reply-To, each once: mostly one; separated by commas where there are more (RFC 5322
    section 3.6.2). At most `MOST_REPLIES`; none of an empty text. They may be no addresses: `parse` says so.
    """
    if "," not in text:
        return (text,) if text.strip() else ()
    parts = (part.strip() for part in text.split(",", 10 * MOST_REPLIES))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_REPLIES]


def _plain(text: str) -> tuple[str, str, str] | None:
    """The parts of an address in the letters that nearly all are written in, of which neither `_check` nor
    the library would say anything, at a hundredth of their time; None for all others."""
    found = _PLAIN.fullmatch(text)
    if found is None or "--" in found[2] or len(found[1]) > MAX_LOCAL:
        return None
    domain = found[2].lower()
    return found[1].lower(), domain, domain


def _read(text: str) -> tuple[str, str, str]:
    _check(text)
    library = _syntax()
    try:
        valid = library.validate_email(text, check_deliverability=False, globally_deliverable=False)
    except library.EmailNotValidError as error:
        raise BadAddress("address_bad", f"This is not an address: {error}", reason=str(error)) from error
    return valid.local_part.lower(), (valid.ascii_domain or "").lower(), valid.domain.lower()


def registrable(domain: str) -> str:
    """The domain's public suffix and one label more, private suffixes counted; a bare suffix as it is.

    `domain` is ASCII and lower case. Under a suffix that the list does not know the last label counts as the
    suffix, which is the list's own default rule (publicsuffix.org/list, rule "*").
    """
    return _owned(domain)[0]


def registry_domain(domain: str) -> str:
    """Like `registrable`, without private suffixes: the name that a registry holds a record of."""
    return _owned(domain)[1]


@lru_cache(maxsize=65_536)
def _owned(domain: str) -> tuple[str, str]:
    """The domain by the whole list, and by the part of it that is about registries."""
    parts = _suffix_list().extract_str(domain)
    return (
        parts.top_domain_under_public_suffix or _default_rule(domain, parts.suffix),
        parts.top_domain_under_registry_suffix or _default_rule(domain, parts.registry_suffix),
    )


def _default_rule(domain: str, suffix: str) -> str:
    return domain if suffix else ".".join(domain.split(".")[-2:])


@cache
def _syntax() -> ModuleType:
    import email_validator

    # The library's documented way to accept reserved names; it has no argument for it.
    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    return email_validator


@once
def _suffix_list() -> TLDExtract:
    from tldextract import TLDExtract

    made = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    made.extract_str("example.com")  # it reads its list at the first call
    return made


def _check(text: str) -> None:
    """Raises BadAddress for the faults whose place can be named better than the library does."""
    if not text:
        raise BadAddress("address_empty", "The address is empty.")
    if len(text) > MAX_ADDRESS:
        raise BadAddress(
            "address_too_long",
            f"The address has {len(text)} characters; {MAX_ADDRESS} are the limit.",
            length=len(text),
            limit=MAX_ADDRESS,
        )
    at = text.count("@")
    if at == 0:
        raise BadAddress("address_no_at", "The address has no @.")
    if at > 1:
        place = text.index("@", text.index("@") + 1) + 1
        raise BadAddress("address_two_at", f"The address has a second @ at position {place}.", position=place)
    local, _, domain = text.partition("@")
    _check_local(local)
    _check_domain(domain, len(local) + 1)


def _check_local(local: str) -> None:
    if not local:
        raise BadAddress("address_no_local", "There is nothing before the @.")
    if len(local.encode("utf-8", "surrogatepass")) > MAX_LOCAL:
        raise BadAddress(
            "address_local_too_long",
            f"The part before the @ has more than {MAX_LOCAL} characters.",
            limit=MAX_LOCAL,
        )
    for place, char in enumerate(local, 1):
        plain = char.isascii() and (char.isalnum() or char in _LOCAL_PUNCTUATION)
        if not (plain or (not char.isascii() and _written(char))):
            raise _bad_character(char, place)
    _check_dots(local, 0, "address_local_dot")


def _check_domain(domain: str, before: int) -> None:
    if not domain:
        raise BadAddress("address_no_domain", "There is nothing after the @.")
    for place, char in enumerate(domain, before + 1):
        plain = char.isascii() and (char.isalnum() or char in "-.")
        if not (plain or (not char.isascii() and _written(char))):
            raise _bad_character(char, place)
    _check_dots(domain, before, "address_domain_dot")
    labels = domain.split(".")
    if len(labels) == 1:
        raise BadAddress("address_no_tld", f"The domain {domain} has no dot.", domain=domain)
    for label in labels:
        if len(label) > MAX_LABEL:
            raise BadAddress(
                "address_label_too_long",
                f"The domain part {label[:20]}… has more than {MAX_LABEL} characters.",
                label=label[:20],
                limit=MAX_LABEL,
            )
        if label.startswith("-") or label.endswith("-"):
            raise BadAddress(
                "address_label_hyphen", f"The domain part {label} begins or ends with a hyphen.", label=label
            )
    if labels[-1].isdigit():
        raise BadAddress("address_number", f"{domain} is a number, not a domain.", domain=domain)


def _check_dots(part: str, before: int, code: str) -> None:
    """`part` may not begin or end with a dot, nor hold two in a row (RFC 5322 dot-atom)."""
    place = 1 if part.startswith(".") else part.find("..") + 2 if ".." in part else 0
    if not place and part.endswith("."):
        place = len(part)
    if place:
        side = "before" if code == "address_local_dot" else "after"
        message = f"There is a dot too many at position {before + place}, {side} the @."
        raise BadAddress(code, message, position=before + place)


def _written(char: str) -> bool:
    """Whether a non-ASCII character is one that shows: letter, mark, digit or sign."""
    return unicodedata.category(char)[0] in "LMNPS"


def _bad_character(char: str, place: int) -> BadAddress:
    shown = "blank" if char == " " else char if _written(char) else f"U+{ord(char):04X}"
    return BadAddress(
        "address_character",
        f"The character {shown} at position {place} may not stand in an address.",
        character=shown,
        position=place,
    )


@lru_cache(maxsize=65_536)
def shown(domain: str) -> str:
    """A domain for people's eyes: one with A-labels in both its forms, for the eye may be deceived."""
    if "xn--" not in domain:
        return domain
    import idna

    try:
        return f"{idna.decode(domain)} ({domain})"
    except idna.IDNAError:
        return domain
