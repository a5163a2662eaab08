"""Import by page: a bundle is looked at before anything is merged, and what came of it is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shared_dossier import NOW, facts, fill
from whowrites import sharing
from whowrites.model import Level
from whowrites.records import Decision
from whowrites.store import NotSaved, Store, restoring
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


def merge(world: Any, looked: Any, **more: str) -> Any:
    """The word of the owner after the look."""
    upload = re.search(r'name="upload" value="([0-9a-f]{32})"', looked.text)
    assert upload
    return world.post("/import/merge", upload=upload[1], name="b.json", **more)


def uploads(world: Any) -> list[Path]:
    return list((world.store.path.parent / "uploads").iterdir())


@pytest.fixture
def theirs(build: Callable[[], Any]) -> Any:
    there = build()
    fill(there.store)
    fill(there.store, "bob@example.org", "Bob")
    fill(there.store, "never@example.net", "Nobody")
    return there


@pytest.fixture
def ours(build: Callable[[], Any], theirs: Any) -> Any:
    here = build()
    own = here.store.dossiers.save(facts("ann@example.com"), Level.LOW, 0.0)
    here.store.dossiers.decide(Decision(own, "proceed", NOW))
    here.store.never.add("never@example.net")
    return here


def test_look_says_what_is_new_what_is_added_and_what_is_left_out_and_why(ours: Any, theirs: Any) -> None:
    looked = send(ours, bundle(theirs))
    assert looked.status_code == 200
    said = " ".join(re.sub("<[^>]*>", " ", looked.text).split())
    assert "New dossiers: 1" in said and "Dossiers with something new: 1" in said
    assert "Left out since you do not want them checked: 1" in said
    assert "never@example.net You do not want this address checked." in said
    assert "ann@example.com added to decisions, answers and assessments, tags, notes" in said
    assert "bob@example.org new facts, decisions" in said
    assert "Said otherwise on the two sides: 1" in said and "proceed" in said


def test_nothing_is_changed_by_looking(ours: Any, theirs: Any) -> None:
    before = bundle(ours)
    send(ours, bundle(theirs))
    assert bundle(ours) == before and ours.store.backups() == []
    assert len(uploads(ours)) == 1, "it waits for the owner's word"


def test_cancelled_is_gone(ours: Any, theirs: Any) -> None:
    looked, before = send(ours, bundle(theirs)), bundle(ours)
    assert merge(ours, looked, cancel="1").headers["Location"] == "/import"
    assert uploads(ours) == [] and bundle(ours) == before
    assert merge(ours, looked).status_code == 404


def test_merged_as_the_look_said_with_a_backup_and_a_line_in_the_log(ours: Any, theirs: Any) -> None:
    done = merge(ours, send(ours, bundle(theirs)))
    assert done.status_code == 200 and "Dossiers with something new: 1" in done.text
    ((_, backup),) = ours.store.backups()
    assert f"whowrites restore {backup}" in done.text and uploads(ours) == []
    assert ours.store.dossiers.facts(["bob@example.org"]) and not ours.store.dossiers.facts(
        ["never@example.net"]
    )
    log = ours.show("/import")
    assert "new 1, added to 1, left out 1" in log and "b.json" in log and str(backup) in log
    backup.unlink()
    assert "its backup is gone" in ours.show("/import")
    again = send(ours, bundle(theirs))
    assert "As they were: 2" in again.text and ">Merge<" not in again.text


def test_backup_takes_the_merge_back(ours: Any, theirs: Any) -> None:
    before = bundle(ours)
    merge(ours, send(ours, bundle(theirs)))
    ((_, backup),) = ours.store.backups()
    ours.store.close()
    restoring.restore(ours.store.path.parent, backup, ours.clock())
    again = Store.open(ours.store.path.parent, ours.clock)
    out = io.BytesIO()
    sharing.write(again.exchange.shared(), out, NOW)
    again.close()
    assert out.getvalue() == before


def test_without_a_backup_nothing_is_merged(ours: Any, theirs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked, before = send(ours, bundle(theirs)), bundle(ours)

    def refused(store: Any, target: Any = None) -> Path:
        raise NotSaved("disk full")

    monkeypatch.setattr(Store, "back_up", refused)
    assert merge(ours, looked).status_code == 503
    assert bundle(ours) == before


def test_what_is_no_bundle_changes_nothing(world: Any) -> None:
    answer = send(world, b"Name,E-mail\r\n")
    assert answer.status_code == 400
    assert "This is no bundle of WhoWrites." in answer.text
    assert uploads(world) == []
    assert send(world, b"", name="").status_code == 400


def test_bundle_that_ends_in_the_middle_is_refused_whole(ours: Any, theirs: Any) -> None:
    before = bundle(ours)
    answer = send(ours, bundle(theirs)[:-4])
    assert answer.status_code == 400 and "Nothing of it was merged." in answer.text
    assert bundle(ours) == before and uploads(ours) == []


def test_the_page_leads_to_the_contacts(world: Any) -> None:
    assert 'href="/contacts"' in world.show("/import")
