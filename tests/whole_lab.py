"""Every sender of the lab met once, and the networks in which a question has no answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import dkim_letters
from lab_cards import SITES_AT_ONCE, Album, Desk, at, domain
from whowrites.checks import all_checks
from whowrites.headers.shown import of_details
from whowrites.lab import company, mailboxes
from whowrites.lab.blocklists import hashed
from whowrites.lab.messages import messages
from whowrites.lab.webmail import letters_of
from whowrites.lab.world import Lab
from whowrites.model import Finding, Reach, Subject
from whowrites.net.internet import Endpoint
from whowrites.sources import Sources
from whowrites.stated import stated

LETTERS = Path(company.__file__).parent / "letters"
Dial = Callable[[Endpoint], Endpoint]


def whole_lab(lab: Lab, folder: Path) -> Album:
    """All that the lab has to show, asked over its sockets. Changes the lab: for one that is restored."""
    album = Album()
    sets: tuple[mailboxes.Sets, ...] = ("first", "second")
    kinds = [(kind, mailboxes.place(lab, kind)) for name in sets for kind in mailboxes.kinds(name)]
    for name, value in dkim_letters.published().items():
        lab.put(name, "TXT", value)
    with at(lab, folder / "main", album) as desk:
        desk.remember()
        impatient = {firm.domain for firm in lab.companies if _is_impatient(firm)}
        senders = list(_senders(lab))
        typed = [Subject(address, surface="typed") for _, address in kinds]
        desk.show(*(it for it in senders if domain(it) not in impatient), *typed)
        _show_messages(desk)
        _show_letters(desk)
        _show_owner(desk)
        _come_back(desk, [address for kind, address in kinds if kind.reason == "greylisted"])
        refusing = [address.rpartition("@")[2] for kind, address in kinds if kind.result == "refuses_us"]
        desk.show(Subject(f"somebody.else@{refusing[0]}"))
        # Whoever asks us to slow down is left alone from then on: nobody else's answers may hang on it.
        desk.show(*(it for it in senders if domain(it) in impatient))
    for change in (_hijacked, _silent_lists, _no_mail_port, _no_route, _no_network, _own_fault):
        with lab.restored():
            change(lab, folder / change.__name__, album)
    return album


def _senders(lab: Lab) -> Iterator[Subject]:
    """The firms' own mail, and somebody at each firm that sends none."""
    for mail in letters_of(lab.companies):
        yield Subject(mail.address, mail.name, mail.reply_to or "", "file")
    for firm in lab.companies:
        if firm.domain and not firm.mail:
            yield Subject(f"info@{firm.domain}", surface="typed")


def _is_impatient(firm: company.Company) -> bool:
    asked = firm.registration.whois if firm.registration else ""
    return "throttled" in (asked, *firm.outside.values())


def _show_messages(desk: Desk) -> None:
    now, subjects = desk.clock.now, []
    for one in messages():
        auth, header = of_details(one.address, one.mailed_by, one.signed_by)
        claims = stated(one.signature.items(), now)
        subjects.append(Subject(one.address, one.name, one.reply_to, "message", auth, claims, header))
    desk.album.of_messages += zip(messages(), desk.show(*subjects), strict=True)


def _show_letters(desk: Desk) -> None:
    letters = [path.read_bytes() for path in sorted(LETTERS.glob("*.eml"))] + dkim_letters.kinds()
    with ThreadPoolExecutor(SITES_AT_ONCE) as few:
        desk.show(*few.map(lambda letter: desk.vetting.original(letter, Reach.CONTACT), letters))


def _show_owner(desk: Desk) -> None:
    for address, answer in (("info@northsea-bearings.com", "yes"), ("info@castellan-group.com", "no")):
        subject = Subject(address)
        (dossier,) = desk.meet([subject])
        desk.answer_all(dossier, answer)
        desk.show(subject)


def _come_back(desk: Desk, greylisted: Iterable[str]) -> None:
    """The mailboxes that were put off, asked about again when their moment has come."""
    subjects = [Subject(address) for address in (*greylisted, "gwen@tamarside-ceramics.co.uk")]
    for minutes in (11, 46):
        desk.clock.now += timedelta(minutes=minutes)
        for subject in subjects:
            desk.vetting.ask_check_again(subject.address, "mailbox")
        desk.show(*subjects)


def _hijacked(lab: Lab, folder: Path, album: Album) -> None:
    """A resolver that denies the names that there must be."""
    del lab.zones.records["com", "NS"]
    lab.zones.names.clear()
    lab.dns.forget()
    with at(lab, folder, album, "website") as desk:
        desk.show(Subject("x@nobody-knows-it.com"))


def _silent_lists(lab: Lab, folder: Path, album: Album) -> None:
    """Lists and services that do not want to tell this computer anything."""
    lab.put("dbltest.com.dbl.spamhaus.org", "A", "127.255.255.252")
    lab.put("surbl-org-permanent-test-point.com.multi.surbl.org", "A")
    lab.put("test.uribl.com.multi.uribl.com", "A", "127.0.0.1")
    lab.ca.show("web.archive.org", "other_name")
    address = "desk@brackenfold-wire.com"
    lab.put(f"{hashed(address)}.ebl.msbl.org", "A", "127.255.255.255")
    with at(lab, folder, album, "website") as desk:
        desk.show(Subject(address))


def _no_mail_port(lab: Lab, folder: Path, album: Album) -> None:
    """A network that lets nobody reach port 25, as at home."""
    shut = ("11.99.99.99", 1)
    refusing: Dial = lambda endpoint: lab.dial(shut if endpoint[1] == 25 else endpoint)  # noqa: E731
    with at(lab, folder, album, "website", dial=refusing) as desk:
        desk.show(Subject("procurement@castellan-group.com"))


def _no_route(lab: Lab, folder: Path, album: Album) -> None:
    """Mail servers can be reached, and the way to one firm's is blocked."""
    (there,) = lab.zones.records["mx1.castellan-group.com", "A"]
    nowhere = ("127.255.255.255", 25)
    lost: Dial = lambda endpoint: nowhere if endpoint[0] == there else lab.dial(endpoint)  # noqa: E731
    with at(lab, folder, album, "website", dial=lost) as desk:
        desk.show(Subject("procurement@castellan-group.com"))


def _no_network(lab: Lab, folder: Path, album: Album) -> None:
    with at(lab, folder, album, "website", nameservers=()) as desk:
        desk.show(Subject("procurement@castellan-group.com"))


def _own_fault(lab: Lab, folder: Path, album: Album) -> None:
    """A check that has a bug."""

    def fail(subject: Subject, sources: Sources) -> Iterator[Finding]:
        raise ZeroDivisionError(subject.address)

    broken = tuple(
        dataclasses.replace(it, run=fail) if it.reach is Reach.PASSIVE else it for it in all_checks()
    )
    with (
        patch("whowrites.instruments.all_checks", lambda: broken),
        at(lab, folder, album, "website") as desk,
    ):
        desk.show(Subject("procurement@castellan-group.com"))
