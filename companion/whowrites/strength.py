"""How much firm there is behind a sender, as facts: the size of its site, its years, registers, networks,
and what the writer's title says. Pure. A strong firm may be borrowed and a weak one honest: none of it
counts as risk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from whowrites.model import Claim, Dossier, Finding, Param, StrengthFact
from whowrites.reading.titles import role

_PAGES = ("site_about", "site_contact", "site_products", "site_imprint")
_SEEN_SINCE = ("domain_first_archived", "domain_first_certificate")
_NETWORKS = 6


def strength(dossier: Dossier) -> tuple[StrengthFact, ...]:
    """The facts in a fixed order: site, years, registers, networks, role. Nothing for what nobody looked
    at."""
    verdict = dossier.verdict
    weighed = (*verdict.goods, *verdict.notes, *verdict.reasons)
    own = dossier.subject.address.strip().lower()
    found = {item.finding.code: item.finding for item in weighed if item.address == own}
    return (
        *_site(found),
        *_years(found, dossier.claims),
        *_registers(found),
        *_networks(dossier.claims),
        *_roles(dossier.claims),
    )


def _site(found: dict[str, Finding]) -> Iterator[StrengthFact]:
    real = found.get("site_real")
    if real is None:
        return
    pages = 1 + sum(1 for code in _PAGES if code in found)
    yield _fact("pages", real, {"n": pages})
    if products := found.get("site_products"):
        yield _fact("products", products, {"url": products.params.get("url")})
    elif missing := found.get("site_no_products"):
        yield _fact("no_products", missing, {})


def _years(found: dict[str, Finding], claims: Sequence[Claim]) -> Iterator[StrengthFact]:
    for code in _SEEN_SINCE:
        if seen := found.get(code):
            date = str(seen.params.get("date") or "")
            yield _fact(
                code.removeprefix("domain_"), seen, {"date": date, "years": _since(date, seen.seen_at)}
            )
    founded = next((claim for claim in claims if claim.field == "founded"), None)
    if founded:
        yield StrengthFact("founded", founded.source, founded.seen_at, {"year": founded.value})


def _registers(found: dict[str, Finding]) -> Iterator[StrengthFact]:
    for code, name in (("register_active", "register"), ("register_inactive", "register_closed")):
        if entry := found.get(code):
            params = {key: entry.params.get(key) for key in ("company", "country")}
            yield _fact(name, entry, params)


def _networks(claims: Sequence[Claim]) -> Iterator[StrengthFact]:
    linked = [claim for claim in claims if claim.field == "social"]
    hosts = dict.fromkeys(_host(claim.value) for claim in linked)
    if linked:
        named = ", ".join(list(hosts)[:_NETWORKS])
        yield StrengthFact("networks", linked[0].source, linked[0].seen_at, {"n": len(hosts), "hosts": named})


def _roles(claims: Iterable[Claim]) -> Iterator[StrengthFact]:
    for claim in claims:
        if claim.field == "title":
            told = role(claim.value)
            if told.function or told.rank:
                params: dict[str, Param] = {"title": claim.value}
                params |= {"function": told.function or "unsaid", "rank": told.rank or "unsaid"}
                yield StrengthFact("role", claim.source, claim.seen_at, params)
                return


def _fact(code: str, finding: Finding, params: dict[str, Param]) -> StrengthFact:
    return StrengthFact(code, finding.source, finding.seen_at, params)


def _since(date: str, now: datetime) -> int:
    year = date[:4]
    return max(now.year - int(year), 0) if year.isascii() and year.isdigit() else 0


def _host(link: str) -> str:
    return (urlsplit(link if "//" in link else f"//{link}").hostname or link).removeprefix("www.")
