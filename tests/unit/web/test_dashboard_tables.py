"""Tables of figures: what a cell says, and what a spreadsheet gets."""

from __future__ import annotations

from whowrites.model import Level
from whowrites.store.features import Feature
from whowrites.store.figures import Month, Outcome
from whowrites.web import dashboard_tables as tables
from whowrites.web.dashboard_tables import Share


def say(key: str, **params: object) -> str:
    return key


def test_a_share_of_few_is_none() -> None:
    assert (Share(2, 4).percent, Share(2, 5).percent, Share(0, 0).percent) == ("", "40%", "")


def test_a_change_is_in_points_against_the_period_before() -> None:
    now = [Outcome(level, 6, 2) for level in tables.LEVELS]
    before = [Outcome(level, 5, 5) for level in tables.LEVELS]
    table = tables.outcomes(now, before, say)
    assert table.rows[0][1:] == (6, 2, Share(6, 8), Share(5, 10), "+25")
    assert len(tables.outcomes(now, None, say).columns) == 4


def test_a_decision_that_no_column_has_counts_as_none() -> None:
    month = Month("2026-11", dict.fromkeys(Level, 2), {"proceed": 1, "": 3, "not_known": 4})
    assert tables.decided(month, "") == 7


def test_values_are_told_in_words() -> None:
    def told(kind: str, value: str) -> str:
        return tables.value_of(Feature(kind, value, 5, 5, 5, 5), say, "en")

    assert told("registrant_country", "DE") == "Germany"
    assert told("tld", "com") == ".com"
    assert told("age", "1") == "dashboard.age_1"
    assert told("free", "yes") == "dashboard.yes"
    assert told("registrar", "") == "dashboard.not_known"
    assert told("registrar", "Names Ltd") == "Names Ltd"


def test_for_a_spreadsheet_a_share_is_two_columns() -> None:
    table = tables.Table("x", ("a", "b"), (("one", Share(1, 10)), ("two", Share(1, 2))))
    assert tables.flat(table) == [["a", "b", "b %"], ["one", "1", "10"], ["two", "1", ""]]
