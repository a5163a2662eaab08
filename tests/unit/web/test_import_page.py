"""Import by page: a bundle is merged, and what came of it is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from shared_dossier import NOW, facts, fill
from whowrites import sharing
from whowrites.model import Level
from whowrites.records import Decision
from whowrites.web.session import csrf_token


def send(world: Any, data: bytes, name: str = "b.json") -> Any:
    owner = world.owner()
    token = csrf_token(owner["Cookie"].partition("=")[2])
    return world.client().post(
        "/import",
        data={"csrf": token, "file": (io.BytesIO(data), name)},
        content_type="multipart/form-data",
        headers={**owner, "Accept": "text/html"},
    )


def bundle(world: Any) -> bytes:
    out = io.BytesIO()
    sharing.write(world.store.exchange.shared(), out, NOW)
    return out.getvalue()


def test_a_bundle_comes_in_and_differences_are_told(build: Callable[[], Any]) -> None:
    theirs, ours = build(), build()
    fill(theirs.store)
    own = ours.store.dossiers.save(facts("ann@example.com"), Level.LOW, 0.0)
    ours.store.dossiers.decide(Decision(own, "proceed", NOW))
    answer = send(ours, bundle(theirs))
    assert answer.status_code == 200
    assert "Dossiers with something new: 1" in answer.text
    assert "Said otherwise on the two sides: 1" in answer.text and "proceed" in answer.text
    assert "As they were: 1" in send(ours, bundle(theirs)).text
    uploads = ours.store.path.parent / "uploads"
    assert list(uploads.iterdir()) == []


def test_what_is_no_bundle_changes_nothing(world: Any) -> None:
    answer = send(world, b"Name,E-mail\r\n")
    assert answer.status_code == 400
    assert "This is no bundle of WhoWrites." in answer.text
    assert list((world.store.path.parent / "uploads").iterdir()) == []
    assert send(world, b"", name="").status_code == 400


def test_the_page_leads_to_the_contacts(world: Any) -> None:
    assert 'href="/contacts"' in world.show("/import")
