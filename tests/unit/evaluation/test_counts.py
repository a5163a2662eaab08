"""Counts, rates and their intervals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.evaluation import counts
from whowrites.evaluation.counts import share
from whowrites.evaluation.rating import Rating
from whowrites.evaluation.rows import Row
from whowrites.model import Level, Subject
from whowrites.weights import load


def rated(label: str, level: Level, sender: str = "", kind: str = "", score: float = 0.0) -> Rating:
    row = Row(
        "r", label, kind, "person" if label == "ham" else "", sender or f"{label}{level}{score}", Subject("")
    )
    return Rating(row, level, score, (("reply_to_other_free", 2.3),) if score > 2 else ())


def test_wilsons_interval_as_published() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 0 of 20.
    first = share(81, 263)
    assert (round(first.low, 4), round(first.high, 4)) == (0.2553, 0.3662)
    assert (share(0, 20).low, round(share(0, 20).high, 4)) == (0.0, 0.1611)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_rate_lies_in_its_interval(k: int, more: int) -> None:
    found = share(k, k + more)
    assert 0 <= found.low <= found.rate + 1e-12
    assert found.rate <= found.high + 1e-12 <= 1 + 1e-12


def test_precision_leaves_out_what_is_not_fraud_by_its_label() -> None:
    ratings = [
        rated("phish", Level.HIGH),
        rated("ham", Level.HIGH),
        rated("spam", Level.HIGH),
        rated("fraud", Level.HIGH, kind="fake_trade:weak"),
    ]
    assert (counts.precision(ratings, Level.HIGH).k, counts.precision(ratings, Level.HIGH).n) == (1, 2)


def test_chances_grow_with_the_base_rate() -> None:
    ratings = [rated("phish", Level.HIGH, f"p{n}") for n in range(40)]
    ratings += [rated("ham", Level.UNKNOWN, f"h{n}") for n in range(40)]
    one, five, twenty = counts.chances(ratings)[Level.HIGH]
    assert 0.2 < one < five < twenty < 1
    assert one == pytest.approx(0.01 * 40.5 / (0.01 * 40.5 + 0.99 * 0.5))


def test_bins_hold_predicted_against_observed() -> None:
    ratings = [rated("phish", Level.HIGH, f"p{n}", score=3.4) for n in range(9)]
    ratings += [rated("ham", Level.UNKNOWN, f"h{n}", score=-0.7) for n in range(9)]
    (low, fraud, honest, ratio), (high, *_, other) = counts.bins(ratings)
    assert (low, high, fraud, honest) == (-1, 3, 0, 9)
    assert ratio < -2 < 2 < other


def test_a_group_is_switched_off_for_those_who_have_it(rate: Callable[..., Rating]) -> None:
    told = {"from_address": "a@gmail.com", "from_name": "Robert Stone", "reply_to": "robert.stone@qq.com"}
    ratings = [rate(label="phish", kind="phish", **told), rate(from_address="c@nordtool.example")]
    assert ratings[0].level is Level.HIGH
    off = counts.without_group(ratings, load(), "reply_to")
    assert off[True] == {Level.UNKNOWN: 1}
    assert off[False] == {ratings[1].level: 1}
    assert counts.without_group(ratings, load(), "")[True] == {Level.HIGH: 1}


def test_classes() -> None:
    ratings = [
        rated("fraud", Level.HIGH, kind="fake_trade"),
        rated("ham", Level.LOW),
        rated("phish", Level.LOW, kind="phish"),
    ]
    assert set(counts.by_class(ratings)) == {"fraud: fake_trade", "ham", "phish"}
    assert set(counts.by_innocent(ratings)) == {"person"}
