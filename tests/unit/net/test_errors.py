"""Failures have a reason of the closed list; an invented one is a bug that surfaces at once."""

from __future__ import annotations

import pytest

from whowrites.net.errors import REASONS, NetError


def test_a_failure_carries_reason_and_detail() -> None:
    error = NetError("servfail", "MX example.com")
    assert (error.reason, error.detail) == ("servfail", "MX example.com")
    assert "MX example.com" in str(error)


def test_an_unlisted_reason_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        NetError("because")
    assert "because" not in REASONS
