"""Whether what the receiving server let pass belongs to the domain in From: counted here, not read from it.

Relaxed alignment of DMARC (RFC 7489 section 3.1): the organisational domains are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import registrable
from whowrites.headers.authentication_results import Result
from whowrites.headers.fields import Fields, every
from whowrites.headers.received import organisation
from whowrites.headers.receiver import Told
from whowrites.model import Auth

_WORDS = frozenset(["pass", "fail", "softfail", "neutral", "none", "policy", "temperror", "permerror"])
_NO_ANSWER = frozenset(("temperror", "permerror"))


def auth(told: Told, domain: str, fields: Fields) -> Auth | None:
    """The results for the From domain `domain` (ASCII, lower case); None where there are none of SPF, DKIM
    or DMARC. The channel is left empty."""
    spf, dmarc = told.first("spf"), _dmarc(told, domain)
    signed = [item for item in told.results if item.method == "dkim"]
    if spf is None and dmarc is None and not signed:
        return None
    best = next((item for item in signed if item.result == "pass"), signed[0] if signed else None)
    return Auth(
        spf=_word(spf), dkim=_word(best), dmarc=_word(dmarc), aligned=_aligned(told, domain, dmarc, fields)
    )


def passed(told: Told) -> Iterator[str]:
    """The domains for which SPF or DKIM passed, as the server names them."""
    for item in told.results:
        if item.result == "pass" and item.method in ("spf", "dkim"):
            name = _domain(item)
            if name:
                yield name


def _aligned(told: Told, domain: str, dmarc: Result | None, fields: Fields) -> bool | None:
    """None where a pass does not say of which domain, where a look-up failed, or where nobody looked at a
    signature that is there."""
    own = registrable(domain)
    asked = [item for item in told.results if item.method in ("spf", "dkim")]
    if any(organisation(name) == own for name in passed(told)) or _word(dmarc) == "pass":
        return True
    unnamed = any(item.result == "pass" and not _domain(item) for item in asked)
    failed = any(item.result in _NO_ANSWER for item in asked)
    dkim_seen = any(item.method == "dkim" for item in asked)
    unread = not dkim_seen and next(every(fields, "dkim-signature"), None) is not None
    return None if unnamed or failed or unread or not asked else False


def _dmarc(told: Told, domain: str) -> Result | None:
    """The DMARC result, if it is about the domain that is shown as the sender's."""
    result = told.first("dmarc")
    about = result.property("header.from") if result else ""
    if about and registrable(domain) != organisation(_host(about)):
        return None
    return result


def _domain(item: Result) -> str:
    if item.method == "dkim":
        return _host(item.property("header.d", "header.i"))
    return _host(item.property("smtp.mailfrom", "smtp.mail", "smtp.helo"))


def _host(said: str) -> str:
    """The domain of an address, `@domain` or domain."""
    return said.strip("<>").rpartition("@")[2].lower().rstrip(".")


def _word(item: Result | None) -> str:
    """A result of the RFC's own words (section 2.7); Yahoo's `unknown` and Microsoft's guesses are none."""
    return "" if item is None else item.result if item.result in _WORDS else "none"
