"""Domains by age: the check's own steps, with their weights."""

from __future__ import annotations

import json

import pytest

from whowrites.evaluation.domains import UNKNOWN_AGE, read, table
from whowrites.evaluation.rows import BadRow
from whowrites.model import Level
from whowrites.weights import load


def aged(days: object, label: str = "benign") -> str:
    return json.dumps({"domain": "nordtool.example", "label": label, "age_days": days})


@pytest.mark.parametrize(
    ("days", "step", "level"),
    [
        (3, "domain_days_old", Level.MEDIUM),
        (40, "domain_young", Level.MEDIUM),
        (500, "domain_second_year", Level.MEDIUM),
        (900, "domain_few_years", Level.UNKNOWN),
        (9000, "domain_old", Level.UNKNOWN),
        (-1, UNKNOWN_AGE, Level.UNKNOWN),
        (None, UNKNOWN_AGE, Level.UNKNOWN),
    ],
)
def test_steps(days: object, step: str, level: Level) -> None:
    (found,) = read([aged(days)], load())
    assert (found.step, found.level) == (step, level)


def test_labels_by_step() -> None:
    counted = table(read([aged(3, "phish"), aged(4, "phish"), aged(9000)], load()))
    assert (counted["domain_days_old"]["phish"], counted["domain_old"]["benign"]) == (2, 1)


def test_a_faulty_line_is_named() -> None:
    with pytest.raises(BadRow, match="line 1"):
        list(read(["[]"], load()))
