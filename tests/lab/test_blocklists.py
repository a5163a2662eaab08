"""Blocklists from the wire to the card: off by default, and a list that does not tell us says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whowrites import present, switches
from whowrites.cards import Card
from whowrites.lab import blocklists
from whowrites.lab.world import Lab
from whowrites.model import Level, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

Ask = Callable[[str], Card]
LISTED, CLEAN = "desk.corvin@corvin-chemtrade.com", "m.petersen@northsea-bearings.com"
ZONES = tuple(operator.zone for operator in blocklists.ZONES.values())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, utc_now)
    yield opened
    opened.close()


@pytest.fixture
def card(lab: Lab, store: Store) -> Iterator[Ask]:
    """`card(address)`: the whole card in English, with the blocklists switched on."""
    switches.choose(store.settings, {"blocklists"})
    vetting = Vetting(lab.internet, store)
    yield lambda address: present.card(vetting.finish(Subject(address), Reach.PASSIVE), "en", top=None)
    vetting.close()


def asked(lab: Lab) -> list[str]:
    names = [question.partition(" ")[2] for service, question in lab.log if service == "dns"]
    return [name for name in names if name.endswith(ZONES)]


def test_no_list_is_asked_until_it_is_switched_on(lab: Lab, store: Store) -> None:
    vetting = Vetting(lab.internet, store)
    before = vetting.finish(Subject(LISTED), Reach.PASSIVE)
    assert before.verdict.level in (Level.LOW, Level.UNKNOWN) and not asked(lab)
    switches.choose(store.settings, {"blocklists"})
    vetting.ask_again(Subject(LISTED), Reach.PASSIVE)
    after = vetting.finish(Subject(LISTED), Reach.PASSIVE)
    vetting.close()
    assert after.verdict.level is Level.HIGH and asked(lab)


def test_listings_in_words(card: Ask) -> None:
    shown = card(LISTED)
    assert shown.level is Level.HIGH
    assert {(line.text, line.source) for line in shown.reasons} >= {
        ("The domain corvin-chemtrade.com is on the blocklist Spamhaus DBL: phishing", "blocklists"),
        (
            "The domain corvin-chemtrade.com is on the blocklist SURBL: a site that was broken into",
            "blocklists",
        ),
        ("The domain corvin-chemtrade.com is on the blocklist URIBL: spam", "blocklists"),
        (
            "The address is on the blocklist EBL: mailboxes named in letters about advance fees",
            "blocklists",
        ),
    }
    points = [line.points for line in shown.reasons if line.code == "domain_blocklisted"]
    assert sorted(points) == [0, 3.0]


def test_who_is_not_listed_is_told_so_and_the_address_travels_hashed(lab: Lab, card: Ask) -> None:
    shown = card(CLEAN)
    assert "Not on these blocklists: Spamhaus DBL, SURBL, URIBL, EBL" in {line.text for line in shown.notes}
    assert f"{blocklists.hashed(CLEAN)}.ebl.msbl.org" in asked(lab)
    assert not [name for name in asked(lab) if "petersen" in name]


def test_free_mail_is_asked_for_by_its_address_only(lab: Lab, card: Ask) -> None:
    card("kwabena.asiedu.trading@gmail.com")
    assert asked(lab) == [f"{blocklists.hashed('kwabena.asiedu.trading@gmail.com')}.ebl.msbl.org"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (("127.255.255.254",), "the blocklist does not answer resolvers that many people share"),
        (("127.255.255.255",), "the blocklist has had too many questions from this network"),
        (("127.255.255.252",), "the blocklist did not understand the question"),
        (("11.9.9.9",), "this network does not say truly which names exist"),
        ((), "the blocklist does not show its own test entry here"),
    ],
)
def test_a_list_that_does_not_tell_us_says_nothing_of_anybody(
    lab: Lab, card: Ask, answer: tuple[str, ...], words: str
) -> None:
    lab.put("dbltest.com.dbl.spamhaus.org", "A", *answer)
    shown = card(LISTED)
    [line] = [line for line in shown.unknowns if line.code == "blocklists_unknown"]
    assert line.text.startswith(f"Blocklists could not be asked: {words}") and line.points == 0
    assert not [reason for reason in shown.reasons if "Spamhaus" in reason.text]
    assert "corvin-chemtrade.com.dbl.spamhaus.org" not in asked(lab)
    assert [reason for reason in shown.reasons if "URIBL" in reason.text]


def test_many_senders_test_each_list_once(lab: Lab, card: Ask) -> None:
    for number in range(5):
        card(f"buyer{number}@northsea-bearings.com")
    assert asked(lab).count("dbltest.com.dbl.spamhaus.org") == 1
