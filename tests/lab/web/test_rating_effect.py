"""Changing a threshold as the owner does: tried on the stored dossiers first, then kept, and the history
follows."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from pathlib import Path

from whowrites import own_thresholds
from whowrites.app import create_app
from whowrites.model import Level, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.store import HistoryQuery, Store
from whowrites.vetting import Vetting

PORT = 8737
BASE = f"http://127.0.0.1:{PORT}"
NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
ADORNED = Subject("a.berg@spindle.example", "Anna Berg ☁", "", "list")
STRICT = {"medium": "3", "high": "6", "low_coverage": "90", "young_days": "180"}


def test_a_change_is_shown_before_it_is_kept_and_the_history_follows(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "data", lambda: NOW)
    vetting = Vetting(Internet(nameservers=()), store, lambda: NOW)
    app = create_app(vetting=vetting, store=store, port=PORT, clock=lambda: NOW, extension_dir=tmp_path)
    client = app.test_client(use_cookies=False)
    headers = {
        "Cookie": f"whowrites_{PORT}={store.browsers.new_session()}",
        "Sec-Fetch-Site": "same-origin",
        "Origin": BASE,
    }
    vetting.answer([ADORNED], Reach.LOCAL)
    vetting.answer([ADORNED], Reach.LOCAL)  # the first answer began the run, this one is its sighting
    page = client.get("/settings/rating", headers=headers, base_url=BASE).get_data(True)
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token
    form = {"csrf": token[1], **STRICT}
    shown = client.post("/settings/rating/try", data=form, headers=headers, base_url=BASE).get_data(True)
    assert "Of the 1 dossiers checked last, 1 would get another level." in shown
    assert all(f'name="{name}" value="{value}"' in shown for name, value in STRICT.items())
    assert store.settings.get(own_thresholds.SETTING) is None, "nothing is kept yet"

    assert client.post("/settings/rating", data=form, headers=headers, base_url=BASE).status_code == 303
    (dossier,) = vetting.answer([ADORNED], Reach.LOCAL, met=False)
    assert dossier.verdict.level is Level.UNKNOWN  # type: ignore[union-attr]
    assert vetting.weights().method.low_coverage == 0.9
    until = time.monotonic() + 5
    while _level(store) is not Level.UNKNOWN and time.monotonic() < until:
        time.sleep(0.02)
    assert _level(store) is Level.UNKNOWN
    vetting.close()
    store.close()


def _level(store: Store) -> Level:
    (row,) = store.dossiers.search(HistoryQuery()).rows
    return row.level
