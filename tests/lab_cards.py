"""A user of the lab, and the cards that he is shown, as the API sends them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from standing_clock import Clock
from whowrites import checklist, present, switches, wire
from whowrites.lab.company import Company
from whowrites.lab.messages import Message, known
from whowrites.lab.site import Site
from whowrites.lab.world import Lab
from whowrites.model import Dossier, Kind, Reach, Subject
from whowrites.records import Answer, Contact, Decision, Hit
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now
from whowrites.web.owner_words import HIT_FIELDS

LANGUAGES = ("en", "zh_CN")
SITES_AT_ONCE = 3
"""Each page of a site is read by a process of its own."""
_OTHERS_AT_ONCE = 16
_LASTING = timedelta(days=45)

Card = dict[str, Any]


@dataclass
class Album:
    """`cards`: one a sender and language, as JSON. `of_messages`: the English one of each message. `said`:
    the kinds of what each check found."""

    cards: list[Card] = field(default_factory=list)
    of_messages: list[tuple[Message, Card]] = field(default_factory=list)
    said: set[tuple[str, Kind]] = field(default_factory=set)

    def add(self, dossier: Dossier) -> Card:
        drawn = [wire.to_json(present.card(dossier, lang, top=None)) for lang in LANGUAGES]
        self.cards += drawn
        verdict = dossier.verdict
        for item in (*verdict.reasons, *verdict.goods, *verdict.notes, *verdict.unknowns):
            self.said.add((item.finding.check, item.finding.kind))
        english: Card = drawn[0]
        return english

    def lines(self) -> Iterator[dict[str, Any]]:
        """All that is said of anybody, in both languages."""
        for card in self.cards:
            for part in ("reasons", "goods", "notes", "unknowns", "dismissed"):
                yield from card[part]

    def cells(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The field of each claim shown, and the cell in which it stands."""
        for card in self.cards:
            for row in card["matrix"]:
                yield from ((row["field"], cell) for cell in row["cells"] if cell["values"])


class Desk:
    """One user of the lab, whose clock stands."""

    def __init__(self, lab: Lab, folder: Path, album: Album, *off: str, **changed: Any) -> None:
        """`off`: switches that are not on; `changed`: what is otherwise of the internet."""
        self.lab, self.album = lab, album
        self.clock = Clock(utc_now())
        self.store = Store.open(folder, self.clock)
        switches.choose(self.store.settings, switches.DEFAULTS.keys() - set(off))
        self.vetting = Vetting(dataclasses.replace(lab.internet, **changed), self.store, self.clock)

    def close(self) -> None:
        self.vetting.close()
        self.store.close()

    def meet(self, subjects: Iterable[Subject]) -> list[Dossier]:
        """Their dossiers in order; those without a site many at once. The site of a firm of which nothing but
        its mail is to be told is left alone: reading the pages of all of them takes most of the time."""
        asked, firms = list(subjects), self.lab.companies
        with_site = {firm.domain for firm in firms if firm.site.pages}
        left_alone = {firm.domain for firm in firms if _is_plain(firm)}
        with ThreadPoolExecutor(SITES_AT_ONCE) as few, ThreadPoolExecutor(_OTHERS_AT_ONCE) as many:
            going = [
                (few if at in with_site - left_alone else many).submit(
                    self.vetting.finish, subject, Reach.PASSIVE if at in left_alone else Reach.CONTACT
                )
                for subject, at in zip(asked, map(domain, asked), strict=True)
            ]
            met = [future.result() for future in going]
        # A page may come too late on a busy machine: such a site is visited once more, by itself.
        late = [subject for subject, dossier in zip(asked, met, strict=True) if _late(dossier)]
        for subject in late:
            self.vetting.ask_again(subject, Reach.CONTACT)
            met[asked.index(subject)] = self.vetting.finish(subject, Reach.CONTACT)
        return met

    def show(self, *subjects: Subject) -> list[Card]:
        """As `meet`, and their cards go into the album."""
        return [self.album.add(dossier) for dossier in self.meet(subjects)]

    def remember(self) -> None:
        """Let the user know whom the lab says that he knows."""
        people, today = known(), self.clock.now
        self.clock.now = today - _LASTING
        of = {how: [one for one in people if one.how == how] for how in ("contact", "approved", "written")}
        self.store.contacts.add(
            [Contact(one.address, one.name, "import", self.clock.now) for one in of["contact"]]
        )
        self.store.written.note([(one.address, one.name) for one in of["written"]])
        for one in of["approved"]:
            met = self.vetting.finish(Subject(one.address, one.name, "", "message"), Reach.LOCAL)
            self.store.dossiers.decide(Decision(met.id, "proceed", self.clock.now))
        self.clock.now = today
        self.store.written.note(
            [(one.address, one.name) for one in people if one.how in ("written", "answered")]
        )

    def answer_all(self, dossier: Dossier, answer: str) -> None:
        """The owner's answer to each question that no tool can answer, and what he found about the sender."""
        for question in checklist.QUESTIONS:
            self.store.owner.answer(dossier.id, Answer(question, answer, "", self.clock.now))
        for name in HIT_FIELDS:
            hit = Hit(
                0,
                dossier.id,
                name,
                _FOUND.get(name, "Invented Words"),
                "https://register.example/1",
                self.clock.now,
            )
            self.store.owner.add_hit(hit)


_FOUND = {
    "phone": "+49 471 5550 120",
    "country": "DE",
    "email": "m.petersen@northsea-bearings.com",
    "founded": "1998",
}


def domain(subject: Subject) -> str:
    return subject.address.rpartition("@")[2]


def _is_plain(firm: Company) -> bool:
    """Whether it is in the lab for its mail, with an ordinary site of a few pages."""
    pages = firm.site.pages
    ordinary = pages.keys() <= {"/", "/about", "/contact"} and not any(page.html for page in pages.values())
    return bool(firm.mail and pages) and ordinary and firm.site == Site(pages) and not firm.outside


def _late(dossier: Dossier) -> bool:
    found = [item.finding for item in dossier.verdict.unknowns if item.finding.check == "website"]
    return any(finding.params["reason"] in ("timeout", "unread") for finding in found)


@contextmanager
def at(lab: Lab, folder: Path, album: Album, *off: str, **changed: Any) -> Iterator[Desk]:
    desk = Desk(lab, folder, album, *off, **changed)
    try:
        yield desk
    finally:
        desk.close()
