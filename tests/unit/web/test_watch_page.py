"""The owner's word on whether a sender is looked at again."""

from __future__ import annotations

from typing import Any

from whowrites.records import Decision
from whowrites.store.watched import VISITS


def test_the_choice_is_kept_and_the_next_look_is_told(world: Any) -> None:
    dossier_id = world.vet("ann@example.com")[0]
    page = world.show(f"/dossier/{dossier_id}")
    assert "As usual: Never" in page
    assert "Not looked at again for now." in page
    answer = world.post(f"/dossier/{dossier_id}/watch", watch="monthly")
    assert answer.headers["Location"].endswith(f"/dossier/{dossier_id}#watch")
    page = world.show(f"/dossier/{dossier_id}")
    assert 'value="monthly" checked' in page
    assert "Looked at again from" in page
    assert world.store.desk.of(dossier_id).watch == "monthly"
    world.post(f"/dossier/{dossier_id}/watch", watch="")
    world.store.dossiers.decide(Decision(dossier_id, "proceed", world.clock()))
    assert "As usual: While we are in contact" in world.show(f"/dossier/{dossier_id}")


def test_another_word_is_refused_with_a_sentence(world: Any) -> None:
    dossier_id = world.vet("ann@example.com")[0]
    answer = world.post(f"/dossier/{dossier_id}/watch", watch="weekly")
    assert answer.status_code == 400
    assert world.store.desk.of(dossier_id).watch == ""
    assert world.post(f"/dossier/{'0' * 32}/watch", watch="never").status_code == 404


def test_visits_are_off_until_the_owner_says_so(world: Any) -> None:
    assert 'name="visits" value="1">' in world.show("/settings")
    world.post("/settings/watch", visits="1")
    assert world.store.settings.get(VISITS) is True
    assert 'name="visits" value="1" checked' in world.show("/settings")
    world.post("/settings/watch")
    assert world.store.settings.get(VISITS) is False
