"""The calls of a paired extension: shapes, limits, one faulty sender among good ones, decisions, and ways
into pages.
"""

from __future__ import annotations

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


@pytest.mark.parametrize("reach", ["contact", "service"])
def test_the_senders_servers_are_asked_after_consent_only(world: Any, reach: str) -> None:
    headers = world.pair()
    body = {"senders": [{"address": "a@example.com"}], "reach": reach}
    refused = world.call("vet", body, headers)
    assert (refused.status_code, refused.json["error"]) == (403, "consent")
    assert world.vets.asked == []
    switches.choose(world.store.settings, set())
    assert world.call("vet", body, headers).status_code == 200


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
