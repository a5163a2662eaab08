"""The user's own past, from what a mail page sends to the card that it is answered with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from whowrites.app import create_app
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.records import Contact
from whowrites.store import Store
from whowrites.vetting import Vetting

ORIGIN = "chrome-extension://" + "a" * 32
START = datetime.now(UTC).replace(microsecond=0)
OLD_EXPORTER = "gwen@tamarside-ceramics.co.uk"
Card = dict[str, Any]


class Page:
    """A mail page that shows letters and tells whom the user wrote to."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.now = START
        self.store = Store.open(folder, self.clock)
        self.vetting = Vetting(lab.internet, self.store, self.clock)
        app = create_app(
            vetting=self.vetting, store=self.store, port=8737, clock=self.clock, extension_dir=folder
        )
        self.client = app.test_client()
        self.store.browsers.pair(ORIGIN, "token", "key", "lab")

    def clock(self) -> datetime:
        return self.now

    def later(self, days: float) -> None:
        self.now += timedelta(days=days)

    def call(self, name: str, body: Any) -> Any:
        answer = self.client.post(
            f"/api/v1/{name}",
            json=body,
            base_url="http://127.0.0.1:8737",
            headers={"Origin": ORIGIN, "Authorization": "Bearer token"},
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.json

    def shows(self, address: str, name: str = "", reply_to: str | None = None) -> Card:
        """The card of one letter, once all is known of its sender."""
        self.vetting.finish(Subject(address, name, reply_to, "message"), Reach.PASSIVE)
        sender = {"ref": "1", "address": address, "name": name, "reply_to": reply_to, "surface": "message"}
        found = self.call("vet", {"senders": [sender], "lang": "en"})["results"][0]["dossier"]
        whole = self.call("dossier", {"id": found["id"], "lang": "en", "name": name, "reply_to": reply_to})
        return {**whole, "id": found["id"]}

    def wrote(self, *addresses: str) -> None:
        people = [{"address": address, "name": ""} for address in addresses]
        assert self.call("written", {"people": people}) == {"kept": len(people)}


@pytest.fixture
def page(lab: Lab, tmp_path: Path) -> Iterator[Page]:
    opened = Page(lab, tmp_path)
    yield opened
    opened.vetting.close()
    opened.store.close()


def codes(card: Card) -> set[str]:
    return {line["code"] for part in ("reasons", "goods", "notes") for line in card[part]}


def test_a_first_contact_is_told_and_weighs_nothing(page: Page) -> None:
    first = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "")
    assert {"contact_none", "contact_first"} <= codes(first)
    page.later(2)
    assert "contact_first" not in codes(page.shows(OLD_EXPORTER, "Gwen Trevarrow", ""))


def test_an_answer_to_a_fraudster_never_makes_him_known(page: Page) -> None:
    name, address, desk = (
        "Castellan Group Procurement",
        "reception@alderpine-dental.com",
        "procurement@castellan-groups.com",
    )
    assert page.shows(address, name, desk)["level"] == "high"
    for _ in range(6):
        page.wrote(address, desk)
        page.later(20)
    answered = page.shows(address, name, desk)
    assert answered["level"] == "high"
    assert "contact_written" not in codes(answered)
    assert "contact_written_to" in codes(answered)


def test_whom_the_user_wrote_to_first_and_for_long_is_known_until_answers_go_elsewhere(page: Page) -> None:
    page.wrote(OLD_EXPORTER)
    page.later(3)
    assert "contact_written" not in codes(page.shows(OLD_EXPORTER, "Gwen Trevarrow", ""))
    page.later(40)
    page.wrote(OLD_EXPORTER)
    known = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "")
    assert "contact_written" in codes(known)
    assert known["level"] == "low"
    moved = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "gwen@castellan-groups.com")
    assert "contact_other_reply_to" in codes(moved)
    assert moved["level"] == "high"


@pytest.mark.parametrize("decided", ["known", "proceed"])
def test_a_decision_is_learned_and_a_new_reply_to_or_address_breaks_it(page: Page, decided: str) -> None:
    card = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "")
    page.later(1)
    page.call("decide", {"id": card["id"], "decision": decided})
    page.later(1)
    known = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "")
    assert {"contact_known", "contact_approved"} & codes(known)
    assert "contact_other_reply_to" in codes(
        page.shows(OLD_EXPORTER, "Gwen Trevarrow", "gwen.trevarrow@gmail.com")
    )
    elsewhere = page.shows("gwen.trevarrow@gmail.com", "Gwen Trevarrow", "")
    assert "contact_name_new_address" in codes(elsewhere)
    assert elsewhere["level"] in ("medium", "high")
    imitated = page.shows("gwen@tamarside-cerarnics.co.uk", "Gwen Trevarrow", "")
    assert "lookalike_contact" in codes(imitated)
    assert imitated["level"] == "high"


def test_a_decision_taken_back_is_forgotten(page: Page) -> None:
    card = page.shows(OLD_EXPORTER, "Gwen Trevarrow", "")
    page.call("decide", {"id": card["id"], "decision": "proceed"})
    page.call("decide", {"id": card["id"], "decision": "declined"})
    assert "contact_none" in codes(page.shows(OLD_EXPORTER, "Gwen Trevarrow", ""))


def test_one_mailbox_behind_two_senders_is_told_of_both(page: Page) -> None:
    letter: Callable[[], Card] = lambda: page.shows(  # noqa: E731
        "reception@alderpine-dental.com", "Castellan Group Procurement", "procurement@castellan-groups.com"
    )
    assert "reply_to_many_senders" not in codes(letter())
    second = page.shows(
        "frontdesk@wexcombe-clinic.com", "Castellan Group Supplier Desk", "procurement@castellan-groups.com"
    )
    assert "reply_to_many_senders" in codes(second)
    # The earlier letter is judged anew: its sender is no longer the only one.
    assert "reply_to_many_senders" in codes(letter())


def test_a_domain_that_is_written_to_for_long_is_worth_imitating(page: Page) -> None:
    page.wrote("sales@hengtai-fasteners.com")
    page.later(31)
    page.wrote("sales@hengtai-fasteners.com")
    assert "lookalike_contact" in codes(page.shows("lin.yue@hengtal-fasteners.com", "Lin Yue", ""))


def test_an_imported_contact_clears(page: Page) -> None:
    page.store.contacts.add([Contact(OLD_EXPORTER, "Gwen Trevarrow", "import", page.now)])
    assert "contact_known" in codes(page.shows(OLD_EXPORTER, "Gwen Trevarrow", ""))
