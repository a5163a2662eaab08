"""Facts that come in many kinds, each from the wire to the card: mail providers, the places where a firm is
named, answers of registries."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

import whowrites
from whowrites import present, switches
from whowrites.cards import Card
from whowrites.lab import company
from whowrites.lab.site import Site, SitePage
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

Ask = Callable[[str, Reach], Card]
DATA = Path(whowrites.__file__).parent / "data"
TABLE = tomllib.loads((DATA / "mail_providers.toml").read_text("utf-8"))
PROVIDERS = {name: end for end, name in TABLE["suffixes"].items()}
BARE = company.load(company.FOLDER / "arborfield-tools.toml", datetime.now(UTC))


@pytest.fixture
def card(lab: Lab, tmp_path: Path) -> Iterator[Ask]:
    store = Store.open(tmp_path, utc_now)
    switches.choose(store.settings, {"website"})
    vetting = Vetting(lab.internet, store)
    yield lambda address, reach: present.card(vetting.finish(Subject(address), reach), "en", top=None)
    vetting.close()
    store.close()


def test_each_mail_provider_is_named(lab: Lab, card: Ask) -> None:
    """By one end of a host's name for each: the others are in the table's own test."""
    domains = {name: f"mail-of-{number}.com" for number, name in enumerate(PROVIDERS)}
    for number, (name, domain) in enumerate(domains.items()):
        host = f"in7.{PROVIDERS[name]}"
        lab.put(domain, "MX", f"10 {host}")
        lab.put(host, "A", f"11.34.{number // 250}.{number % 250 + 1}")
    with ThreadPoolExecutor(8) as pool:
        shown_of = pool.map(lambda domain: card(f"a@{domain}", Reach.PASSIVE), domains.values())
        cards = dict(zip(domains, shown_of, strict=True))
    for name, shown in cards.items():
        assert f"Mail for {domains[name]} is run by {name}" in {line.text for line in shown.notes}
        [row] = [row for row in shown.matrix if row.field == "mail_provider"]
        assert [(cell.source, cell.values) for cell in row.cells if cell.values] == [("dns", (name,))]


FIRM = "Wickmere Turbine Ltd"
PLACES = {
    "json-ld": (
        '<script type="application/ld+json">{"@type": "Organization", '
        '"name": "Wickmere Turbine Ltd"}</script>',
        "Turbines",
        "",
    ),
    "microdata": (
        "",
        "Turbines",
        '<p itemscope itemtype="https://schema.org/Organization">'
        '<b itemprop="name">Wickmere Turbine Ltd</b></p>',
    ),
    "open graph": ('<meta property="og:site_name" content="Wickmere Turbine Ltd">', "Turbines", ""),
    "title": ("", f"{FIRM} - Turbines", ""),
    "copyright": ("", "Turbines", f"<footer>© 2019 {FIRM}. All rights reserved.</footer>"),
    "imprint": ("", "Turbines", '<a href="/imprint">Imprint</a>'),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_firms_name_is_read_at_each_of_its_places(lab: Lab, card: Ask, place: str) -> None:
    head, title, end = PLACES[place]
    body = f"<h1>Turbines</h1><p>Small turbines for rivers and brooks, made to measure.</p>{end}"
    pages = {"/": SitePage(html=f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")}
    if place == "imprint":
        pages["/imprint"] = SitePage(title="Imprint", body=f"<p>{FIRM}</p><p>9000 Weir Road, Hexham</p>")
    domain = f"named-in-{place.replace(' ', '-')}.com"
    lab.alter(dataclasses.replace(BARE, id=domain, domain=domain, registration=None, site=Site(pages)))
    shown = card(f"office@{domain}", Reach.CONTACT)
    [row] = [row for row in shown.matrix if row.field == "company"]
    assert [(cell.source, cell.values) for cell in row.cells if cell.values] == [("site", (FIRM,))]


UNTOLD = "Age of the domain could not be checked: "


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("info@hawksmoor-locks.org", "Domain hawksmoor-locks.org registered"),
        ("harold.finchley@gmaill.com", "The registry has no entry for gmaill.com, and DNS does not"),
        ("info@jinhua-rope.cn", UNTOLD + "the server asked us to slow down"),
        ("dana@saltmarsh-pumps.com", UNTOLD + "the server reported a fault of its own"),
        ("info@songhong-ceramics.vn", UNTOLD + "not published for this ending"),
        ("info@rushmere-yarns.com", UNTOLD + "the answer made no sense"),
        ("us14@mailchimpapp.net", "Domain mailchimpapp.net registered"),
        ("sales@cheapmail-relay.net", "The holder of cheapmail-relay.net is not published, which is usual"),
    ],
)  # fmt: skip
def test_what_a_registry_answers_are_so_many_things(card: Ask, address: str, sentence: str) -> None:
    shown = card(address, Reach.PASSIVE)
    lines = [line.text for line in (*shown.reasons, *shown.goods, *shown.notes, *shown.unknowns)]
    assert [text for text in lines if text.startswith(sentence)], lines
