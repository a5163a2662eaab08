"""The history finds, filters, sorts and pages, and nothing typed into the search box is anything but text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, update

from whowrites.model import Facts, Level, Subject
from whowrites.records import Change, Decision
from whowrites.store import HistoryQuery, Sort, Store, history
from whowrites.store.history import counting, ordered
from whowrites.store.history_query import Way
from whowrites.store.schema import dossiers

Make = Callable[..., Facts]
PEOPLE = (
    # address, name, level, score, times seen
    ("ann@alpha.example", "Zoë Ångström", Level.HIGH, 7.0, 3),
    ("bob@beta.example", "Yi 100% Trading_Co", Level.MEDIUM, 4.0, 1),
    ("cat@alpha.example", "Xaver", Level.LOW, -1.0, 2),
    ("dan@gamma.example", "", Level.UNKNOWN, 0.0, 0),
)


@pytest.fixture
def people(store: Store, clock: Any, make_facts: Make) -> Store:
    for address, name, level, score, times in PEOPLE:
        facts = make_facts(address)
        store.dossiers.save(facts, level, score)
        for _ in range(times):
            store.dossiers.sight([(facts.id, Subject(address, name), level)], clock.pass_by(minutes=2))
        clock.pass_by(days=1)
    return store


def found(store: Store, **query: Any) -> str:
    """First letters of the addresses on the page, in order."""
    return "".join(row.address[0] for row in store.dossiers.search(HistoryQuery(**query)).rows)


@pytest.mark.parametrize(
    ("sort", "falling"),
    [
        (Sort.CHECKED, "dcba"),
        (Sort.FIRST_SEEN, "dcba"),
        (Sort.SEEN_AT, "cbad"),
        (Sort.ADDRESS, "dcba"),
        (Sort.NAME, "abcd"),
        (Sort.DOMAIN, "dbca"),
        (Sort.LEVEL, "abcd"),
        (Sort.SCORE, "abdc"),
        (Sort.SIGHTINGS, "acbd"),
        (Sort.COMPANY, "dcba"),
        (Sort.COUNTRY, "dcba"),
        (Sort.OWNER, "dcba"),
    ],
)
@pytest.mark.parametrize("text", ["", "example"])
def test_every_order_both_ways_with_and_without_a_search(
    people: Store, sort: Sort, falling: str, text: str
) -> None:
    assert found(people, sort=sort, text=text) == falling
    assert found(people, sort=sort, text=text, descending=False) == falling[::-1]


def test_an_order_that_is_not_on_the_list_is_none() -> None:
    with pytest.raises(ValueError, match="not a valid Sort"):
        Sort("score; DROP TABLE dossiers")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("angstrom", "a"),
        ("ZOE ang", "a"),
        ("alpha", "ca"),
        ("alpha xaver", "c"),
        ("100%", "b"),
        ("%", "b"),
        ("trading_co", "b"),
        ("tradingxco", ""),
        ("_", "b"),
        ("\\", ""),
        ("'", ""),
        ("bob@beta.example", "b"),
        ("\x00", "dcba"),
        ("nobody", ""),
    ],
)
def test_search(people: Store, text: str, who: str) -> None:
    assert found(people, text=text) == who


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=300))
def test_any_text_may_be_searched(people: Store, text: str) -> None:
    page = people.dossiers.search(HistoryQuery(text))
    assert len(page.rows) == page.total <= len(PEOPLE)


def test_levels_are_filtered_and_counted(people: Store) -> None:
    assert found(people, levels=frozenset([Level.HIGH])) == "a"
    assert found(people, levels=frozenset([Level.HIGH, Level.UNKNOWN])) == "da"
    assert found(people, levels=frozenset(Level)) == found(people) == "dcba"
    assert found(people, levels=frozenset([Level.LOW]), text="beta") == ""
    assert people.dossiers.counts() == dict.fromkeys(Level, 1)


def test_an_empty_store_has_one_empty_page(store: Store) -> None:
    page = store.dossiers.search(HistoryQuery())
    assert (page.rows, page.total, page.page, page.pages) == ((), 0, 1, 1)
    assert store.dossiers.counts() == dict.fromkeys(Level, 0)


@pytest.mark.parametrize(
    ("asked", "given_", "who"), [(1, 1, "dcb"), (2, 2, "a"), (99, 2, "a"), (0, 1, "dcb"), (-5, 1, "dcb")]
)
def test_pages_beyond_the_ends_are_the_ends(people: Store, asked: int, given_: int, who: str) -> None:
    page = people.dossiers.search(HistoryQuery(page=asked, size=3))
    assert (page.page, page.pages, page.total) == (given_, 2, 4)
    assert "".join(row.address[0] for row in page.rows) == who


def test_the_row_says_what_the_list_shows(people: Store) -> None:
    (row,) = people.dossiers.search(HistoryQuery("angstrom")).rows
    assert (row.name, row.domain, row.level, row.own_level, row.score, row.sightings) == (
        "Zoë Ångström", "alpha.example", Level.HIGH, Level.HIGH, 7.0, 3,
    )  # fmt: skip
    assert row.checked_at == row.first_seen
    assert row.seen_at is not None
    assert row.seen_at > row.first_seen


def test_what_was_set_is_in_the_row(people: Store, clock: Any) -> None:
    (row,) = people.dossiers.search(HistoryQuery("angstrom")).rows
    people.desk.set_owner(row.id, "Li")
    people.desk.tag([row.id], "zinc")
    people.desk.tag([row.id], "alloy")
    people.dossiers.decide(Decision(row.id, "ask", clock()))
    people.dossiers.change([Change(row.id, "registrar", "a", "b", clock())])
    (row,) = people.dossiers.search(HistoryQuery("angstrom")).rows
    assert (row.owner, row.tags, row.decision, row.changed_at) == ("Li", ("alloy", "zinc"), "ask", clock())
    assert (row.company, row.country) == ("", "")


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("way", list(Way))
def test_the_table_is_never_walked_or_sorted_for_an_order(store: Store, sort: Sort, way: Way) -> None:
    plan = explained(store, ordered(HistoryQuery(sort=sort), way))
    assert plan == [f"SCAN dossiers USING INDEX {index_of(sort)}"]


def index_of(sort: Sort) -> str:
    unlike = {Sort.LEVEL: "shown", Sort.SIGHTINGS: "seen"}
    return "sqlite_autoindex_dossiers_2" if sort is Sort.ADDRESS else f"dossiers_{unlike.get(sort, sort)}"


FILTERS = {
    "shown": {"levels": frozenset([Level.HIGH])},
    "changed_at": {"changed_since": datetime(2026, 1, 1, tzinfo=UTC)},
    "free": {"free": True},
    "registered": {"registered_since": date(2026, 1, 1)},
    "decision": {"decision": "declined"},
    "organisation": {"same_company": "0" * 32},
}


@pytest.mark.parametrize(
    ("index", "asked"),
    [*FILTERS.items(), ("decision", {"decision": "none"}), ("decision", {"unanswered": True})],
)
def test_each_filter_goes_by_its_index_alone_to_count(
    store: Store, index: str, asked: dict[str, Any]
) -> None:
    plan = explained(store, counting(HistoryQuery(**asked)))
    assert plan[0].startswith(f"SEARCH dossiers USING COVERING INDEX dossiers_{index} (")


@pytest.mark.parametrize(("index", "asked"), FILTERS.items())
def test_each_filter_goes_by_its_index_where_few_fit_and_by_the_order_where_most_do(
    store: Store, index: str, asked: dict[str, Any]
) -> None:
    query = HistoryQuery(sort=Sort.OWNER, **asked)
    assert f"INDEX dossiers_{index} (" in explained(store, ordered(query, Way.FILTER))[0]
    assert explained(store, ordered(query, Way.ORDER))[0] == "SCAN dossiers USING INDEX dossiers_owner"


def test_a_tag_goes_by_its_index(store: Store) -> None:
    plan = explained(store, ordered(HistoryQuery(tag="fair"), Way.FILTER))
    assert any("tags USING COVERING INDEX tags_tag (tag=?)" in step for step in plan)
    assert not any(step == "SCAN dossiers" for step in plan)


def test_a_search_walks_the_table_once_and_no_index_row_by_row(store: Store) -> None:
    plan = explained(store, ordered(HistoryQuery("ann"), Way.FILTER))
    assert plan[0] == "SCAN dossiers"


def explained(store: Store, chosen: Select[Any] | Select[*tuple[Any, ...]]) -> list[str]:
    """SQLite's plan of a query, a step a line (sqlite.org/eqp.html)."""
    with store._database.read() as connection:
        asked = chosen.compile(connection, compile_kwargs={"render_postcompile": True})
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", tuple(_bound(asked)))
        return [row[3] for row in rows]


