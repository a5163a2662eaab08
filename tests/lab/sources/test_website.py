"""The visit of a site: what answers, where it leads, which pages are read, and what is never done."""

from __future__ import annotations

import dataclasses
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest

from whowrites.address import parse
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.net.deadline import Deadline
from whowrites.sources import Sources
from whowrites.sources.page_facts import Quoted
from whowrites.sources.website import Website, is_somebody_elses, website, website_of


def visit(sources: Sources, domain: str) -> Website:
    answer = website(sources, domain)
    assert isinstance(answer, Found), answer
    return answer.value


def answering(status: str, body: bytes = b"", *headers: str) -> Callable[[socket.socket], None]:
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}"))

    def serve(connection: socket.socket) -> None:
        connection.recv(4000)
        connection.sendall(head.encode() + b"\r\n" + body)

    return serve


@pytest.mark.parametrize(
    ("domain", "state"),
    [
        ("northsea-bearings.com", "real"),
        ("meridian-oilfield.net", "for_sale"),
        ("pellworm-cables.com", "default"),
        ("arborfield-tools.com", "holding"),
        ("tidewater-gaskets.com", "untrusted"),
        ("haichuan-motors.com", "real"),
    ],
)
def test_what_stands_there(sources: Sources, domain: str, state: str) -> None:
    assert visit(sources, domain).state == state


def test_the_pages_behind_the_home_page(sources: Sources, lab: Lab) -> None:
    site = visit(sources, "lindenhof-optics.com")
    assert [page.kind for page in site.pages] == ["home", "contact", "imprint", "about", "products"]
    assert all(facts.language in ("de", "") for _, facts in site.read())
    asked = [url for service, url in lab.log if service == "web"]
    assert len(asked) == 5 and len(set(asked)) == 5
    assert site.encrypted and site.certificate is not None and not site.bad_certificate


def test_an_answer_is_kept(sources: Sources, lab: Lab) -> None:
    first = website(sources, "lindenhof-optics.com")
    lab.log.clear()
    assert website(sources, "lindenhof-optics.com") == first
    assert lab.log == []


def test_a_certificate_that_does_not_hold_is_a_fact_and_its_page_is_not_read(sources: Sources) -> None:
    expired, foreign = visit(sources, "tidewater-gaskets.com"), visit(sources, "solway-hydraulics.com")
    assert "expired" in expired.bad_certificate and expired.pages == ()
    assert "mismatch" in foreign.bad_certificate and foreign.url == "http://solway-hydraulics.com/"


def test_another_owners_site(sources: Sources) -> None:
    site = visit(sources, "brunswick-alloys.com")
    assert site.elsewhere == "castellan-group.com"
    assert is_somebody_elses(site, "brunswick-alloys.com")
    assert not is_somebody_elses(site, "castellan-group.net")  # the same name under another ending
    home = site.pages[0].facts
    assert home is not None
    listed = dataclasses.replace(home, emails=(Quoted("a@brunswick-alloys.com", ""),))
    own = dataclasses.replace(site, pages=(dataclasses.replace(site.pages[0], facts=listed),))
    assert not is_somebody_elses(own, "brunswick-alloys.com")


def test_no_address_is_absent_and_silence_is_unknown(sources: Sources, lab: Lab) -> None:
    assert isinstance(website(sources, "no-such-firm-here.com"), Absent)
    refused = website(sources, "hengtal-fasteners.com")
    assert isinstance(refused, Unknown) and refused.reason == "refused"
    servfail = website(sources, "saltmarsh-pumps.com")
    assert isinstance(servfail, Unknown) and servfail.reason == "servfail"
    lab.down = True
    silent = website(sources.at(Deadline.after(0.5)), "oakline-furniture.com")
    assert isinstance(silent, Unknown) and silent.reason == "timeout"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("429 Slow down", "throttled"),
        ("403 No", "refused"),
        ("503 Later", "server_error"),
        ("500 Broken", "server_error"),
    ],
)
def test_a_server_that_would_not_say(sources: Sources, lab: Lab, status: str, reason: str) -> None:
    name = f"answers-{status[:3]}.com"
    lab.host(name, f"11.77.0.{status[:2]}", {80: answering(status)})
    answer = website(sources, name)
    assert isinstance(answer, Unknown) and answer.reason == reason


