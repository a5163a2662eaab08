"""What the desktop is told of changes: a rise to high risk at once, the rest once a day, nothing unasked.

No browser: headless ones show no notification, and nobody is there to give them leave. The companion's
answers are those of its `/api/v1/changes`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).with_name("changes.js")
DAY = 24 * 3600 * 1000
ID = "0" * 32


def change(code: str, level: str, place: int = 0) -> dict[str, str]:
    return {
        "id": f"{place:032x}",
        "address": f"buyer{place}@example.com",
        "shown": f"buyer{place}@example.com",
        "code": code,
        "text": "The level rose from caution to high risk.",
        "before": "medium",
        "after": "high",
        "at": "2026-11-24T08:00:00Z",
        "level": level,
    }


def answer(*changes: dict[str, str], until: str = "2026-11-24T08:10:00Z", status: int = 200) -> dict:
    return {"state": "ok", "status": status, "body": {"changes": list(changes), "until": until}}


def looked(*looks: dict) -> dict:
    done = subprocess.run(
        ["node", str(SCRIPT), json.dumps(looks)], capture_output=True, text=True, check=True
    ).stdout
    return json.loads(done)


def test_a_rise_to_high_is_told_at_once_with_its_sender():
    told = looked({"at": 0, "answer": answer(change("level_rose", "high"), change("mx_changed", "high", 1))})
    assert told["shown"] == [
        [ID, "notify_rose", "buyer0@example.com: The level rose from caution to high risk."]
    ]
    assert (told["opened"], told["cleared"]) == ([["dossier", ID]], [ID])


def test_a_rise_that_stops_below_high_waits_with_the_rest():
    told = looked({"at": 0, "answer": answer(change("level_rose", "medium"))})
    assert told["shown"] == [] and told["kept"]["waiting"] == 1


def test_a_long_name_does_not_fill_the_screen():
    told = looked({"at": 0, "answer": answer(change("level_rose", "high") | {"text": "x" * 5000})})
    assert len(told["shown"][0][2]) == 300


def test_the_rest_waits_for_one_line_a_day_and_begins_anew():
    quiet = answer(change("mx_changed", "medium"), change("registrar_changed", "low", 1))
    told = looked(
        {"at": 0, "answer": quiet},
        {"at": DAY - 1, "answer": quiet},
        {"at": DAY, "answer": answer()},
        {"at": DAY + 1, "answer": quiet},
        {"at": 2 * DAY - 1, "answer": answer()},
    )
    assert told["shown"] == [["changes", "notify_digest", "notify_count 4"]]
    assert (told["opened"], told["cleared"]) == ([["changes", ""]], ["changes"])
    assert told["kept"]["waiting"] == 2


def test_many_rises_at_once_do_not_bury_the_screen():
    many = [change("level_rose", "high", place) for place in range(20)]
    told = looked({"at": 0, "answer": answer(*many)})
    assert len(told["shown"]) == 3
    assert told["kept"]["waiting"] == 17


def test_each_look_asks_from_where_the_last_one_ended_and_keeps_no_address():
    told = looked(
        {"at": 0, "answer": answer(change("mx_changed", "low"), until="2026-11-24T08:00:00Z")},
        {"at": 1, "answer": answer(until="2026-11-24T09:00:00Z")},
        {"at": 2, "answer": answer(status=500)},
        {"at": 3, "answer": {"state": "off", "wait": 1}},
    )
    assert [body["since"] for _, body in told["asked"]] == [
        "",
        "2026-11-24T08:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-24T09:00:00Z",
    ]
    assert {path for path, _ in told["asked"]} == {"/changes"}
    assert "@" not in json.dumps(told["kept"])


def test_nothing_is_asked_unless_switched_on_and_allowed():
    told = looked(
        {"at": 0, "answer": answer(change("level_rose", "high")), "notify": False},
        {"at": 0, "answer": answer(change("level_rose", "high")), "granted": False},
    )
    assert told == {"shown": [], "asked": [], "kept": None, "opened": [], "cleared": []}