def _bound(asked: Any) -> list[Any]:
    """The values in the order of their question marks, as the columns' types write them."""
    processors = asked._bind_processors
    return [
        processors[name](value) if name in processors else value
        for name, value in ((name, asked.params[name]) for name in asked.positiontup)
    ]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"changed_since": datetime(2026, 11, 23, tzinfo=UTC)}, "b"),
        ({"changed_since": datetime(2027, 11, 23, tzinfo=UTC)}, ""),
        ({"free": True}, "d"),
        ({"registered_since": date(2026, 6, 1)}, "c"),
        ({"decision": "ask"}, "a"),
        ({"decision": "none"}, "dcb"),
        ({"tag": "zinc"}, "ca"),
        ({"tag": "zin"}, ""),
        ({"unanswered": True}, "dc"),
        ({"unanswered": True, "free": True, "text": "gamma"}, "d"),
        ({"tag": "zinc", "levels": frozenset([Level.HIGH])}, "a"),
    ],
)
@pytest.mark.parametrize("crowd", [False, True], ids=["few fit", "most fit"])
def test_filters(
    people: Store, clock: Any, make_facts: Make, asked: dict[str, Any], who: str, crowd: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    ids = {row.address[0]: row.id for row in people.dossiers.search(HistoryQuery()).rows}
    with people._database.write() as connection:
        connection.execute(update(dossiers).where(dossiers.c.id == ids["d"]).values(free=True))
        new = update(dossiers).where(dossiers.c.id == ids["c"])
        connection.execute(new.values(registered=date(2026, 6, 1)))
    people.dossiers.decide(Decision(ids["a"], "ask", clock()))
    people.dossiers.change([Change(ids["b"], "registrar", "a", "b", clock())])
    people.desk.tag([ids["a"], ids["c"]], "zinc")
    people.written.note([("bob@beta.example", "")])
    monkeypatch.setattr(history, "_shorter", lambda *_: Way.ORDER if crowd else Way.FILTER)
    assert found(people, **asked) == who
    assert set(people.dossiers.ids(HistoryQuery(**asked), 10)) == {ids[letter] for letter in who}


@pytest.mark.parametrize("few", [0, 2, 3, 500])
def test_a_search_with_few_or_many_finds_says_the_same(
    people: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "FEW", few)
    assert found(people, text="a", sort=Sort.ADDRESS) == "dcba"
    assert found(people, text="alpha", sort=Sort.ADDRESS, descending=False) == "ac"
    page = people.dossiers.search(HistoryQuery("a", sort=Sort.ADDRESS, page=2, size=3))
    assert (page.total, page.pages, [row.address[0] for row in page.rows]) == (4, 2, ["a"])
    assert found(people, text="nobody") == ""


def test_of_one_company(people: Store) -> None:
    ids = {row.address[0]: row.id for row in people.dossiers.search(HistoryQuery()).rows}
    assert found(people, same_company=ids["a"]) == "ca"
    assert found(people, same_company=ids["b"]) == "b"
    assert found(people, same_company="0" * 32) == ""
    people.companies.merge([ids["a"], ids["b"]])
    assert found(people, same_company=ids["b"]) == "cba"
