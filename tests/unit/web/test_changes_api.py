"""What changed, as the extension asks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from whowrites.records import Change
from whowrites.wire import stamp


def change(world: Any, dossier_id: str, code: str, after: str) -> None:
    at = world.clock()
    world.store.dossiers.change([Change(dossier_id, code, "low", after, at, "companion", at)])


def test_each_change_is_told_once_and_none_is_left_out(world: Any) -> None:
    headers = world.pair()
    dossier_id = world.vet("risky@example.com")[0]
    first = world.call("changes", {"since": ""}, headers).json
    assert first == {"changes": [], "until": stamp(world.clock() - timedelta(seconds=10))}
    change(world, dossier_id, "level_rose", "high")
    told = world.call("changes", {"since": first["until"]}, headers).json
    assert told["changes"] == [], "it may not be written yet"
    world.clock.forward(11)
    told = world.call("changes", {"since": told["until"], "lang": "zh_CN"}, headers).json
    assert told["changes"] == [
        {
            "id": dossier_id,
            "address": "risky@example.com",
            "shown": "risky@example.com",
            "code": "level_rose",
            "text": "风险等级上升：未发现问题 → 高风险",
            "before": "未发现问题",
            "after": "高风险",
            "at": stamp(world.clock() - timedelta(seconds=11)),
            "level": "high",
        }
    ]
    world.clock.forward(60)
    assert world.call("changes", {"since": told["until"]}, headers).json["changes"] == []


def test_the_first_question_looks_back_a_day(world: Any) -> None:
    headers, dossier_id = world.pair(), world.vet("ann@example.com")[0]
    change(world, dossier_id, "level_rose", "medium")
    world.clock.forward(3600)
    assert len(world.call("changes", {}, headers).json["changes"]) == 1
    world.clock.forward(86_400)
    assert world.call("changes", {}, headers).json["changes"] == []


def test_a_moment_that_is_none_is_named(world: Any) -> None:
    answer = world.call("changes", {"since": "yesterday"}, world.pair())
    assert answer.status_code == 400
    assert "since" in answer.json["message"]
