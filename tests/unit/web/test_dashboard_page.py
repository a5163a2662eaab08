"""The dashboard as its owner sees it: figures with formula and n, tables, charts, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from counted_archive import fill


def shown(world: Any, path: str = "/dashboard") -> LexborHTMLParser:
    return LexborHTMLParser(world.show(path))


def rows(page: LexborHTMLParser, key: str) -> list[list[str]]:
    table = page.css_first(f"section[aria-labelledby={key}-title] table")
    assert table is not None
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in table.css("tbody tr")]


def test_with_nothing_vetted_it_says_how_to_begin(world: Any) -> None:
    page = shown(world)
    assert page.css_first(".empty") is not None
    assert page.css("table") == []


def test_a_month_in_figures(world: Any) -> None:
    fill(world.store)
    page = shown(world, "/dashboard?range=month&of=2026-11")
    said = page.body.text() if page.body else ""
    assert "(declined or high risk) ÷ vetted = 6 ÷ 10" in said
    assert "60%" in said
    assert "8 h 0 min" in said
    assert rows(page, "levels") == [["2026-11", "10", "5· 50%", "1· 10%", "3· 30%", "1· 10%"]]
    assert rows(page, "decisions")[0][2:] == ["2· 20%", "1· 10%", "3· 30%", "0· 0%", "4· 40%"]
    assert rows(page, "sources")[0] == ["the sender's web site", "3· 30%", "10"]
    assert "Senders you chose to vet are not a sample of all senders." in said


def test_fewer_than_five_are_too_few_for_a_share(world: Any) -> None:
    fill(world.store)
    page = shown(world, "/dashboard?range=month&of=2026-10")
    assert rows(page, "levels") == [
        ["2026-10", "2", *("1· too few", "0· too few", "1· too few", "0· too few")]
    ]
    assert [part.text(strip=True) for part in page.css(".big")] == ["2", "too few", "too few"]
    assert "Too few: 1 high-risk senders" in page.css_first("section[aria-labelledby=features-title]").text()


def test_hours_are_shown_with_the_owners_own_minutes_only(world: Any) -> None:
    fill(world.store)
    assert "min =" not in shown(world).body.text()
    answer = world.post("/dashboard/minutes", minutes="90", range="all")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/dashboard#saved-title")
    assert "4 × 90 min = 6.0 h" in shown(world).body.text()
    assert world.post("/dashboard/minutes", minutes="-1").status_code == 400
    assert world.post("/dashboard/minutes", minutes="").status_code == 303
    assert "min =" not in shown(world).body.text()


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["levels", "decisions", "features", "sources"])
def test_a_chart_is_a_picture_in_each_theme(world: Any, name: str, theme: str, lang: str) -> None:
    fill(world.store)
    world.store.settings.set("language", lang)
    answer = world.client().get(f"/dashboard/{name}.svg?theme={theme}", headers=world.owner())
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    picture = ElementTree.fromstring(answer.data)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"http://kozea" not in answer.data and b"//kozea.github.io" not in answer.data
    assert {"light": b"#1c1e21", "dark": b"#e6e8ea"}[theme] in answer.data


def test_the_bars_are_as_long_as_the_shares(world: Any) -> None:
    fill(world.store)
    drawn = world.client().get("/dashboard/features.svg", headers=world.owner()).text
    assert "Registrar: Cheap Names" in drawn
    assert ">2.0<" in drawn
    assert drawn.count('class="bar"') == 7


def test_a_value_of_a_registry_is_text_in_the_picture(world: Any) -> None:
    from sqlalchemy import update

    from whowrites.store.schema import dossiers

    fill(world.store)
    hostile = '"><script>alert(1)</script>'
    with world.store._database.write() as connection:
        connection.execute(update(dossiers).values(registrar=hostile))
    drawn = world.client().get("/dashboard/features.svg", headers=world.owner()).data
    assert b"<script>alert" not in drawn
    ElementTree.fromstring(drawn)
    assert "<script>alert" not in world.show("/dashboard")


def test_each_table_is_a_csv(world: Any) -> None:
    fill(world.store)
    answer = world.client().get("/dashboard/levels.csv?range=month&of=2026-11", headers=world.owner())
    assert answer.data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert found[0] == [
        "Month", "n", "High risk", "High risk %", "Caution", "Caution %", "No problems found",
        "No problems found %", "Not enough evidence", "Not enough evidence %",
    ]  # fmt: skip
    assert found[1] == ["2026-11", "10", "5", "50", "1", "10", "3", "30", "1", "10"]
    for name in ("decisions", "features", "outcomes", "sources", "reasons"):
        assert world.client().get(f"/dashboard/{name}.csv", headers=world.owner()).status_code == 200


@pytest.mark.parametrize("path", ["/dashboard/other.svg", "/dashboard/other.csv", "/dashboard/outcomes.svg"])
def test_there_is_no_other_chart_or_table(world: Any, path: str) -> None:
    assert world.client().get(path, headers=world.owner()).status_code == 404


def test_a_change_is_told_only_where_both_periods_have_enough(build: Callable[[], Any]) -> None:
    world = build()
    fill(world.store)
    page = shown(world, "/dashboard?range=month&of=2026-11")
    assert rows(page, "outcomes")[2] == ["No problems found", "2", "0", "2· too few", "1· too few", "too few"]
