"""What the extension may keep of the owner's attention, and how a card tells it: contact, quiet list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from whowrites import quiet_list


def told(world: Any, dossier_id: str, headers: dict[str, str]) -> tuple[str, bool, str, str]:
    card = world.call("dossier", {"id": dossier_id, "lang": "en"}, headers).json
    return card["quiet_entry"], card["known"], card["firm_domain"], card["quiet_since"]


def entries(world: Any) -> list[str]:
    return [entry.name for entry in quiet_list.read(world.store.settings).entries]


def test_address_then_its_whole_domain_and_both_off_again(world: Any) -> None:
    headers = world.pair()
    (one,) = world.vet("ann@example.com")
    assert told(world, one, headers) == ("", False, "example.com", "")
    answer = world.call("quiet", {"id": one}, headers)
    assert answer.json == {"id": one, "entry": "ann@example.com", "quiet": True}
    said = "On your quiet list since 2026-11-23"
    assert told(world, one, headers)[::3] == ("ann@example.com", f"{said}: the mark stays without colour.")
    assert world.call("quiet", {"id": one, "whole_domain": True}, headers).json["entry"] == "example.com"
    assert entries(world) == ["ann@example.com", "example.com"]
    world.call("quiet", {"id": one, "undo": True}, headers)
    assert told(world, one, headers)[::3] == (
        "example.com",
        f"{said} with all of example.com: the mark stays without colour.",
    )
    gone = world.call("quiet", {"id": one, "whole_domain": True, "undo": True}, headers)
    assert gone.json["quiet"] is False
    assert entries(world) == []
    assert world.call("quiet", {"id": one, "undo": True}, headers).status_code == 200


def test_domain_that_many_firms_share_is_never_quiet_as_a_whole(world: Any) -> None:
    headers = world.pair()
    (one,) = world.vet("ann@gmail.com")
    assert told(world, one, headers)[2] == ""
    refused = world.call("quiet", {"id": one, "whole_domain": True}, headers)
    assert (refused.status_code, refused.json["error"]) == (400, "shared_domain")
    assert "gmail.com gives mailboxes to everybody" in refused.json["message"]
    assert entries(world) == []


def test_full_list_says_so_and_stays_as_it_was(world: Any) -> None:
    headers = world.pair()
    (one,) = world.vet("ann@example.com")
    for number in range(quiet_list.MOST):
        quiet_list.add(world.store.settings, f"a{number}.example", date(2026, 11, 1))
    refused = world.call("quiet", {"id": one}, headers)
    assert (refused.status_code, refused.json["error"]) == (409, "quiet_full")
    assert str(quiet_list.MOST) in refused.json["message"]
    assert "ann@example.com" not in entries(world)


def test_known_sender_is_told_until_he_is_taken_back(world: Any) -> None:
    headers = world.pair()
    (one,) = world.vet("ann@example.com")
    for decision, known in (("known", True), ("not_known", False)):
        world.call("decide", {"id": one, "decision": decision}, headers)
        assert told(world, one, headers)[1] is known


@pytest.mark.parametrize(
    "change", [{"id": "x"}, {"undo": "yes"}, {"whole_domain": 1}, {"domain": "a.example"}]
)
def test_what_names_no_sender_is_refused(world: Any, change: dict[str, Any]) -> None:
    assert world.call("quiet", {"id": "f" * 32} | change, world.pair()).status_code == 400
    assert world.call("quiet", {"id": "f" * 32}, world.pair()).status_code == 404
    assert entries(world) == []
