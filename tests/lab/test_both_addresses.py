"""From and Reply-To, from the wire to the card: the worse decides, in both directions and at each level."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from whowrites.lab.world import Lab
from whowrites.model import Auth, Level, Reach, Subject
from whowrites.present import card
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

LOW, LOW_TOO = "gwen@tamarside-ceramics.co.uk", "zhou@hengda-valves.cn"
YOUNG, GONE = "procurement@castellan-groups.com", "harold.finchley@gmaill.com"
PASS = Auth("pass", "pass", "pass", True, "")


@pytest.fixture
def vetting(lab: Lab, tmp_path: Path) -> Iterator[Vetting]:
    store = Store.open(tmp_path, utc_now)
    vets = Vetting(lab.internet, store)
    yield vets
    vets.close()
    store.close()


@pytest.mark.parametrize(
    ("address", "reply_to", "level", "about"),
    [
        (LOW, "", Level.LOW, LOW),
        (LOW, LOW, Level.LOW, LOW),
        (YOUNG, "", Level.MEDIUM, YOUNG),
        # The other direction: a Reply-To that is worse, and one that is better.
        (LOW, YOUNG, Level.HIGH, YOUNG),
        (YOUNG, LOW, Level.HIGH, YOUNG),
        (LOW, GONE, Level.HIGH, GONE),
        (GONE, LOW, Level.HIGH, GONE),
        # Two honest firms: that the answer goes to another one is itself a reason.
        (LOW, LOW_TOO, Level.MEDIUM, LOW),
        # Several: the worst counts wherever it stands, and a bad one hides behind no good one.
        (LOW, f"{LOW}, {YOUNG}", Level.HIGH, YOUNG),
        (LOW, f"{YOUNG}, {LOW}, {LOW_TOO}", Level.HIGH, YOUNG),
        (LOW, f"not an address, {YOUNG}", Level.HIGH, YOUNG),
        (LOW, f"orders@tamarside-ceramics.co.uk, {LOW}", Level.LOW, LOW),
    ],
)
def test_the_worse_address_decides(
    vetting: Vetting, address: str, reply_to: str, level: Level, about: str
) -> None:
    dossier = vetting.finish(Subject(address, "", reply_to, "message", PASS), Reach.PASSIVE)
    shown = card(dossier, "en", top=None)
    assert (shown.level, shown.complete) == (level, True)
    assert dossier.verdict.about == about or level is Level.LOW
    assert shown.rated_by == ("" if dossier.verdict.about == address else about)


@pytest.mark.parametrize("reply_to", [YOUNG, LOW_TOO, "gwen.trevarrow@gmail.com", f"{LOW}, {LOW_TOO}"])
def test_what_speaks_for_the_sender_counts_for_nothing_when_the_answer_goes_elsewhere(
    vetting: Vetting, reply_to: str
) -> None:
    alone = vetting.finish(Subject(LOW, "Gwen Trevarrow", "", "message", PASS), Reach.PASSIVE)
    assert {item.finding.code for item in alone.verdict.goods if item.points < 0} >= {
        "auth_pass",
        "domain_old",
    }
    turned = vetting.finish(Subject(LOW, "Gwen Trevarrow", reply_to, "message", PASS), Reach.PASSIVE)
    of_sender = [item for item in turned.verdict.goods if item.address == LOW]
    assert of_sender and all(item.points == 0 for item in of_sender)


def test_a_reply_to_of_which_nothing_is_known_is_not_called_low(lab: Lab, vetting: Vetting) -> None:
    lab.put("nobody-knows-kilns.com", "MX", "10 mail.nobody-knows-kilns.com")
    dossier = vetting.finish(
        Subject(LOW, "", "dana@saltmarsh-pumps.com, orders@tamarside-ceramics.co.uk", "message", PASS),
        Reach.PASSIVE,
    )
    assert dossier.verdict.level is not Level.LOW
