"""Every kind of change, one at a time: from what the wire says to the line on the page of changes.

Each firm changes in one thing only, so that a page that named the wrong thing, or two, would be seen. And
the same firm with one service dead instead: no line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from lab.watch.firm import HOME, PARKED, Clock, firm, look, opened, site, told
from whowrites import switches
from whowrites.app import create_app
from whowrites.lab.company import Company, Listed, Smtp
from whowrites.lab.site import Site
from whowrites.lab.world import Lab
from whowrites.model import Auth, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting

PORT = 8737


def page_of(store: Store, vetting: Vetting, clock: Clock, folder: Path, lang: str = "en") -> list[list[str]]:
    """The rows of the page of changes as a reader has them: the words of each cell."""
    store.settings.set("language", lang)
    app = create_app(vetting=vetting, store=store, port=PORT, clock=clock, extension_dir=folder)
    session = store.browsers.new_session()
    shown = app.test_client(use_cookies=False).get(
        "/changes",
        base_url=f"http://127.0.0.1:{PORT}",
        headers={"Cookie": f"whowrites_{PORT}={session}", "Sec-Fetch-Site": "same-origin"},
    )
    assert shown.status_code == 200
    rows = LexborHTMLParser(shown.text).css("table.changes tbody tr")
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


def zone(**parts: Any) -> Callable[[Company], Company]:
    return lambda now: replace(now, zone=replace(now.zone, **parts))


def registration(**parts: Any) -> Callable[[Company], Company]:
    def altered(now: Company) -> Company:
        assert now.registration is not None
        return replace(now, registration=replace(now.registration, **parts))

    return altered


OTHERS_SITE = site(
    "Brookmere Pumps", "<h1>Brookmere Pumps</h1><p>Pumps since 1990.</p><p>© Brookmere Pumps GmbH</p>"
)
OWN_IMPRINT = site(
    "Withamford Looms",
    "<h1>Withamford Looms</h1><p>We make looms in Witham.</p><p>© 2026 Withamford Looms Ltd</p>",
)
NULL_MX = zone(mx=("0 .",), hosts=("@", "www"))
NO_MAIL_AT_ALL = zone(mx=(), hosts=("www",))

STOPPED = "The domain no longer receives mail: receives mail → receives no mail"
KINDS: list[tuple[str, Callable[[Company], Company], str, str]] = [
    ("registrar", registration(registrar="NameSilo LLC"), "registrar_changed", "Gandi SAS → NameSilo LLC"),
    ("registrant", registration(org="Other Holding Inc"), "registrant_changed",
     "Another holder of the domain: Withamford Looms Ltd → Other Holding Inc"),
    ("servers", zone(ns=("ns1.other-dns.net", "ns2.other-dns.net")), "name_servers_changed",
     "ns1.other-dns.net"),
    ("moved", zone(mx=("10 mx.cheapmail-relay.net",)), "mail_moved", "received elsewhere: mx."),
    ("nullmx", NULL_MX, "mail_stopped", STOPPED),
    ("nomx", NO_MAIL_AT_ALL, "mail_stopped", STOPPED),
    ("dmarc", zone(dmarc="v=DMARC1; p=none"), "dmarc_weakened", "p=reject → p=none"),
    ("spf", zone(txt=("v=spf1 +all",)), "spf_opened", "Anybody may now send mail in its name"),
    ("parked", lambda now: replace(now, site=replace(PARKED, any_path=True)), "site_parked",
     "parked or for sale"),
    ("gone", lambda now: replace(now, site=Site(), zone=replace(now.zone, hosts=("mx",))), "site_gone",
     "The site is gone"),
    ("listed", lambda now: replace(now, listed=(Listed("dbl", "@", "127.0.1.2"),)), "listed",
     "Newly on a blocklist: "),
    ("refused", lambda now: replace(now, smtp=Smtp(accepts=("bob",))), "address_refused",
     "The mail server now refuses the address"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "alter", "code", "says"), KINDS, ids=[kind[0] for kind in KINDS])
def test_one_thing_changes_and_the_page_says_this_and_nothing_else(
    lab: Lab,
    tmp_path: Path,
    clock: Clock,
    name: str,
    alter: Callable[[Company], Company],
    code: str,
    says: str,
) -> None:
    now = firm(f"withamkind-{name}", clock())
    now = registration(expires=clock() + timedelta(days=900))(now)
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        switches.choose(store.settings, {"website", "mailbox", "blocklists"})
        look(lab, store, clock, now.id)
        assert page_of(store, vetting, clock, tmp_path) == []
        clock.now += timedelta(days=31)
        lab.alter(alter(now))
        look(lab, store, clock, now.id)
        rows = page_of(store, vetting, clock, tmp_path)
        lines = [" ".join(row) for row in rows if says in " ".join(row)]
        assert len(lines) == 1, rows
        assert f"ann@{now.domain}" in lines[0]
        assert set(told(store)) - CONSEQUENCES.get(name, set()) - {"level_rose", "level_fell"} == {code}
        chinese = page_of(store, vetting, clock, tmp_path, "zh_CN")
        assert len(chinese) == len(rows) and all(re.search("[\u4e00-\u9fff]", row[2]) for row in chinese)


CONSEQUENCES: dict[str, set[str]] = {}
"""What follows from the change itself, and is told too."""


def test_site_of_another_company_is_told_with_its_name(lab: Lab, tmp_path: Path, clock: Clock) -> None:
    now = registration(expires=clock() + timedelta(days=900))(firm("withamkind-othersite", clock()))
    now = replace(now, site=OWN_IMPRINT)
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        switches.choose(store.settings, {"website"})
        look(lab, store, clock, now.id)
        clock.now += timedelta(days=31)
        lab.alter(replace(now, site=OTHERS_SITE))
        look(lab, store, clock, now.id)
        rows = [" ".join(row) for row in page_of(store, vetting, clock, tmp_path)]
        assert any("Another organisation" in row or "names another company" in row for row in rows), rows
        assert any("Brookmere Pumps" in row for row in rows), rows


def test_answers_that_now_go_elsewhere_are_told_with_both_addresses(
    lab: Lab, tmp_path: Path, clock: Clock
) -> None:
    now = firm("withamkind-replyto", clock())
    lab.alter(now)
    address, passed = f"ann@{now.domain}", Auth(spf="pass", dkim="pass", dmarc="pass")
    with opened(lab, tmp_path, clock) as (store, vetting):
        vetting.finish(Subject(address, "Ann", "", "message", passed), Reach.PASSIVE)
        clock.now += timedelta(hours=2)
        vetting.finish(Subject(address, "Ann", None, "message", passed), Reach.PASSIVE)
        assert page_of(store, vetting, clock, tmp_path) == [], (
            "a Reply-To that was not seen is none that changed"
        )
        vetting.finish(Subject(address, "Ann", f"sales@{now.domain}", "message", passed), Reach.PASSIVE)
        assert page_of(store, vetting, clock, tmp_path) == [], "another mailbox of the same firm"
        clock.now += timedelta(hours=2)
        vetting.finish(Subject(address, "Ann", "ann.looms@gmail.com", "message", passed), Reach.PASSIVE)
        (row,) = page_of(store, vetting, clock, tmp_path)
        line = " ".join(row)
        assert "Answers now go to another address" in line
        assert f"sales@{now.domain} → ann.looms@gmail.com" in line
        clock.now += timedelta(hours=2)
        vetting.finish(Subject(address, "Ann", "ann.looms@gmail.com", "message", passed), Reach.PASSIVE)
        assert len(page_of(store, vetting, clock, tmp_path)) == 1, "told once"


DEAD: list[tuple[str, Callable[[Company], Company]]] = [
    ("registry", registration(rdap="unavailable", whois="throttled")),
    ("servfail", zone(state="servfail")),
    ("silent", zone(state="silent")),
    ("website", lambda now: replace(now, site=replace(HOME, certificate="expired"))),
    ("mailserver", lambda now: replace(now, smtp=Smtp(everybody="451 4.3.0 Try later"))),
]


@pytest.mark.parametrize(("name", "alter"), DEAD, ids=[kind[0] for kind in DEAD])
def test_a_question_that_failed_is_no_change(
    lab: Lab, tmp_path: Path, clock: Clock, name: str, alter: Callable[[Company], Company]
) -> None:
    now = registration(expires=clock() + timedelta(days=900))(firm(f"withamdead-{name}", clock()))
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        switches.choose(store.settings, {"website", "mailbox", "blocklists"})
        look(lab, store, clock, now.id)
        clock.now += timedelta(days=31)
        lab.alter(alter(now))
        look(lab, store, clock, now.id)
        shown = page_of(store, vetting, clock, tmp_path)
        assert [row for row in shown if "Rated" not in " ".join(row)] == []
        lab.alter(now)
        clock.now += timedelta(days=31)
        look(lab, store, clock, now.id)
        back = page_of(store, vetting, clock, tmp_path)
        assert [row for row in back if "Rated" not in " ".join(row)] == [], (
            "nor is it one when it works again"
        )
