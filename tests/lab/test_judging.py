from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites.checks import all_checks
from whowrites.dismissal import fingerprint
from whowrites.judging import Judged, Seen
from whowrites.lab.world import Lab
from whowrites.model import Facts, Finding, Kind, Level, Reach, Subject
from whowrites.records import Answer, Contact, Hit, Owned
from whowrites.sources import build
from whowrites.store import Store

NOW = datetime(2026, 1, 2, tzinfo=UTC)
YOUNG = Finding("domain_days_old", Kind.RISK, "registry", "rdap", NOW, {"days": 9}, "", "registration")
OWN = Facts("aa", "ana@acme.example", (), (), NOW, True, Reach.PASSIVE)
OTHER = Facts("bb", "boss@other.example", (YOUNG,), (), NOW, True, Reach.PASSIVE)
TURNED = Subject("ana@acme.example", "Ana", "boss@other.example")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def judged(lab: Lab, store: Store) -> Judged:
    return Judged(all_checks(), build(lab.internet, store.lookups, store.contacts, lambda: NOW))


def test_the_same_question_is_judged_once(judged: Judged, store: Store) -> None:
    first = judged.dossier(Seen(TURNED, OWN, OTHER), store.contacts.version())
    assert judged.dossier(Seen(TURNED, OWN, OTHER), store.contacts.version()) is first
    assert first.verdict.level is Level.HIGH


def test_new_facts_new_contacts_and_another_message_are_judged_anew(judged: Judged, store: Store) -> None:
    first = judged.dossier(Seen(TURNED, OWN, OTHER), store.contacts.version())
    older = Facts("bb", "boss@other.example", (), (), NOW - timedelta(1), True, Reach.PASSIVE)
    assert (
        judged.dossier(Seen(TURNED, OWN, older), store.contacts.version()).verdict.score < first.verdict.score
    )
    plain = judged.dossier(Seen(Subject("ana@acme.example", "Ana", ""), OWN), store.contacts.version())
    store.contacts.add([Contact("ana@acme.example", "Ana", "import", NOW)])
    known = judged.dossier(Seen(Subject("ana@acme.example", "Ana", ""), OWN), store.contacts.version())
    assert known.verdict.score < plain.verdict.score


def test_a_message_decided_by_its_reply_to_says_so(judged: Judged) -> None:
    dossier = judged.dossier(Seen(TURNED, OWN, OTHER), "")
    assert dossier.verdict.about == "boss@other.example"
    assert dossier.id == "aa"


def test_what_is_under_way_is_not_remembered(judged: Judged) -> None:
    begun = Facts("aa", "ana@acme.example", (), (), None, False, Reach.PASSIVE)
    first = judged.dossier(Seen(Subject("ana@acme.example"), begun), "")
    assert not first.complete
    assert first.checked_at is None
    assert judged.dossier(Seen(Subject("ana@acme.example"), begun), "") is not first


def test_an_answer_of_the_owners_counts_and_what_he_found_is_compared(judged: Judged) -> None:
    subject = Subject("ana@acme.example", "Ana", "")
    before = judged.dossier(Seen(subject, OWN), "")
    hits = (
        Hit(1, "aa", "company", "Acme Tools GmbH", "https://www.example.org/acme", NOW),
        Hit(2, "aa", "company", "Spindle Trading SARL", "https://example.net/spindle", NOW),
        Hit(3, "aa", "reputation", "Pays late, some say", "https://example.net/talk", NOW),
    )
    owned = Owned((Answer("fee", "yes", "asked on the phone", NOW),), hits)
    dossier = judged.dossier(Seen(subject, OWN, owned=owned), "")
    assert dossier.verdict.level is Level.MEDIUM
    assert dossier.verdict.score == pytest.approx(before.verdict.score + 2.3)
    reason = next(item.finding for item in dossier.verdict.reasons if item.points == 2.3)
    assert (reason.code, reason.source, reason.detail) == ("checklist_fee_yes", "you", "asked on the phone")
    found = {(claim.value, claim.source) for claim in dossier.claims if claim.source.startswith("hit:")}
    assert found == {("Acme Tools GmbH", "hit:www.example.org"), ("Spindle Trading SARL", "hit:example.net")}
    assert [item.field for item in dossier.contradictions] == ["company"]


def test_a_dismissed_reason_changes_the_level_and_stays_in_sight(judged: Judged) -> None:
    first = judged.dossier(Seen(TURNED, OWN, OTHER), "")
    wrong = frozenset((item.finding.code, fingerprint(item.finding)) for item in first.verdict.reasons)
    quiet = judged.dossier(Seen(TURNED, OWN, OTHER, owned=Owned(dismissed=wrong)), "")
    assert quiet.verdict.score < first.verdict.score
    assert quiet.verdict.level is not Level.HIGH
    assert len(quiet.verdict.dismissed) == len(first.verdict.reasons)
    assert quiet.verdict.reasons == ()


def test_the_account_is_that_of_the_dossier(judged: Judged) -> None:
    seen = Seen(TURNED, OWN, OTHER)
    account, dossier = judged.explain([seen], ""), judged.dossier(seen, "")
    assert account.verdict.level is dossier.verdict.level
    assert account.verdict.score == dossier.verdict.score


@pytest.mark.parametrize("worst_at", [0, 1, 2])
def test_of_several_reply_to_addresses_the_worst_decides(judged: Judged, worst_at: int) -> None:
    subject = Subject("ana@acme.example", "Ana", "ana@acme.example, bo@acme.example, boss@other.example")
    colleague = Facts("cc", "bo@acme.example", (), (), NOW, True, Reach.PASSIVE)
    views = [
        Seen(replace(subject, reply_to="ana@acme.example"), OWN),
        Seen(replace(subject, reply_to="bo@acme.example"), OWN, colleague),
    ]
    views.insert(worst_at, Seen(replace(subject, reply_to="boss@other.example"), OWN, OTHER))
    dossier = judged.message(views, subject, "")
    assert (dossier.verdict.about, dossier.verdict.level) == ("boss@other.example", Level.HIGH)
    assert dossier.subject is subject
    assert judged.explain(views, "").verdict.about == "boss@other.example"


def test_one_reply_to_of_several_that_is_under_way_leaves_the_message_open(judged: Judged) -> None:
    begun = Facts("cc", "bo@firm.example", (), (), None, False, Reach.PASSIVE)
    views = [Seen(TURNED, OWN, OTHER), Seen(replace(TURNED, reply_to="bo@firm.example"), OWN, begun)]
    dossier = judged.message(views, TURNED, "")
    assert not dossier.complete
    assert dossier.checked_at is None
