from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from whowrites import opening
from whowrites.store import Store


def test_the_browser_gets_a_file_and_the_file_a_new_ticket_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(tmp_path, lambda: datetime.now(UTC))
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(opening.webbrowser, "open", lambda url: seen.append((url, page(url))))
    assert opening.open_page(store, tmp_path, 8737) == seen[0][0]
    opening.open_page(store, tmp_path, 8737)
    store.close()
    (first_url, first), (_, second) = seen
    assert first_url.startswith("file:")
    assert "#t=" not in first_url
    assert "http://127.0.0.1:8737/enter#t=" in first
    assert first != second


def page(url: str) -> str:
    return Path(url.removeprefix("file://")).read_text()
