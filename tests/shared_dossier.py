"""A dossier with something of everything that an owner brings to one, for exports and bundles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from whowrites.model import Claim, Facts, Finding, Kind, Level, Reach, Subject, Verdict
from whowrites.records import Answer, Change, Decision, Hit, Note
from whowrites.store import Store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
DAY = timedelta(days=1)


def rate(facts: Facts) -> Verdict:
    """Stands for the weighing."""
    return Verdict(Level.LOW, 1.0, (), (), (), (), 1, 1, facts.address)


def facts(address: str, at: datetime = NOW, company: str = "", **more: str) -> Facts:
    finding = Finding(
        "domain_days_old",
        Kind.RISK,
        "domain",
        "rdap",
        at,
        {"domain": address.partition("@")[2], "days": 9, "date": "2026-11-01"},
        check="registration",
    )
    said = {"company": company, **more}
    claims = tuple(Claim(field, value, "site", at) for field, value in said.items() if value)
    return Facts(id_of(address), address, (finding,), claims, at, True, Reach.PASSIVE)


def id_of(address: str) -> str:
    return address.encode().hex().ljust(32, "0")[:32]


def fill(store: Store, address: str = "ann@example.com", name: str = "Ann Lee") -> str:
    """One dossier with all of it; gives its id."""
    made = facts(address, company="=Acme, Ltd; “好”", phone="+86 21 5555", website="https://acme.example/")
    dossier = store.dossiers.save(made, Level.HIGH, 9.0)
    store.dossiers.sight([(dossier, Subject(address, name, "r@other.example"), Level.HIGH)], NOW)
    store.dossiers.note(Note(dossier, "met at the fair\n你好", NOW - DAY))
    store.dossiers.decide(Decision(dossier, "ask", NOW - 2 * DAY))
    store.dossiers.decide(Decision(dossier, "declined", NOW - DAY))
    store.desk.tag([dossier], "fair")
    store.desk.tag([dossier], "valves")
    store.desk.set_owner(dossier, "Li Na")
    store.desk.set_outcome(dossier, "lost")
    store.desk.set_need(dossier, 4)
    store.owner.answer(dossier, Answer("bank", "yes", "by mail", NOW))
    store.owner.dismiss(dossier, "domain_days_old", "abc", "", NOW)
    hit = store.owner.add_hit(Hit(0, dossier, "company", "Acme", "https://found.example/a", NOW - DAY))
    store.owner.take_out_hit(dossier, hit, NOW)
    store.owner.add_hit(Hit(0, dossier, "phone", "+86 21", "https://found.example/b", NOW - DAY))
    store.dossiers.change([Change(dossier, "mail_moved", "a.example", "b.example", NOW, "dns", NOW - DAY)])
    return dossier
