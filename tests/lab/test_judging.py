from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites.checks import all_checks
from whowrites.judging import Judged
from whowrites.lab.world import Lab
from whowrites.model import Facts, Finding, Kind, Level, Reach, Subject
from whowrites.records import Contact
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
    first = judged.dossier(TURNED, OWN, OTHER, store.contacts.version())
    assert judged.dossier(TURNED, OWN, OTHER, store.contacts.version()) is first
    assert first.verdict.level is Level.HIGH


def test_new_facts_new_contacts_and_another_message_are_judged_anew(judged: Judged, store: Store) -> None:
    first = judged.dossier(TURNED, OWN, OTHER, store.contacts.version())
    older = Facts("bb", "boss@other.example", (), (), NOW - timedelta(1), True, Reach.PASSIVE)
    assert judged.dossier(TURNED, OWN, older, store.contacts.version()).verdict.score < first.verdict.score
    plain = judged.dossier(Subject("ana@acme.example", "Ana", ""), OWN, None, store.contacts.version())
    store.contacts.add([Contact("ana@acme.example", "Ana", "import", NOW)])
    known = judged.dossier(Subject("ana@acme.example", "Ana", ""), OWN, None, store.contacts.version())
    assert known.verdict.score < plain.verdict.score


def test_a_message_decided_by_its_reply_to_says_so(judged: Judged) -> None:
    dossier = judged.dossier(TURNED, OWN, OTHER, "")
    assert dossier.verdict.about == "boss@other.example"
    assert dossier.id == "aa"


def test_what_is_under_way_is_not_remembered(judged: Judged) -> None:
    begun = Facts("aa", "ana@acme.example", (), (), None, False, Reach.PASSIVE)
    first = judged.dossier(Subject("ana@acme.example"), begun, None, "")
    assert not first.complete
    assert first.checked_at is None
    assert judged.dossier(Subject("ana@acme.example"), begun, None, "") is not first
