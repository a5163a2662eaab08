"""The dossier's buttons: a sender without colour, and one that is not checked any more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from whowrites import quiet_list


@pytest.fixture
def ann(world: Any) -> str:
    (dossier_id,) = world.vet("ann@example.com")
    return f"/dossier/{dossier_id}"


def wish(world: Any, page: str, what: str) -> Any:
    answer = world.post(f"{page}/attention", wish=what)
    assert answer.status_code == 303 and answer.headers["Location"] == f"{page}#attention"
    return world.show(page)


def test_quiet_and_loud_again(world: Any, ann: str) -> None:
    assert "Put on the quiet list" in world.show(ann)
    assert "Take off the quiet list" in wish(world, ann, "quiet")
    assert [entry.name for entry in quiet_list.read(world.store.settings).entries] == ["ann@example.com"]
    assert "Put on the quiet list" in wish(world, ann, "loud")
    assert quiet_list.read(world.store.settings).entries == ()


def test_domain_on_the_list_is_said_and_leads_to_the_list(world: Any, ann: str) -> None:
    quiet_list.add(world.store.settings, "example.com", date(2026, 11, 1))
    page = world.show(ann)
    assert "Its whole domain is on the quiet list." in page and 'href="/settings#quiet-list"' in page
    assert "Put on the quiet list" not in page


def test_not_to_be_checked_and_back(world: Any, ann: str) -> None:
    page = wish(world, ann, "never")
    assert page.count("This address is not checked any more.") == 2, "at the top, and beside the button"
    assert world.store.never.among(["ann@example.com"])
    assert "is not checked any more" not in wish(world, ann, "check")
    assert not world.store.never.among(["ann@example.com"])


def test_full_quiet_list_is_said_with_its_limit(
    world: Any, ann: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_list, "MOST", 0)
    answer = world.post(f"{ann}/attention", wish="quiet")
    assert answer.status_code == 400 and "The quiet list has 0 entries" in answer.text


def test_other_wishes_are_refused(world: Any, ann: str) -> None:
    assert world.post(f"{ann}/attention", wish="delete").status_code == 400
    assert world.post(f"/dossier/{'0' * 32}/attention", wish="quiet").status_code == 404
