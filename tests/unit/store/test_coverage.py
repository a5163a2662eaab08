"""How often sources answer and reasons are called wrong, counted by hand."""

from __future__ import annotations

import pytest

from counted_archive import fill
from whowrites.store import Store, coverage
from whowrites.store.period import period

from .conftest import Clock


def test_sources_and_reasons(store: Store, clock: Clock) -> None:
    fill(store)
    found = store.dashboard.figures(period("all", "", clock())).coverage
    assert found.n == 12
    assert [(source.name, source.answered, source.asked) for source in found.sources] == [
        ("site", 4, 12),
        ("rdap", 12, 12),
    ]
    # The second is a message's reason, which no facts hold: it was shown where it was called wrong.
    assert [(reason.code, reason.wrong, reason.shown) for reason in found.reasons] == [
        ("domain_young", 1, 6),
        ("reply_to_other", 1, 1),
    ]


def test_only_what_was_checked_last_is_read(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    monkeypatch.setattr(coverage, "SAMPLE", 2)
    found = store.dashboard.figures(period("all", "", clock())).coverage
    assert (found.n, [(source.name, source.answered) for source in found.sources]) == (
        2,
        [("site", 1), ("rdap", 2)],
    )
    assert found.reasons == ()
