"""What views find in their house."""

from __future__ import annotations

from typing import Any

from whowrites.web.house import house


def test_views_get_the_house_of_their_own_application(build: Any) -> None:
    first, second = build(), build()
    with first.app.app_context():
        assert house().store is first.store
        assert house().cookie == f"whowrites_{first.port}"
    with second.app.app_context():
        assert house().store is second.store