def test_a_site_under_www_only_and_one_that_refreshes(sources: Sources, lab: Lab) -> None:
    page = b'<meta http-equiv="refresh" content="0;url=http://northsea-bearings.com/about">'
    lab.host("www.only-www.com", "11.77.1.1", {80: answering("200 OK", page)})
    site = visit(sources, "only-www.com")
    assert site.url == "http://northsea-bearings.com/about"
    assert site.elsewhere == "northsea-bearings.com"


def test_a_page_without_words(sources: Sources, lab: Lab) -> None:
    lab.host("nothing-said.com", "11.77.1.2", {80: answering("200 OK", b"<html><body><img src=a>")})
    lab.host(
        "made-by-script.com",
        "11.77.1.3",
        {80: answering("200 OK", b"<div id=app></div><script src=a></script>")},
    )
    lab.host("gone-home.com", "11.77.1.4", {80: answering("404 None", b"<p>No")})
    states = [
        visit(sources, name).state for name in ("nothing-said.com", "made-by-script.com", "gone-home.com")
    ]
    assert states == ["empty", "unread", "missing"]


HOSTILE = {
    "open-attributes": b'<a x="' * 16_000,
    "marked-sections": b"<![<![" * 80_000,
    "many-attributes": b"<div " + b"".join(b'a%d="x" ' % i for i in range(60_000)) + b">",
    "nested": b"<div>" * 100_000,
    "misnested": b"".join(b"<a href=%d><div>" % i for i in range(30_000)),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_page_made_to_hang_its_reader(sources: Sources, lab: Lab, attack: str) -> None:
    name = f"hostile-{attack}.com"
    lab.host(name, f"11.77.2.{list(HOSTILE).index(attack)}", {80: answering("200 OK", HOSTILE[attack])})
    answer = website(sources, name)
    assert isinstance(answer, Unknown) or (
        isinstance(answer, Found) and answer.value.state in ("unread", "empty")
    )


def test_it_is_not_visited_without_the_switch_nor_where_strangers_share_it(
    sources: Sources, lab: Lab
) -> None:
    allowed = dataclasses.replace(sources, switches=frozenset({"website"}))
    own: Any = parse("sales@lindenhof-optics.com")
    assert website_of(dataclasses.replace(sources, switches=frozenset()), own) is None
    assert website_of(allowed, parse("somebody@gmail.com")) is None
    assert not [url for service, url in lab.log if service == "web"]
    assert isinstance(website_of(allowed, own), Found)


def test_everybody_else_goes_on_while_a_hostile_page_is_read(sources: Sources, lab: Lab) -> None:
    lab.host("hostile-meanwhile.com", "11.77.3.1", {80: answering("200 OK", HOSTILE["misnested"])})
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(website, sources, "hostile-meanwhile.com")
        turns = 0
        while not reading.done():
            wait([reading], timeout=0.002)
            turns += 1
    assert turns > 20, "a reader that kept the interpreter's lock would leave nobody a turn"


def test_a_visit_asks_for_five_pages_at_most(sources: Sources, lab: Lab) -> None:
    links = "".join(f"<a href=/{name}>{name}</a>" for name in ("about", "contact", "imprint", "products"))
    other = f"<p>Gears and shafts of every size, made to drawing.</p>{links}".encode()
    first = b'<meta http-equiv="refresh" content="0;url=/en">'
    asked: list[bytes] = []

    def serve(connection: socket.socket) -> None:
        asked.append(connection.recv(4000).split(b" ")[1])
        body = first if asked[-1] == b"/" else other
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    lab.host("many-pages.com", "11.77.3.2", {80: serve})
    site = visit(sources, "many-pages.com")
    assert asked == [b"/", b"/en", b"/contact", b"/imprint", b"/about"]
    assert [page.kind for page in site.pages] == ["home", "contact", "imprint", "about", "products"]
    assert [page.kind for page in site.pages if page.facts is None] == ["products"]
