"""The web site of a sender's domain: the home page and the few pages behind it that tell who the firm is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whowrites.address import Address, registrable
from whowrites.model import Answer, Reach
from whowrites.net import guard
from whowrites.net.certificate import Certificate
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.http import Response
from whowrites.sources import Sources, answers, lists
from whowrites.sources.about import About
from whowrites.sources.page_facts import PageFacts
from whowrites.sources.website_fetch import Reader, fetch
from whowrites.sources.website_parked import is_parked, parking_signs

ABOUT = About(
    name="site",
    site="https://www.rfc-editor.org/rfc/rfc9110",
    sent="A visit to the sender's own web site from this computer's address, at most five pages",
    needs_key=False,
    terms="The site's own; only after a click, and only with the switch for web sites on.",
    reach=Reach.CONTACT,
)
SWITCH = "website"
SECONDS = 15.0
PAGES = 5
"""Pages asked for in one visit, whatever they are asked for."""
ORDER = ("contact", "imprint", "about", "products")
_LITTLE = 400
"""Characters up to which a page that sends its readers on is no page of its own."""
_NOTHING = 30


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. `kind`: home, contact, imprint, about, products. `text`: of the link to it.

    `facts` is None where it is a part of the home page or was not read; then `reason` says why, if it is not.
    """

    kind: str
    url: str
    text: str
    facts: PageFacts | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Website:
    """What answered when the domain's site was visited.

    `state`: "real", "parked", "for_sale", "default" (a server's own page), "holding", "empty", "unread" (it
    is made by programs that are not run here), "missing" (4xx), "untrusted" (no page: the certificate does
    not hold and nothing answers without). `signs` are those of `website_parked`. `elsewhere`: the other
    registrable domain that the visit was led to, or empty. `bad_certificate`: what is wrong with it, or
    empty. `pages`: home first.
    """

    url: str
    state: str
    elsewhere: str = ""
    bad_certificate: str = ""
    certificate: Certificate | None = None
    signs: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def encrypted(self) -> bool:
        return self.url.startswith("https:")

    def read(self) -> Iterator[tuple[str, PageFacts]]:
        """URL and facts of each page that was read."""
        return ((page.url, page.facts) for page in self.pages if page.facts is not None)


def website_of(sources: Sources, address: Address) -> Answer[Website] | None:
    """The site of the address's owner; None where it is not to be visited: the switch is off, or strangers
    share the domain."""
    shared = lists.is_free(address.domain) or lists.is_relay(address.domain)
    return None if shared or SWITCH not in sources.switches else website(sources, address.registrable)


def is_somebody_elses(site: Website, domain: str) -> bool:
    """Whether the visit ended at another owner's site: another domain, of another name, that shows no address
    at this one. What it says is then nothing that the sender says."""
    if not site.elsewhere or site.elsewhere.partition(".")[0] == domain.partition(".")[0]:
        return False
    return not any(mail.value.endswith("@" + domain) for _, facts in site.read() for mail in facts.emails)


def website(sources: Sources, domain: str) -> Answer[Website]:
    """The site of a registrable domain. Absent: neither it nor its www has an address.

    The domain's own servers see the visit: only for reach contact.
    """
    return answers.remembered(sources, ABOUT.name, domain, Website, lambda: _visit(sources, domain))


def _visit(sources: Sources, domain: str) -> Website | None:
    deadline = sources.deadline.sooner(SECONDS)
    host = _host(sources, domain, deadline)
    if host is None:
        return None
    home, broken = _home(sources, host, deadline)
    if home is None:
        return Website(f"https://{host}/", "untrusted", bad_certificate=broken)
    reader = Reader(domain, sources.clock().year)
    if home.status >= 400:
        return Website(home.url, "missing", _elsewhere(home, domain), broken, home.certificate)
    facts = reader.read("home", home, deadline)
    asked = 1
    if facts.onward and facts.letters <= _LITTLE:
        home = _sent_on(sources, home, facts.onward, deadline) or home
        facts = reader.read("home", home, deadline)
        asked += 1
    signs = parking_signs(sources, domain, home, facts, reader, deadline)
    asked += len(signs) == 1  # the path that would have been the second sign
    state = _state(facts, signs)
    found: tuple[Page, ...] = (Page("home", home.url, facts.title, facts),)
    if state == "real":
        found += tuple(_pages(sources, home, facts, reader, deadline, PAGES - asked))
    return Website(home.url, state, _elsewhere(home, domain), broken, home.certificate, signs, found)


def _host(sources: Sources, domain: str, deadline: Deadline) -> str | None:
    """The domain, or its www where only that has an address; None where neither has."""
    for host in (domain, f"www.{domain}"):
        try:
            sources.dns.addresses(host, deadline)
        except NetError as error:
            if error.reason != "no_address":
                raise
        else:
            return host
    if sources.dns.hijacked(deadline):
        raise NetError("hijacked", domain)
    return None


def _home(sources: Sources, host: str, deadline: Deadline) -> tuple[Response | None, str]:
    """The home page, over http only where https is refused or proves nothing; and what is wrong with the
    certificate. None: that, and nothing answers without. Raises NetError."""
    try:
        return fetch(sources, f"https://{host}/", deadline), ""
    except NetError as error:
        if error.reason not in ("refused", "closed", "bad_certificate"):
            raise
        broken = error.detail if error.reason == "bad_certificate" else ""
    try:
        return fetch(sources, f"http://{host}/", deadline), broken
    except NetError:
        if broken:
            return None, broken
        raise


def _sent_on(sources: Sources, home: Response, onward: str, deadline: Deadline) -> Response | None:
    """The page that a refresh or a single frame leads to; None where it gives none."""
    try:
        other = fetch(sources, str(guard.hop(guard.web_url(home.url), onward)), deadline)
    except NetError:
        return None
    return other if other.status < 400 else None


def _state(facts: PageFacts, signs: tuple[str, ...]) -> str:
    if is_parked(signs):
        return "for_sale" if "sale" in facts.marks else "parked"
    for mark in ("default", "holding"):
        if mark in facts.marks:
            return mark
    if facts.letters < _NOTHING and not facts.links:
        return "unread" if facts.scripted or facts.cut else "empty"
    return "real"


def _elsewhere(home: Response, domain: str) -> str:
    other = registrable(guard.web_url(home.url).host)
    return "" if other == domain else other


def _pages(
    sources: Sources, home: Response, facts: PageFacts, reader: Reader, deadline: Deadline, most: int
) -> Iterator[Page]:
    """The pages that the home page links to, each URL once, on the same registrable domain only. Of what is
    linked beyond `most` only the link is told."""
    base = guard.web_url(home.url)
    asked = {str(base)}
    for link in sorted(facts.links, key=lambda link: ORDER.index(link.kind)):
        try:
            target = guard.hop(base, link.href.partition("#")[0])
        except NetError:
            continue
        url = str(target)
        if registrable(target.host) != registrable(base.host):
            continue
        if url in asked or len(asked) > most:
            yield Page(link.kind, url, link.text, None)
            continue
        asked.add(url)
        try:
            response = fetch(sources, url, deadline)
            if response.status < 400:
                yield Page(link.kind, url, link.text, reader.read(link.kind, response, deadline))
        except NetError as error:
            yield Page(link.kind, url, link.text, None, error.reason)
