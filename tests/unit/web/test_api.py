"""The calls of a paired extension: shapes, limits, one faulty sender among good ones, decisions, and ways
into pages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from headers_letters import PASS, SENDER, gmail
from whowrites import switches
from whowrites.model import Auth, Header, Reach
from whowrites.web.bodies import MAX_SENDERS


def vet(world: Any, *senders: Any, **more: Any) -> Any:
    return world.call("vet", {"senders": list(senders), **more}, world.pair())


def test_results_come_in_order_each_with_its_ref(world: Any) -> None:
    answer = vet(
        world, {"ref": "b", "address": "risky@example.com"}, {"ref": "a", "address": "Ann@Example.com"}
    )
    assert answer.status_code == 200
    assert [(r["ref"], r["dossier"]["level"], r["error"]) for r in answer.json["results"]] == [
        ("b", "high", None),
        ("a", "low", None),
    ]
    assert answer.json["saved"] is True
    assert answer.json["retry_after_ms"] == 0


def test_one_faulty_sender_does_not_stop_the_others(world: Any) -> None:
    answer = vet(
        world,
        {"ref": "1", "address": "a" * 250 + "@example.com"},
        {"ref": "2", "address": "a" * 65 + "@example.com"},
        {"ref": "3", "address": f"a@{'b' * 64}.example"},
        {"ref": "4", "address": "me@example.com", "role": "self"},
        {"ref": "5", "address": "a@example.com", "colour": "red"},
        {"ref": "6"},
        {"ref": 7, "address": "a@example.com"},
        "not a sender",
        {"ref": "9", "address": "ok@example.com"},
    )
    assert answer.status_code == 200
    results = answer.json["results"]
    assert [r["ref"] for r in results] == ["1", "2", "3", "4", "5", "6", "", "", "9"]
    assert [r["error"]["code"] for r in results[3:8]] == ["self"] + ["bad_sender"] * 4
    assert "colour" in results[4]["error"]["message"]
    assert all(r["error"]["code"].startswith("address_") for r in results[:3])
    assert results[8]["dossier"]["address"] == "ok@example.com"
    assert [subject.address for subject in world.vets.asked][-1] == "ok@example.com"
    assert "me@example.com" not in [subject.address for subject in world.vets.asked]


def test_one_sender_too_many_names_the_limit(world: Any) -> None:
    sender = {"address": "a@example.com"}
    assert vet(world, *[sender] * MAX_SENDERS).status_code == 200
    answer = vet(world, *[sender] * (MAX_SENDERS + 1))
    assert answer.status_code == 413
    assert str(MAX_SENDERS) in answer.json["message"]


@pytest.mark.parametrize(
    "body",
    [{}, {"senders": {}}, {"senders": [], "extra": 1}, {"senders": [], "reach": "far"}, {"senders": None}],
)
def test_a_body_of_another_shape_is_refused_and_the_field_named(world: Any, body: Any) -> None:
    answer = world.call("vet", body, world.pair())
    assert answer.status_code == 400
    assert set(answer.json) == {"error", "message", "request_id"}
    assert any(word in answer.json["message"] for word in ("senders", "extra", "reach"))


def test_what_the_message_shows_reaches_the_vetting(world: Any) -> None:
    auth = {"spf": "pass", "dkim": "fail", "dmarc": "", "aligned": False, "channel": "list"}
    sender = {"address": "a@example.com", "name": "N" * 300, "reply_to": "", "surface": "list", "auth": auth}
    vet(world, sender, reach="local")
    subject = world.vets.asked[-1]
    assert (len(subject.name), subject.reply_to, subject.surface) == (200, "", "list")
    assert (subject.auth.spf, subject.auth.aligned, subject.auth.channel) == ("pass", False, "list")
    vet(world, {"address": "a@example.com"})
    assert world.vets.asked[-1].reply_to is None


def test_incomplete_dossiers_say_when_to_ask_again(world: Any) -> None:
    answer = vet(world, {"address": "slow@example.com"}, {"address": "a@example.com"})
    assert [r["dossier"]["complete"] for r in answer.json["results"]] == [False, True]
    assert 0 < answer.json["retry_after_ms"] <= 1000


def test_errors_are_told_in_the_language_asked_for(world: Any) -> None:
    sender = {"address": "me@example.com", "role": "self"}
    assert "不作核查" in vet(world, sender, lang="zh-CN").json["results"][0]["error"]["message"]
    assert "not vetted" in vet(world, sender, lang="de").json["results"][0]["error"]["message"]


def test_dossier_is_read_in_the_light_of_one_message(world: Any) -> None:
    dossier_id = world.vet("a@example.com")[0]
    plain = world.call("dossier", {"id": dossier_id, "lang": "en"}, world.pair()).json
    assert (plain["level"], plain["reply_to_seen"]) == ("low", False)
    other = world.call("dossier", {"id": dossier_id, "reply_to": "x@elsewhere.example"}, world.pair()).json
    assert (other["id"], other["level"]) == (dossier_id, "high")


def test_the_fields_of_a_signature_become_claims(world: Any) -> None:
    claims = [{"field": "phone", "value": "0049 421 5550123"}, {"field": "company", "value": "Nordtool GmbH"}]
    (result,) = vet(world, {"ref": "1", "address": "ana@acme.example", "claims": claims}).json["results"]
    said = [(claim.field, claim.value, claim.source) for claim in world.vets.asked[-1].claims]
    assert said == [
        ("phone", "+494215550123", "signature"),
        ("company", "Nordtool GmbH", "signature"),
    ]
    body = {"id": result["dossier"]["id"], "lang": "en", "claims": claims}
    assert world.call("dossier", body, world.pair()).json["matrix"] == []  # these dossiers hold no claims
    assert [claim.value for claim in world.vets.asked[-1].claims] == ["+494215550123", "Nordtool GmbH"]


@pytest.mark.parametrize(
    "claims",
    [
        [{"field": "password", "value": "x"}],
        [{"field": "phone", "value": "1" * 301}],
        [{"field": "phone", "value": "1"}] * 41,
        [{"field": "phone", "value": "1", "source": "rdap"}],
    ],
)
def test_fields_beyond_the_list_and_its_limits_are_refused(world: Any, claims: Any) -> None:
    (result,) = vet(world, {"ref": "1", "address": "ana@acme.example", "claims": claims}).json["results"]
    assert result["error"]["code"] == "bad_sender"
    assert "claims" in result["error"]["message"]


def test_an_original_is_rated_by_its_header(world: Any) -> None:
    text = gmail(PASS, "Reply-To: x@other.example\n" + SENDER).decode()
    answer = world.call("original", {"text": text, "lang": "en"}, world.pair())
    assert answer.json["dossier"]["address"] == "ana@acme.example"
    subject = world.vets.asked[-1]
    assert (subject.reply_to, subject.auth.dmarc, subject.surface) == ("x@other.example", "pass", "message")


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [("no header", 400, "bad_message"), ("", 400, "bad_message"), ("x" * 65_537, 400, "bad_field")],
)
def test_an_original_without_a_sender_is_refused(world: Any, text: str, status: int, code: str) -> None:
    answer = world.call("original", {"text": text}, world.pair())
    assert (answer.status_code, answer.json["error"]) == (status, code)


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


@pytest.mark.parametrize("reach", ["contact", "service"])
def test_the_senders_servers_are_asked_after_consent_only(world: Any, reach: str) -> None:
    headers = world.pair()
    body = {"senders": [{"address": "a@example.com"}], "reach": reach}
    refused = world.call("vet", body, headers)
    assert (refused.status_code, refused.json["error"]) == (403, "consent")
    assert world.vets.asked == []
    switches.choose(world.store.settings, set())
    assert world.call("vet", body, headers).status_code == 200


def test_recheck_asks_anew_and_the_senders_servers_only_after_consent(world: Any) -> None:
    headers, dossier_id = world.pair(), world.vet("a@example.com")[0]
    assert world.call("recheck", {"id": dossier_id}, headers).json == {"id": dossier_id, "reach": "passive"}
    refused = world.call("recheck", {"id": dossier_id, "reach": "contact"}, headers)
    assert (refused.status_code, refused.json["error"]) == (403, "consent")
    switches.choose(world.store.settings, {"website"})
    assert world.call("recheck", {"id": dossier_id, "reach": "contact"}, headers).status_code == 200
    assert world.vets.reaches == [Reach.PASSIVE, Reach.CONTACT]


def test_the_reach_asked_for_is_the_reach_used(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Reach] = []
    answer = world.vets.answer
    monkeypatch.setattr(
        world.vets, "answer", lambda subjects, reach: used.append(reach) or answer(subjects, reach)
    )
    switches.choose(world.store.settings, {"website"})
    for reach in Reach:
        vet(world, {"address": "a@example.com"}, reach=reach.value)
    vet(world, {"address": "a@example.com"})
    assert used == [*Reach, Reach.PASSIVE]


def test_whom_the_user_writes_to_is_kept_here(world: Any) -> None:
    people = [{"address": "Ana@Mill.example", "name": "Ana"}, {"address": "nobody"}]
    answer = world.call("written", {"people": people}, world.pair())
    assert (answer.status_code, answer.json) == (200, {"kept": 1})
    assert world.store.contacts.written("ana@mill.example").name == "Ana"
    assert world.call("written", {"people": people * 51}, world.pair()).status_code == 413
    assert world.call("written", {"people": [{"name": "x"}]}, world.pair()).status_code == 400


def test_where_the_owner_switched_it_off_nothing_is_kept(world: Any) -> None:
    world.store.written.switch(False)
    answer = world.call("written", {"people": [{"address": "ana@mill.example"}]}, world.pair())
    assert (answer.status_code, answer.json["error"]) == (403, "written_off")
    assert world.store.written.count() == 0


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


def test_what_the_webmails_details_name_reaches_the_vetting(world: Any) -> None:
    shown = {"mailed_by": "bounce.agency.example", "signed_by": "example.com"}
    vet(world, {"address": "a@example.com", "header": shown}, {"address": "b@other.example", "header": shown})
    first, second = world.vets.asked[-2:]
    assert first.auth == Auth(dkim="pass", aligned=True)
    assert second.auth is None
    assert first.header == second.header == Header(**shown)


def test_results_that_were_read_go_before_a_signature_that_is_shown(world: Any) -> None:
    sender = {"address": "a@example.com", "header": {"signed_by": "example.com"}, "auth": {"dmarc": "fail"}}
    vet(world, sender)
    assert world.vets.asked[-1].auth == Auth(dmarc="fail")


@pytest.mark.parametrize("header", [{"mailed_by": 1}, {"hops": []}, {"signed_by": "a" * 254}, "text"])
def test_details_of_another_shape_are_refused(world: Any, header: Any) -> None:
    answer = vet(world, {"address": "a@example.com", "header": header})
    assert answer.json["results"][0]["error"]["code"] == "bad_sender"
