"""`whowrites changes`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from whowrites.commands.changes import command
from whowrites.model import Facts, Level, Reach
from whowrites.records import Change
from whowrites.store import Store
from whowrites.vetting import utc_now


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    store, now = Store.open(tmp_path, utc_now), utc_now()
    facts = Facts(store.dossiers.new_id(), "ann@firm.example", (), (), now, True, Reach.PASSIVE)
    store.dossiers.save(facts, Level.HIGH, 50.0)
    old = now - timedelta(days=20)
    store.dossiers.change(
        [
            Change(facts.id, "site_gone", "real", "gone\x1b[31m", now, "site", old),
            Change(facts.id, "registrar_changed", "Alpha", "Be\x1b[31mta", old, "rdap", old),
        ]
    )
    store.close()
    yield tmp_path


def test_the_last_week_and_since_a_day(data: Path) -> None:
    shown = CliRunner().invoke(command, ["--data-dir", str(data)])
    assert shown.exit_code == 0, shown.output
    assert "ann@firm.example: The site is gone" in shown.output
    assert "registrar" not in shown.output
    more = CliRunner().invoke(command, ["--data-dir", str(data), "--since", "2020-01-01"])
    assert "Another registrar: Alpha" in more.output
    assert "\x1b" not in shown.output + more.output


def test_json_a_change_a_line(data: Path) -> None:
    shown = CliRunner().invoke(command, ["--json", "--lang", "zh_CN", "--data-dir", str(data)])
    (line,) = map(json.loads, shown.output.splitlines())
    assert (line["code"], line["level"], line["address"]) == ("site_gone", "high", "ann@firm.example")
    assert line["text"].startswith("网站已消失")


def test_nothing_and_a_day_that_is_none(tmp_path: Path) -> None:
    assert "No changes" in CliRunner().invoke(command, ["--data-dir", str(tmp_path)]).output
    wrong = CliRunner().invoke(command, ["--since", "soon", "--data-dir", str(tmp_path)])
    assert wrong.exit_code == 2
    assert "soon" in wrong.output
