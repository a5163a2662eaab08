"""Changing a weight as the owner does: tried on the stored dossiers first, then kept, and the history
follows."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from whowrites.app import create_app
from whowrites.model import Level, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.own_weights import SETTING
from whowrites.store import HistoryQuery, Store
from whowrites.vetting import Vetting

PORT = 8737
NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
ADORNED = Subject("a.berg@spindle.example", "Anna Berg ☁", "", "list")


class Owner:
    def __init__(self, client: FlaskClient, store: Store, vetting: Vetting) -> None:
        self._client, self.store, self.vetting = client, store, vetting
        self._headers = {
            "Cookie": f"whowrites_{PORT}={store.browsers.new_session()}",
            "Sec-Fetch-Site": "same-origin",
            "Origin": f"http://127.0.0.1:{PORT}",
        }

    def get(self, path: str) -> str:
        return self._client.get(path, headers=self._headers, base_url=f"http://127.0.0.1:{PORT}").get_data(
            True
        )

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        token = re.search(r'name="csrf" value="([^"]+)"', self.get("/settings/weights"))
        assert token
        done = self._client.post(
            path,
            data={"csrf": token[1], **{name.replace("w_", "w-", 1): value for name, value in fields.items()}},
            headers=self._headers,
            base_url=f"http://127.0.0.1:{PORT}",
        )
        return done.status_code, done.get_data(True)

    def shown(self) -> Level:
        (row,) = self.store.dossiers.search(HistoryQuery()).rows
        return row.level


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    store = Store.open(tmp_path / "data", lambda: NOW)
    vetting = Vetting(Internet(nameservers=()), store, lambda: NOW)
    app = create_app(vetting=vetting, store=store, port=PORT, clock=lambda: NOW, extension_dir=tmp_path)
    vetting.answer([ADORNED], Reach.LOCAL)
    vetting.answer([ADORNED], Reach.LOCAL)  # the first answer began the run, this one is its sighting
    yield Owner(app.test_client(use_cookies=False), store, vetting)
    vetting.close()
    store.close()


def test_a_change_is_shown_on_stored_dossiers_before_it_is_kept(owner: Owner) -> None:
    assert owner.shown() is Level.MEDIUM
    code, page = owner.post("/settings/weights/try", w_name_ornamented="0")
    assert code == 200
    assert "Of the 1 dossiers checked last, 1 would get another level." in page
    assert "a.berg@spindle.example" in page
    assert 'name="w-name_ornamented" value="0"' in page
    assert owner.store.settings.get(SETTING) is None, "nothing is kept yet"


def test_what_is_kept_rates_from_now_on_and_the_history_follows(owner: Owner) -> None:
    assert owner.post("/settings/weights", w_name_ornamented="0")[0] == 303
    (dossier,) = owner.vetting.answer([ADORNED], Reach.LOCAL, met=False)
    assert dossier.verdict.level is Level.UNKNOWN  # type: ignore[union-attr]
    until = time.monotonic() + 5
    while owner.shown() is not Level.UNKNOWN and time.monotonic() < until:
        time.sleep(0.02)
    assert owner.shown() is Level.UNKNOWN
    assert "your own" in owner.get("/settings/weights")
    owner.post("/settings/weights", reset="1")
    assert owner.store.settings.get(SETTING) == {}


def test_a_weight_that_cannot_be_kept_says_why_and_what_was_typed_stays(owner: Owner) -> None:
    code, page = owner.post("/settings/weights/try", w_name_ornamented="lots", w_name_title="0.5")
    assert code == 400
    assert "Not a number. Between -" in page
    assert 'value="lots"' in page
    assert re.search(r'id="w-name_title"[^>]*value="0.5"', page)
    assert owner.store.settings.get(SETTING) is None
