"""Mailboxes asked about by the check: which finding each kind of server makes, and what it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sources_stage import Cache, People
from whowrites import sources as source_room
from whowrites.checks import mail_kind, mail_service, mailbox, provider_typo
from whowrites.lab.mailboxes import Kind, kinds, place
from whowrites.lab.world import Lab
from whowrites.model import Finding, Level, Subject
from whowrites.model import Kind as Says
from whowrites.net.deadline import Deadline
from whowrites.sentences import text
from whowrites.verdict import rate
from whowrites.weights import load
from whowrites.wire import moment

Ask = Callable[..., list[Finding]]
CODES = {
    "good": "mailbox_deliverable",
    "unknown-user": "mailbox_undeliverable",
    "catch-all": "mailbox_accepts_all",
    "null-mx": "mailbox_no_mail_service",
    "nxdomain": "mailbox_no_mail_service",
    "greylisted": "mailbox_temporary",
    "full": "mailbox_full",
    "disabled": "mailbox_undeliverable",
    "blocked-us": "mailbox_refuses_us",
    "a-only": "mailbox_deliverable",
    "dead-host": "mailbox_unknown",
    "typo": "mailbox_accepts_all",
    "disposable": "mailbox_accepts_all",
    "role": "mailbox_deliverable",
}
BESIDE = {"mail_server_implicit", "provider_misspelt", "mail_disposable", "mail_role"}
"""Findings of other checks that tell kinds apart whose mailbox answers alike."""
REFUSED = {"mailbox_undeliverable", "mailbox_full", "mailbox_no_mail_service"}
UNDECIDED = {"mailbox_accepts_all", "mailbox_temporary", "mailbox_refuses_us", "mailbox_unknown"}


@pytest.fixture
def ask(lab: Lab) -> Ask:
    switches = frozenset({"mailbox"})
    built = source_room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC), lambda: switches)

    def run(address: str, *checks: object) -> list[Finding]:
        sources = built.at(Deadline.after(30))
        said = [found for check in checks or (mailbox,) for found in check.run(Subject(address), sources)]  # type: ignore[attr-defined]
        return [found for found in said if isinstance(found, Finding)]

    return run


def told(ask: Ask, address: str) -> tuple[str, str, frozenset[str]]:
    """The mailbox's code and reason, and what other checks say beside them."""
    own = ask(address)[0]
    others = {found.code for found in ask(address, mail_service, mail_kind, provider_typo)}
    return own.code, str(own.params["reason"]), frozenset(others & BESIDE)


def test_the_fourteen_kinds_are_fourteen_answers(lab: Lab, ask: Ask) -> None:
    answers = {kind.id: told(ask, place(lab, kind)) for kind in kinds("first")}
    assert {kind: answer[0] for kind, answer in answers.items()} == CODES
    assert len(set(answers.values())) == 14


def right(kind: Kind, answer: tuple[str, str, frozenset[str]]) -> bool:
    """By the table's rule: taken, refused, neither, or flagged."""
    code, _, beside = answer
    if kind.id in ("good", "role", "a-only"):
        return code == "mailbox_deliverable"
    if kind.id in ("unknown-user", "nxdomain", "null-mx", "disabled", "full"):
        return code in REFUSED
    if kind.id in ("typo", "disposable"):
        return bool(beside & {"provider_misspelt", "mail_disposable"}) or code in REFUSED
    return code in UNDECIDED


def test_two_hundred_addresses(lab: Lab, ask: Ask) -> None:
    counts: Counter[str] = Counter()
    for kind in kinds("first"):
        for number in range(kind.times):
            counts[kind.id] += right(kind, told(ask, place(lab, kind, number)))
    assert sum(counts.values()) == 200, counts


@pytest.mark.parametrize("kind", [*kinds("first"), *kinds("second")], ids=lambda kind: kind.id)
def test_only_a_firm_no_raises_the_risk(lab: Lab, ask: Ask, kind: Kind) -> None:
    found = ask(place(lab, kind))[0]
    score = rate([found], load(), "anna.berg@example.com").score
    firm = kind.result == "undeliverable" and kind.reason != "full"
    domain = kind.result == "no_mail_service" and kind.reason != "domain_disowned"
    assert score == (1.0 if firm else 1.5 if domain else 0.0)
    if kind.result in ("temporary", "refuses_us", "unknown"):
        assert found.kind is Says.UNKNOWN
    for lang in ("en", "zh_CN"):
        sentence = text(found.code, found.params, lang)
        assert "{" not in sentence and "_" not in sentence


def test_the_domains_fact_counts_once(lab: Lab, ask: Ask) -> None:
    address = place(lab, Kind("null", "no_mail_service", "null_mx", dns="null_mx"))
    verdict = rate(ask(address, mail_service, mailbox), load(), address)
    assert verdict.score == 1.5 and verdict.level is Level.MEDIUM


def test_the_time_of_the_next_try_is_told(lab: Lab, ask: Ask) -> None:
    grey = next(kind for kind in kinds("first") if kind.id == "greylisted")
    found = ask(place(lab, grey))[0]
    told = moment(str(found.params["retry_at"])).astimezone().strftime("%Y-%m-%d %H:%M")
    assert told in text(found.code, found.params, "en")
    assert "RCPT TO" in found.detail


def test_consumer_services_get_a_note_and_no_question(lab: Lab, ask: Ask) -> None:
    found = ask("kwabena.asiedu.trading@gmail.com")[0]
    assert (found.code, found.kind) == ("mailbox_not_asked", Says.NOTE)
    assert not [line for service, line in lab.log if service == "smtp"]


def test_switched_off_it_says_nothing(lab: Lab) -> None:
    built = source_room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC))
    assert list(mailbox.run(Subject("ann@northsea-bearings.com"), built.at(Deadline.after(5)))) == []
    assert lab.log == []


def test_a_dead_network_is_no_answer(lab: Lab, ask: Ask) -> None:
    lab.down = True
    switches = frozenset({"mailbox"})
    built = source_room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC), lambda: switches)
    found = next(iter(mailbox.run(Subject("ann@northsea-bearings.com"), built.at(Deadline.after(0.3)))))
    assert isinstance(found, Finding) and found.kind is Says.UNKNOWN
