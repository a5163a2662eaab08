"""Dates in the forms of WHOIS servers: the right day or none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.whois_reading.dates import read_date, short_order, shown_order


@pytest.mark.parametrize(
    "text",
    [
        "2009-05-14",
        "2009-05-14T00:00:00Z",
        "2009-05-14T00:00:00.0Z",
        "2009-05-14T10:00:00+10:00",
        "2009-05-13T17:00:00-0700",
        "2009-05-14-T00:00:00Z",
        "2009-05-14 08:00:00 (UTC+8)",
        "2009/05/14",
        "2009.05.14 00:00:00",
        "2009. 05. 14.",
        "20090514 #24302",
        "14-May-2009",
        "14-may-2009 00:00:00 UTC",
        "14 May 2009",
        "14th May 2009",
        "14th May, 2009",
        "Thursday 14th May 2009",
        "Thu May 14 2009",
        "May 14 00:00:00 PDT 2009",
        "Thu May 14 00:00:00 GMT 2009",
        "May 14, 2009",
        "2009-May-14",
        "14.5.2009",
        "14.05.2009 00:00:00",
        "14/05/2009",
        "05/14/2009",
        "14-05-2009",
        "before 14 May 2009",
        "Thu, 14 May 2009 00:00:00 +0000",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert read_date(text) == datetime(2009, 5, 14, tzinfo=UTC)


def test_the_time_of_day_and_its_zone() -> None:
    assert read_date("2009-05-14T23:30:00-02:00") == datetime(2009, 5, 15, 1, 30, tzinfo=UTC)
    assert read_date("2009-05-14 00:10:00 +05:30") == datetime(2009, 5, 13, 18, 40, tzinfo=UTC)
    assert read_date("14-May-2009 12:34:56 UTC") == datetime(2009, 5, 14, 12, 34, 56, tzinfo=UTC)
    assert read_date("2009-05-14T25:00:00Z") == read_date("2009-05-14T10:00:00+99:00").replace(hour=0)


@pytest.mark.parametrize("text", ["03/04/2020", "03-04-2020", "3/4/2020 10:00:00", "12/11/2020"])
def test_a_day_that_could_be_a_month_needs_an_order(text: str) -> None:
    assert read_date(text) is None
    day_first, month_first = read_date(text, "dmy"), read_date(text, "mdy")
    assert day_first is not None and month_first is not None
    assert (day_first.day, day_first.month) == (month_first.month, month_first.day)


def test_what_a_number_shows_beats_the_order_and_equal_numbers_need_none() -> None:
    assert (
        read_date("13/02/2020", "mdy") == read_date("02/13/2020", "dmy") == datetime(2020, 2, 13, tzinfo=UTC)
    )
    assert read_date("05/05/2020") == datetime(2020, 5, 5, tzinfo=UTC)


def test_dots_mean_day_month_year() -> None:
    assert read_date("10.03.2008 12:31:19") == datetime(2008, 3, 10, 12, 31, 19, tzinfo=UTC)


def test_a_short_year_only_where_it_can_be_no_day() -> None:
    assert read_date("14-May-98") == datetime(1998, 5, 14, tzinfo=UTC)
    assert read_date("14 May 980") is None


def test_a_month_alone_is_its_first_day() -> None:
    assert read_date("before Aug-1996") == datetime(1996, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "N/A",
        "none",
        "0000-00-00",
        "2009-13-14",
        "2009-02-30",
        "30/02/2009",
        "14-05-09",
        "14-May-09",
        "1492-10-12",
        "2999-01-01",
        "maybe 2009",
        "2009",
        "05 2009",
        "٢٠٠٩-٠٥-١٤",
        "²009-05-14",
        "31 Foo 2009",
        "REDACTED FOR PRIVACY",
        "1 2 3 4 5",
        "99999999",
    ],
)
def test_no_date(text: str) -> None:
    assert read_date(text) is None
    assert read_date(text, "dmy") is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["14-03-2004", "03-04-2020"], "dmy"),
        (["03/28/2013", "01/02/2003"], "mdy"),
        (["03-04-2020"], ""),
        (["28/03/2013", "03/28/2013"], ""),
        ([], ""),
    ],
)
def test_a_record_shows_its_own_order(texts: list[str], order: str) -> None:
    assert shown_order(texts) == order


@pytest.mark.parametrize(
    ("texts", "term", "order"),
    [
        (["03-Aug-99"], [], "dby"),
        (["03-Aug-05"], [], ""),
        ([], ["03-Aug-05", "03-Aug-30"], "dby"),
        ([], ["03-Aug-08", "03-Aug-09"], "dby"),
        ([], ["04-Aug-05", "03-Aug-10"], "dby"),
        ([], ["03-Aug-05", "05-Aug-30"], ""),
        ([], ["03-Aug-05", "04-Aug-06"], ""),
        ([], ["05-Aug-03", "30-Aug-03"], ""),
        ([], ["03-Aug-05", "03-Sep-30"], ""),
        ([], ["03-Aug-05"], ""),
        (["03-08-99", "2003-Aug-05", "Aug 3 2005", ""], ["03-Aug-2005", "03-Aug-2030"], ""),
    ],
)
def test_a_record_shows_that_its_short_years_are_last(texts: list[str], term: list[str], order: str) -> None:
    assert short_order(texts, term) == order


@pytest.mark.parametrize(("text", "year"), [("03-Aug-05", 2005), ("03-Aug-30", 2030), ("03-Aug-85", 1985)])
def test_short_years_are_read_only_where_they_are_known_to_be_last(text: str, year: int) -> None:
    assert read_date(text, "dby") == datetime(year, 8, 3, tzinfo=UTC)
    assert read_date("03-04-05", "dby") is None and read_date("03/04/2005", "dby") is None


@given(st.text(max_size=90), st.text(max_size=90))
def test_any_two_texts_show_an_order_or_none(one: str, two: str) -> None:
    assert short_order([one], [one, two]) in ("", "dby")


@given(st.text(), st.sampled_from(["", "dmy", "mdy", "dby"]))
def test_nothing_raises(text: str, order: str) -> None:
    found = read_date(text, order)
    assert found is None or 1979 <= found.year <= 2120


@given(
    st.dates(datetime(1985, 1, 1).date(), datetime(2110, 1, 1).date()),
    st.sampled_from(["%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y", "%Y%m%d", "%a %b %d %Y"]),
)
def test_what_was_written_is_read(day: datetime, form: str) -> None:
    found = read_date(day.strftime(form))
    assert found is not None and found.date() == day
