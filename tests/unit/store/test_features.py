"""What high-risk senders have in common, counted by hand."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from counted_archive import fill, row
from whowrites.model import Level
from whowrites.store import Store
from whowrites.store.features import AGES, FEW
from whowrites.store.period import period
from whowrites.store.schema import dossiers

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


def test_they_are_those_of_a_plain_count(store: Store, clock: Clock) -> None:
    chance, first = random.Random(3), date(2026, 10, 1)
    rows = []
    for number in range(400):
        seen = first + timedelta(days=chance.randrange(60))
        age = chance.choice((None, 0, 29, 30, 179, 180, 364, 365, 1_824, 1_825, 9_000))
        registered = None if age is None else (seen - timedelta(days=age)).isoformat()
        flags = chance.random() < 0.3, chance.random() < 0.3
        level, registrar = chance.choice(list(Level)), f"Names {chance.randrange(30)}"
        rows.append(row(number, seen.isoformat(), level, "", None, None, registrar, registered, *flags))
    with store._database.write() as connection:
        connection.execute(insert(dossiers), rows)
    n: Counter[tuple[str, str]] = Counter()
    high: Counter[tuple[str, str]] = Counter()
    for item in rows:
        held = item["registered"]
        days = (item["first_seen"].date() - held).days if held else None
        values = {
            "age": "" if days is None else str(sum(days >= limit for limit in AGES)),
            "free": "yes" if item["free"] else "no",
            "reply_elsewhere": "yes" if item["reply_elsewhere"] else "no",
            **{kind: item[kind] for kind in ("registrant_country", "registrar", "tld", "provider")},
        }
        n.update(values.items())
        if item["shown"] is Level.HIGH:
            high.update(values.items())
    found = store.dashboard.figures(period("all", "", clock())).common
    told = {(one.kind, one.value): (one.high, one.n) for one in found.features}
    assert told == {place: (count, n[place]) for place, count in high.items() if count >= FEW}
    assert found.hidden == sum(count < FEW for count in high.values())
