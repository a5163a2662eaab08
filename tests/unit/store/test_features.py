"""What high-risk senders have in common, counted by hand."""

from __future__ import annotations

import pytest

from counted_archive import fill
from whowrites.store import Store
from whowrites.store.period import period

from .conftest import Clock


def test_shares_and_lift(store: Store, clock: Clock) -> None:
    fill(store)
    found = store.dashboard.figures(period("all", "", clock())).common
    assert (found.high, found.all) == (6, 12)
    counted = {(feature.kind, feature.value): (feature.high, feature.n) for feature in found.features}
    assert counted == {
        ("registrar", "Cheap Names"): (5, 5),
        ("age", "0"): (5, 5),
        ("reply_elsewhere", "yes"): (5, 5),
        ("free", "no"): (5, 10),
        ("tld", "example"): (6, 12),
        ("provider", ""): (6, 12),
        ("registrant_country", ""): (6, 12),
    }
    first = found.features[0]
    assert (first.among_high, first.among_all) == (pytest.approx(5 / 6), pytest.approx(5 / 12))
    assert first.lift == pytest.approx(2.0)
    assert [feature.lift for feature in found.features] == sorted(
        (feature.lift for feature in found.features), reverse=True
    )


def test_what_fewer_than_five_have_is_counted_and_not_shown(store: Store, clock: Clock) -> None:
    fill(store)
    found = store.dashboard.figures(period("all", "", clock())).common
    # Old Names, free mail, five years and more, no other Reply-To: one high-risk sender each.
    assert found.hidden == 4
    november = store.dashboard.figures(period("month", "2026-11", clock())).common
    assert ("registrar", "Cheap Names") not in {(f.kind, f.value) for f in november.features}
    october = store.dashboard.figures(period("month", "2026-10", clock())).common
    assert (october.features, october.high, october.all) == ((), 1, 2)
