"""The application as a whole: it starts only when every route says who may call it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from whowrites import app as application
from whowrites.app import create_app
from whowrites.store import Store
from whowrites.web import public
from whowrites.web.route_class import RouteClass, RouteWithoutClass, class_of


def make(store: Any, tmp_path: Path) -> Any:
    def clock() -> datetime:
        return datetime(2026, 11, 23, tzinfo=UTC)

    return create_app(vetting=None, store=store, port=8737, clock=clock, extension_dir=tmp_path)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = Store.open(tmp_path / "data", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    yield opened
    opened.close()


def test_every_route_has_a_class_and_the_api_is_all_post(store: Any, tmp_path: Path) -> None:
    made = make(store, tmp_path)
    classes = {rule.rule: class_of(made, rule.endpoint) for rule in made.url_map.iter_rules()}
    assert len(classes) > 15
    for rule in made.url_map.iter_rules():
        if rule.rule.startswith("/api/"):
            assert (rule.methods or set()) - {"OPTIONS"} == {"POST"}
            assert classes[rule.rule] in (RouteClass.API, RouteClass.HANDSHAKE, RouteClass.PAIRING)
        elif "POST" in (rule.methods or set()):
            assert class_of(made, rule.endpoint) in (
                RouteClass.PAGE_WRITE,
                RouteClass.PAGE_UPLOAD,
                RouteClass.ENTRANCE,
            )


def test_a_view_without_a_class_stops_the_start(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(public.healthz, "route_class")
    with pytest.raises(RouteWithoutClass, match="healthz"):
        make(store, tmp_path)


def test_chinese_leaves_as_it_is_and_keys_keep_their_order(store: Any, tmp_path: Path) -> None:
    made = make(store, tmp_path)
    assert isinstance(made.json, application.Json)
    assert made.json.dumps({"b": "中", "a": 1}) == '{"b": "中", "a": 1}'


def test_two_companions_do_not_share_their_desks(store: Any, tmp_path: Path) -> None:
    first, second = make(store, tmp_path), make(store, tmp_path)
    first.extensions["whowrites"].desk.show_code()
    assert second.extensions["whowrites"].desk.code() is None
