"""The owner's own thresholds: read, held to their limits, and told by the weights' mark."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites import own_thresholds
from whowrites.own_thresholds import THRESHOLDS, BadThreshold
from whowrites.weights import load


class Settings(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("medium", " 1,5 ", 1.5),
        ("high", "3", 3.0),
        ("low_coverage", "80 %", 0.8),
        ("low_coverage", "67", 0.67),
    ],
)
def test_what_people_type_is_read(name: str, typed: str, value: float) -> None:
    assert own_thresholds.read(name, typed) == value


@given(st.sampled_from(sorted(THRESHOLDS)), st.text(max_size=12) | st.floats().map(str))
def test_any_text_is_a_threshold_in_its_limits_or_refused(name: str, typed: str) -> None:
    try:
        value = own_thresholds.read(name, typed)
    except BadThreshold as fault:
        assert fault.fault in ("number", "range")
    else:
        assert THRESHOLDS[name].least <= value <= THRESHOLDS[name].most
        assert own_thresholds.read(name, own_thresholds.shown(name, value)) == pytest.approx(value)


def test_what_is_shipped_is_no_change_and_caution_stays_below_high() -> None:
    settings = Settings()
    own_thresholds.keep(settings, {"medium": 1.0, "high": 2.0, "low_coverage": 0.6})
    assert own_thresholds.kept(settings) == {"high": 2.0}
    with pytest.raises(BadThreshold, match="order"):
        own_thresholds.keep(settings, {"medium": 2.0, "high": 2.0})
    assert own_thresholds.kept(settings) == {"high": 2.0}


@pytest.mark.parametrize(
    "kept", [None, {}, {"high": "x"}, {"high": 99}, {"high": None}, ["high"], {"old": 1}]
)
def test_what_another_version_kept_is_passed_over(kept: Any) -> None:
    assert own_thresholds.kept(Settings(thresholds=kept)) == {}


def test_they_take_the_place_of_the_shipped_ones_and_the_mark_differs() -> None:
    weights = own_thresholds.applied(load(), {"high": 2.0, "low_coverage": 0.9})
    assert (weights.method.high, weights.method.low_coverage) == (2.0, 0.9)
    assert weights.method.medium == load().method.medium
    assert weights.method.low_families == load().method.low_families
    assert weights.mark != load().mark
    assert own_thresholds.applied(load(), {}) is load()
