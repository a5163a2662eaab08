"""Tickets lead once to their page, and the redirect file is the owner's alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from whowrites.web.entrance import Entrance, write_redirect


def test_a_ticket_leads_to_its_page_once(world: Any) -> None:
    entrance = Entrance(world.store)
    first, second = entrance.ticket_to("/history"), entrance.ticket_to("/vet")
    assert entrance.take(second) == "/vet"
    assert entrance.take(first) == "/history"
    assert entrance.take(first) is None
    assert entrance.take("guess") is None


def test_a_ticket_of_another_process_leads_to_the_front_page(world: Any) -> None:
    assert Entrance(world.store).take(world.store.browsers.new_ticket("start")) == "/"


def test_only_the_latest_targets_are_remembered(world: Any) -> None:
    entrance = Entrance(world.store)
    oldest = entrance.ticket_to("/history")
    for _ in range(64):
        entrance.ticket_to("/vet")
    assert entrance.take(oldest) == "/"


def test_the_redirect_file_is_private_and_works_once(world: Any, tmp_path: Path) -> None:
    path = write_redirect(world.store, tmp_path, world.port)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    page = path.read_text("utf-8")
    ticket = page.partition("#t=")[2].partition('"')[0]
    assert f'url=http://127.0.0.1:{world.port}/enter#t={ticket}"' in page
    entrance = Entrance(world.store)
    assert entrance.take(ticket) == "/"
    assert entrance.take(ticket) is None


def test_old_redirect_files_go_and_young_ones_stay(
    world: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (old := tmp_path / "open-0.html").write_text("old")
    os.utime(old, (0, 0))
    first, second = (write_redirect(world.store, Path(), world.port) for _ in range(2))
    assert first != second and first.is_absolute()
    assert set(tmp_path.glob("open-*.html")) == {first, second}
