"""The form for the owner's own domains: kept when it is right, given back as typed when it is not."""

from __future__ import annotations

from typing import Any

from whowrites.web.session import csrf_token


def post(world: Any, domains: str) -> Any:
    headers = world.owner()
    form = {"csrf": csrf_token(headers["Cookie"].partition("=")[2]), "domains": domains}
    return world.client().post("/settings/own-domains", data=form, headers=headers)


def test_domains_are_kept_and_known_at_once(world: Any) -> None:
    answer = post(world, "Acme.example\nacme-pumps.example")
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        "/settings/company?kept=domains#own-domains",
    )
    assert world.store.contacts.own_domains() == {"acme.example", "acme-pumps.example"}
    page = world.client().get("/settings/company?kept=domains", headers=world.owner()).text
    assert "acme.example\nacme-pumps.example</textarea>" in page and "Kept." in page
    post(world, "")
    assert world.store.contacts.own_domains() == frozenset()


def test_a_fault_keeps_nothing_and_loses_nothing(world: Any) -> None:
    post(world, "acme.example")
    answer = post(world, "acme-pumps.example\n<b>gmail.com\nco.uk")
    assert answer.status_code == 400
    assert "acme-pumps.example\n&lt;b&gt;gmail.com\nco.uk</textarea>" in answer.text
    assert "Line 2," in answer.text and "Line 3," in answer.text and "co.uk is an ending" in answer.text
    assert world.store.contacts.own_domains() == {"acme.example"}


def test_without_its_token_nothing_is_kept(world: Any) -> None:
    answer = world.client().post(
        "/settings/own-domains", data={"domains": "a.example"}, headers=world.owner()
    )
    assert answer.status_code == 403 and world.store.contacts.own_domains() == frozenset()
