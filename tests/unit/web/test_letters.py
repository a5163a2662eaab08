from __future__ import annotations

import threading
from typing import Any

from whowrites.model import Reach, Subject
from whowrites.web.letters import KEPT, LISTS, Handed, Letters

KEY = ("a@acme.example", "k")


class Vets:
    """Stands for `Vetting`: finishing waits for `go`."""

    def __init__(self) -> None:
        self.go, self.ended = threading.Event(), threading.Event()
        self.finished: list[Subject] = []

    def original(self, message: bytes, reach: Reach) -> Subject:
        assert reach is Reach.CONTACT
        return Subject(message.decode(), "verified")

    def finish(self, subject: Subject, reach: Reach) -> None:
        assert reach is Reach.PASSIVE
        self.go.wait(10)
        self.finished.append(subject)
        self.ended.set()


def letters(vets: Vets) -> Letters:
    stand: Any = vets
    return Letters(stand)


def test_a_letter_is_there_at_once_and_finished_behind_it() -> None:
    vets = Vets()
    held = letters(vets)
    held.receive(KEY, Subject("a@acme.example"))
    assert held.subject(KEY) == Subject("a@acme.example")
    assert not vets.finished
    vets.go.set()
    assert vets.ended.wait(10)
    assert vets.finished == [Subject("a@acme.example")]
    assert held.subject(("b@acme.example", "k")) is None


def test_a_signature_is_verified_behind_it_too() -> None:
    vets = Vets()
    held = letters(vets)
    vets.go.set()
    held.receive(KEY, Subject("a@acme.example"), b"a@acme.example")
    assert vets.ended.wait(10)
    assert held.subject(KEY) == Subject("a@acme.example", "verified")


def test_letters_are_bounded() -> None:
    vets = Vets()
    vets.go.set()
    held = letters(vets)
    for number in range(KEPT + 5):
        held.receive(("a@acme.example", str(number)), Subject("a@acme.example"))
    assert held.subject(("a@acme.example", "4")) is None
    assert held.subject(("a@acme.example", "5")) is not None


def test_the_last_lists_are_kept() -> None:
    vets: Any = Vets()
    letters = Letters(vets)
    ids = [letters.keep_list([Handed(f"{number}.eml", fault="no")]) for number in range(LISTS + 1)]
    assert letters.of_list(ids[0]) is None
    assert letters.of_list(ids[-1]) == (Handed(f"{LISTS}.eml", fault="no"),)
