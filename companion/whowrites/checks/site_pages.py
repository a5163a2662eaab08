"""What does the sender's own site tell about the firm, and does it list his address?

Five questions that every buyer asks of a site: who are you, how are you reached, where, by which number, what
do you make? The answers are kept beside what registries and the message say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.reading.countries import countries_of_phone
from whowrites.sources import Sources
from whowrites.sources.page_facts import PageFacts, Quoted
from whowrites.sources.website import Page, Website, is_somebody_elses, website_of

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "site"
CLAIMS = tuple(
    (name, "site") for name in ("company", "country", "phone", "email", "address", "language", "social")
)

_Told = tuple[str, Quoted]
"""The URL of a page, and what it says."""
_ROWS = {
    "about": ("site_about", "site_no_about"),
    "contact": ("site_contact", "site_no_contact"),
    "products": ("site_products", "site_no_products"),
    "imprint": ("site_imprint", ""),
}
_CLAIMED = (
    ("company", "companies", 3),
    ("country", "countries", 3),
    ("phone", "phones", 4),
    ("email", "emails", 4),
)
"""Field of the claim, what it is made from, and how many at most."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one row a question, found or not, and the site's statements as claims."""
    address = parse(subject.address)
    answer = website_of(sources, address)
    if isinstance(answer, Unknown):
        reason: dict[str, Param] = {"reason": answer.reason}
        yield Finding("site_pages_unknown", Kind.UNKNOWN, "registry", "site", answer.seen_at, reason)
    if not isinstance(answer, Found) or answer.value.state != "real":
        return
    site, now = answer.value, answer.seen_at
    if is_somebody_elses(site, address.registrable):
        return
    yield from _claims(site, now)
    yield from _pages(site, now)
    yield _mail(site, address.normal, address.registrable, now)
    yield from _phone_and_place(site, now)


def _claims(site: Website, now: datetime) -> Iterator[Claim]:
    for field, name, most in _CLAIMED:
        values = dict.fromkeys(item.value for _, item in _all(site, name))
        for value in list(values)[:most]:
            yield Claim(field, value, "site", now)
    for quote in list(dict.fromkeys(item.quote for _, item in _all(site, "countries")))[:3]:
        if any(char.isdigit() for char in quote):
            yield Claim("address", quote, "site", now)
    home = site.pages[0].facts
    if home is not None:
        if home.language:
            yield Claim("language", home.language, "site", now)
        for link in home.social[:4]:
            yield Claim("social", link, "site", now)


def _pages(site: Website, now: datetime) -> Iterator[Finding]:
    found: dict[str, Page] = {page.kind: page for page in site.pages}
    for kind, (there, missing) in _ROWS.items():
        page = found.get(kind)
        if page is not None:
            params: dict[str, Param] = {"url": page.url, "text": page.text}
            snippet = page.facts.beginning if page.facts else ""
            yield Finding(there, Kind.NOTE, "registry", "site", now, params, snippet)
        elif missing:
            yield Finding(missing, Kind.NOTE, "registry", "site", now, {"url": site.url})


def _mail(site: Website, own: str, domain: str, now: datetime) -> Finding:
    told = _all(site, "emails")
    for url, mail in told:
        if mail.value == own:
            params: dict[str, Param] = {"address": own, "url": url}
            return Finding("site_lists_address", Kind.GOOD, "registry", "site", now, params, mail.quote)
    for url, mail in told:
        if mail.value.endswith(("@" + domain, "." + domain)):
            params = {"domain": shown(domain), "url": url, "address": mail.value}
            return Finding("site_lists_domain", Kind.GOOD, "registry", "site", now, params, mail.quote)
    if told:
        url, mail = told[0]
        params = {"domain": shown(domain), "url": url, "address": mail.value}
        return Finding("site_lists_others", Kind.RISK, "registry", "site", now, params, mail.quote)
    return Finding("site_lists_no_mail", Kind.NOTE, "registry", "site", now, {"url": site.url})


def _phone_and_place(site: Website, now: datetime) -> Iterator[Finding]:
    numbers, places = _all(site, "phones"), _all(site, "countries")
    if not numbers:
        yield Finding("site_no_phone", Kind.NOTE, "registry", "site", now, {"url": site.url})
    if places:
        url, place = places[0]
        params: dict[str, Param] = {"country": place.value, "url": url}
        yield Finding("site_country", Kind.NOTE, "registry", "site", now, params, place.quote)
    here = {place.value for _, place in places}
    reached = {code for _, number in numbers for code in countries_of_phone(number.value)}
    if numbers:
        url, number = numbers[0]
        params = {"number": number.value, "url": url, "country": places[0][1].value if places else ""}
        if here and not here & reached:
            yield Finding("site_phone_abroad", Kind.RISK, "registry", "site", now, params, number.quote)
        else:
            yield Finding("site_phone", Kind.NOTE, "registry", "site", now, params, number.quote)


def _all(site: Website, name: str) -> list[_Told]:
    """What the read pages say under one name of their facts; contact and imprint before the rest."""
    first = sorted(site.pages, key=lambda page: page.kind not in ("contact", "imprint"))
    read: list[tuple[str, PageFacts]] = [(page.url, page.facts) for page in first if page.facts is not None]
    return [(url, item) for url, facts in read for item in getattr(facts, name)]
