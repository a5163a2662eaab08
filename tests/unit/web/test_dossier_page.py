"""One dossier: its sightings, decisions, notes, and the way it fills."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Level, Reach, Subject
from whowrites.records import Sighting
from whowrites.web.dossier_page import choose, key_of


def show(world: Any, dossier_id: str, query: str = "") -> str:
    answer = world.client().get(f"/dossier/{dossier_id}{query}", headers=world.owner())
    assert answer.status_code == 200
    return str(answer.text)


def seen(world: Any, **view: Any) -> str:
    return str(world.vets.answer([Subject("ann@example.com", **view)], Reach.LOCAL)[0].id)


def test_it_opens_in_the_light_of_the_worst_sighting_and_shows_the_others(world: Any) -> None:
    dossier_id = seen(world, name="Ann", reply_to="x@elsewhere.example")
    seen(world, name="Ann Lee", reply_to="")
    page = show(world, dossier_id)
    assert "verdict-high" in page and "x@elsewhere.example" in page
    mild = next(s for s in world.store.dossiers.by_id(dossier_id).sightings if s.name == "Ann Lee")
    assert "verdict-low" in show(world, dossier_id, f"?seen={key_of(mild)}")
    assert "verdict-high" in show(world, dossier_id, "?seen=unknown")


def test_choose_takes_the_worst_then_the_latest(world: Any) -> None:
    def sighting(name: str, level: Level, day: int) -> Sighting:
        at = world.clock().replace(day=day)
        return Sighting(name, None, None, "list", level, at, at, 1)

    low, old, new = sighting("a", Level.LOW, 9), sighting("b", Level.HIGH, 2), sighting("c", Level.HIGH, 3)
    assert choose([low, old, new], "") is new
    assert choose([low, old, new], key_of(low)) is low
    assert choose([], "x") is None


def test_names_are_text_and_cannot_turn_the_page(world: Any) -> None:
    dossier_id = seen(world, name='<img src=x onerror="alert(1)">\u202egpj.exe')
    page = show(world, dossier_id)
    assert "<img src=x" not in page and "&lt;img src=x" in page
    assert "\u202e" not in page


def test_decisions_are_kept_shown_and_make_contacts(world: Any) -> None:
    dossier_id = seen(world, name="Ann")
    assert world.post(f"/dossier/{dossier_id}/decide", decision="declined").status_code == 303
    assert "Declined, 2026-11-23" in show(world, dossier_id)
    world.post(f"/dossier/{dossier_id}/decide", decision="known")
    assert world.store.contacts.contact("ann@example.com").name == "Ann"
    assert 'value="not_known"' in show(world, dossier_id)
    assert world.post(f"/dossier/{dossier_id}/decide", decision="friend").status_code == 400


def test_notes_are_kept_as_text_and_one_of_blanks_is_refused_in_words(world: Any) -> None:
    dossier_id = seen(world)
    world.post(f"/dossier/{dossier_id}/note", text="  called <them>\nno answer ")
    refused = world.post(f"/dossier/{dossier_id}/note", text="   ")
    assert refused.status_code == 400 and "a note needs at least one word" in refused.text
    notes = world.store.dossiers.by_id(dossier_id).notes
    assert [note.text for note in notes] == ["called <them>\nno answer"]
    assert "called &lt;them&gt;" in show(world, dossier_id)


def test_an_unfinished_dossier_fills_by_itself(world: Any) -> None:
    slow, done = world.vet("slow@example.com", "ann@example.com")
    assert "progress.js" in show(world, slow) and "verdict-checking" in show(world, slow)
    assert "progress.js" not in show(world, done)
    state = world.client().get(f"/dossier/{slow}/state", headers=world.owner()).json
    assert state == {"complete": False, "findings": 1}


def test_check_again_asks_again_and_does_not_wait(world: Any) -> None:
    dossier_id = seen(world)
    assert world.post(f"/dossier/{dossier_id}/recheck").headers["Location"] == f"/dossier/{dossier_id}"
    assert world.vets.rechecked == ["ann@example.com"]


def test_an_unknown_dossier_is_not_found_on_every_path(world: Any) -> None:
    for path in ("decide", "note", "recheck"):
        assert world.post(f"/dossier/{'f' * 32}/{path}", decision="ask", text="x").status_code == 404
    owner = world.owner()
    for path in ("f" * 32, "f" * 32 + "/state", "ann@example.com"):
        assert world.client().get(f"/dossier/{path}", headers=owner).status_code == 404


def test_looking_at_a_dossier_asks_no_further_than_opening_a_mail_does(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id, answer = seen(world), world.vets.answer
    used: list[tuple[Reach, bool]] = []

    def spy(subjects: Any, reach: Reach, *, met: bool = True) -> Any:
        used.append((reach, met))
        return answer(subjects, reach)

    monkeypatch.setattr(world.vets, "answer", spy)
    show(world, dossier_id)
    world.call("dossier", {"id": dossier_id}, world.pair())
    assert used == [(Reach.PASSIVE, False)] * 2  # and it is not counted as a message


def test_undo_lets_the_decision_before_hold_again(world: Any) -> None:
    dossier_id = seen(world, name="Ann")
    for decision in ("ask", "declined", "undo"):
        assert world.post(f"/dossier/{dossier_id}/decide", decision=decision).status_code == 303
    assert "Ask first, 2026-11-23" in show(world, dossier_id)
    world.post(f"/dossier/{dossier_id}/decide", decision="known")
    assert "Ask first, 2026-11-23" in show(world, dossier_id)  # whom he knows is another matter
    only = seen_one(world, "bob@example.com")
    for decision in ("declined", "undo", "undo"):
        assert world.post(f"/dossier/{only}/decide", decision=decision).status_code == 303
    assert "Declined, 2026" in show(world, only)
    world.post(f"/dossier/{only}/decide", decision="undo")
    assert "Not decided yet" in show(world, only)


def seen_one(world: Any, address: str) -> str:
    return str(world.vets.answer([Subject(address)], Reach.LOCAL)[0].id)


def test_a_note_that_the_disk_refuses_comes_back_in_its_form(world: Any) -> None:
    dossier_id = seen(world)
    with world.full_disk():
        answer = world.post(f"/dossier/{dossier_id}/note", text="called <them> " + "x" * 3900)
    assert answer.status_code == 503
    assert "The disk did not take the change" in answer.text
    assert "called &lt;them&gt; xxx" in answer.text
    assert world.store.dossiers.by_id(dossier_id).notes == ()
