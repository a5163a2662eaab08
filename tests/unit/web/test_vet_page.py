"""Vetting by hand."""

from __future__ import annotations

from typing import Any

from whowrites.web.session import csrf_token


def vet(world: Any, **form: str) -> Any:
    owner = world.owner()
    form["csrf"] = csrf_token(owner["Cookie"].partition("=")[2])
    return world.client().post("/vet", data=form, headers=owner)


def test_a_good_address_leads_to_its_dossier(world: Any) -> None:
    answer = vet(world, address=" ann@example.com ", name="Ann", reply_to="b@example.org")
    assert answer.status_code == 303
    dossier_id = answer.headers["Location"].removeprefix("/dossier/")
    assert world.store.dossiers.by_id(dossier_id).facts.address == "ann@example.com"
    subject = world.vets.asked[-1]
    assert (subject.name, subject.reply_to, subject.surface) == ("Ann", "b@example.org", "typed")


def test_an_empty_reply_to_was_not_seen(world: Any) -> None:
    vet(world, address="ann@example.com")
    assert world.vets.asked[-1].reply_to is None


def test_a_bad_address_comes_back_with_its_fault_and_what_was_typed(world: Any) -> None:
    answer = vet(world, address="ann@@example<b>", name="Ann")
    assert answer.status_code == 400
    assert "second @ at position 5" in answer.text
    assert 'value="ann@@example&lt;b&gt;"' in answer.text and 'value="Ann"' in answer.text
    assert 'aria-invalid="true"' in answer.text
