"""The report names n, rates with intervals, and base rates."""

from __future__ import annotations

from collections.abc import Callable

from whowrites.evaluation import report
from whowrites.evaluation.domains import read as read_domains
from whowrites.evaluation.rating import Rating
from whowrites.weights import load

Rate = Callable[..., Rating]


def test_text_and_data_tell_the_same(rate: Rate) -> None:
    ratings = [rate(from_address=f"a{n}@nordtool.example") for n in range(60)]
    ratings += [rate(label="phish", kind="phish", from_address=f"a{n}@host") for n in range(3)]
    text = "\n".join(report.text(ratings, 70, load()))
    assert "70 rows, 63 senders" in text
    assert "0.0% [0.0%-6.0%]" in text  # ham rated high, of 60
    assert "3 of 3" in text  # phish rated medium: too few for a rate
    assert "with a group of signals switched off" in text
    data = report.data(ratings, 70, load())
    assert data["without_group"]["none"]["fraud"]["n"] == 3
    assert data["levels"]["phish"]["medium"]["k"] == 3
    assert data["precision"]["medium"] == {"k": 3, "n": 3, "low": 0.4385, "high": 1.0}
    assert set(data["chances"]["high"]) == {"0.01", "0.05", "0.2"}


def test_domains_beside_the_weight_in_use() -> None:
    rows = ['{"domain": "a.example", "label": "phish", "age_days": 2}'] * 5
    text = "\n".join(report.domain_text(list(read_domains(rows, load())), load()))
    assert "domain_days_old" in text
    assert "+3.00" in text
