"""Charts: what is drawn, and that nothing in them runs or is fetched."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from whowrites.web.charts import MOST_BARS, MOST_MONTHS, svg
from whowrites.web.dashboard_tables import Cell, Share, Table

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def months(count: int) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"M{n}", 10, Share(4, 10), Share(6, 10)) for n in reversed(range(count))
    )
    return Table("levels", ("Month", "n", "High", "Low"), rows)


@pytest.mark.parametrize("count", [1, 6, 7, 60])
def test_a_bar_a_month_and_no_more_than_two_years(count: int) -> None:
    said = texts(svg(months(count), "light"))
    assert sum(text.startswith("M") for text in said) == min(count, MOST_MONTHS)
    assert f"M{count - 1}" in [text.partition(" ")[0] for text in said]
    assert any(text.endswith("(n=10)") for text in said) == (count <= 6)


def test_a_share_of_too_few_is_not_drawn() -> None:
    table = Table("levels", ("Month", "n", "High"), (("M1", 2, Share(1, 2)), ("M2", 8, Share(2, 8))))
    drawn = svg(table, "dark").decode()
    assert "25%" in drawn
    assert "50%</desc>" not in drawn


def test_the_longest_bars_only() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple((f"S{n}", Share(n, 40), 40) for n in range(30))
    said = texts(svg(Table("sources", ("Source", "Answered", "Asked"), rows), "light"))
    assert sum(text.startswith("S") for text in said) == MOST_BARS


def test_nothing_is_fetched() -> None:
    drawn = svg(months(3), "light")
    root = ElementTree.fromstring(drawn)
    links = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
    assert [link for link in links if not link.startswith("#")] == []
    assert b"@import" not in drawn and b"url(" not in drawn.replace(b"url(#", b"")
