"""What the extension asks of one dossier: its page, the owner's word on it, and asking anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from whowrites import switches
from whowrites.model import Reach


@pytest.mark.parametrize("call", ["dossier", "decide", "open", "recheck"])
def test_an_unknown_dossier_is_404_and_an_address_is_no_id(world: Any, call: str) -> None:
    more = {"decide": {"decision": "known"}, "open": {"page": "dossier"}}.get(call, {})
    assert world.call(call, {"id": "f" * 32, **more}, world.pair()).status_code == 404
    assert world.call(call, {"id": "a@example.com", **more}, world.pair()).status_code == 400


def test_known_makes_a_contact_with_the_name_last_seen_and_not_known_takes_it_back(world: Any) -> None:
    headers = world.pair()
    answer = world.call("vet", {"senders": [{"address": "ann@example.com", "name": "Ann Lee"}]}, headers)
    dossier_id = answer.json["results"][0]["dossier"]["id"]
    assert world.call("decide", {"id": dossier_id, "decision": "known"}, headers).json["decision"] == "known"
    contact = world.store.contacts.contact("ann@example.com")
    assert contact is not None and contact.name == "Ann Lee"
    world.call("decide", {"id": dossier_id, "decision": "not_known"}, headers)
    assert world.store.contacts.contact("ann@example.com") is None
    assert world.store.dossiers.by_id(dossier_id).decision.verdict == "not_known"
    assert world.call("decide", {"id": dossier_id, "decision": "friend"}, headers).status_code == 400


def test_a_dossier_whose_first_vetting_is_under_way_takes_no_decision_yet(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = world.store.dossiers.by_id(world.vet("a@example.com")[0]).facts
    under_way = replace(facts, id="e" * 32, complete=False)
    monkeypatch.setattr(world.vets, "by_id", lambda dossier_id: under_way)
    answer = world.call("decide", {"id": under_way.id, "decision": "known"}, world.pair())
    assert (answer.status_code, answer.json["error"]) == (409, "unfinished")
    assert world.store.contacts.contact("a@example.com") is None


def test_open_gives_a_url_that_works_once_and_leads_to_its_page(world: Any) -> None:
    dossier_id = world.vet("a@example.com")[0]
    url = world.call("open", {"page": "dossier", "id": dossier_id}, world.pair()).json["url"]
    start, _, ticket = url.partition("#t=")
    assert start == f"{world.base}/enter"
    enter = {"Origin": world.base, "Sec-Fetch-Site": "same-origin"}
    first = world.client().post("/enter", data={"ticket": ticket}, headers=enter)
    assert first.json == {"to": f"/dossier/{dossier_id}"}
    asked = world.call("open", {"page": "contact", "id": dossier_id}, world.pair()).json["url"]
    second = world.client().post("/enter", data={"ticket": asked.partition("#t=")[2]}, headers=enter)
    assert second.json == {"to": f"/dossier/{dossier_id}#contact"}
    assert world.client().post("/enter", data={"ticket": ticket}, headers=enter).status_code == 401


def test_a_day_later_the_extension_still_opens_the_history(world: Any) -> None:
    paired, owner = world.pair(), world.owner()
    world.clock.forward(24 * 3600)
    assert world.client().get("/history", headers=owner).status_code == 401  # the session has ended
    url = world.call("open", {"page": "history"}, paired).json["url"]
    enter = {"Origin": world.base, "Sec-Fetch-Site": "same-origin"}
    entered = world.client().post("/enter", data={"ticket": url.partition("#t=")[2]}, headers=enter)
    cookie = entered.headers["Set-Cookie"].partition(";")[0]
    anew = {"Cookie": cookie, "Sec-Fetch-Site": "same-origin"}
    assert world.client().get(entered.json["to"], headers=anew).status_code == 200


def test_a_ticket_is_too_old_after_30_seconds(world: Any) -> None:
    url = world.call("open", {"page": "history"}, world.pair()).json["url"]
    world.clock.forward(31)
    enter = {"Origin": world.base, "Sec-Fetch-Site": "same-origin"}
    late = world.client().post("/enter", data={"ticket": url.partition("#t=")[2]}, headers=enter)
    assert late.status_code == 401


def test_recheck_asks_anew_and_the_senders_servers_only_after_consent(world: Any) -> None:
    headers, dossier_id = world.pair(), world.vet("a@example.com")[0]
    assert world.call("recheck", {"id": dossier_id}, headers).json == {"id": dossier_id, "reach": "passive"}
    refused = world.call("recheck", {"id": dossier_id, "reach": "contact"}, headers)
    assert (refused.status_code, refused.json["error"]) == (403, "consent")
    switches.choose(world.store.settings, {"website"})
    assert world.call("recheck", {"id": dossier_id, "reach": "contact"}, headers).status_code == 200
    assert world.vets.reaches == [Reach.PASSIVE, Reach.CONTACT]


def test_a_note_is_kept_as_it_was_typed(world: Any) -> None:
    headers = world.pair()
    (dossier_id,) = world.vet("ann@example.com")
    answer = world.call("note", {"id": dossier_id, "text": " called, no answer "}, headers)
    assert answer.json == {"id": dossier_id, "at": "2026-11-23T09:40:00Z"}
    assert [note.text for note in world.store.dossiers.by_id(dossier_id).notes] == ["called, no answer"]
    assert world.call("note", {"id": dossier_id, "text": " "}, headers).json["at"] is None
    assert world.call("note", {"id": dossier_id, "text": "x" * 4001}, headers).status_code == 400
    assert world.call("note", {"id": "f" * 32, "text": "x"}, headers).status_code == 404


def test_a_reason_is_called_wrong_and_right_again(world: Any) -> None:
    headers = world.pair()
    (dossier_id,) = world.vet("ann@example.com")
    body = {"id": dossier_id, "code": "domain_young", "value": "0123456789abcdef"}
    assert world.call("wrong", body, headers).json["dismissed"] is True
    assert world.store.owner.owned(dossier_id).dismissed == {("domain_young", "0123456789abcdef")}
    assert world.store.owner.dismissals() == {"domain_young": 1}
    assert world.vets.rerated == [dossier_id]
    assert world.call("wrong", {**body, "undo": True}, headers).json["dismissed"] is False
    assert world.store.owner.owned(dossier_id).dismissed == frozenset()
    assert world.call("wrong", {**body, "undo": True}, headers).status_code == 200
    assert world.store.owner.owned(dossier_id).dismissed == frozenset()


@pytest.mark.parametrize(
    "change", [{"value": "short"}, {"code": "a b"}, {"code": ""}, {"value": None}, {"undo": "yes"}]
)
def test_what_names_no_reason_is_refused(world: Any, change: dict[str, Any]) -> None:
    body = {"id": "f" * 32, "code": "domain_young", "value": "0123456789abcdef"}
    assert world.call("wrong", body | change, world.pair()).status_code == 400
    assert world.call("wrong", body, world.pair()).status_code == 404
