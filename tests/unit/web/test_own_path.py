"""A form leads back into this companion only."""

from __future__ import annotations

import pytest

from whowrites.web.own_path import own_path


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/history?level=high", "/history?level=high"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
    ],
)
def test_back_stays_here(back: str, to: str) -> None:
    assert own_path(back) == to
