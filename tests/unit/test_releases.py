"""Releases in the order of browsers, and at the end of a browser's name."""

from __future__ import annotations

import pytest

from whowrites.releases import at_end, older, renamed


@pytest.mark.parametrize(
    ("this", "that", "so"),
    [
        ("0.1.0", "0.2.0", True),
        ("0.9", "0.10", True),
        ("0.10", "0.9", False),
        ("1", "1.0.0", False),
        ("1.0.0", "1", False),
        ("1.0.0.1", "1.0.0.2", True),
        ("", "1.0", False),
        ("1.0", "", False),
        ("1.0-beta", "2.0", False),
        ("9" * 6, "1", False),
        ("1.2.3.4.5", "2", False),
    ],
)
def test_which_is_older(this: str, that: str, so: bool) -> None:
    assert older(this, that) is so


def test_release_of_a_browser_s_name() -> None:
    assert (at_end("Microsoft Edge 0.1.0"), at_end("Chrome"), at_end("")) == ("0.1.0", "", "")
    assert renamed("Microsoft Edge 0.1.0", "0.2.0") == "Microsoft Edge 0.2.0"
    assert renamed("Chrome", "0.2.0") == "Chrome 0.2.0"
    assert renamed("Chrome 0.1.0", "<b>") == "Chrome 0.1.0"
    assert renamed("", "0.2.0") == "0.2.0"
