"""Searches made ready: the right place each, one form-encoded value, and no way out of the phrase."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.web.search_links import ENGINES, Who, links

ANN = Who("ann.lee+x@nordtool.example", "Ann Lee", "Nordtool Maschinen & Söhne")


def queries(who: Who, engine: str = "google") -> dict[str, str]:
    return {link.code: link.query for link in links(engine, who)}


def test_each_place_has_its_search() -> None:
    assert queries(ANN) == {
        "address": '"ann.lee+x@nordtool.example"',
        "local_company": '"ann.lee+x" "Nordtool Maschinen & Söhne"',
        "linkedin_people": 'site:linkedin.com/in "Ann Lee" "Nordtool Maschinen & Söhne"',
        "linkedin_company": 'site:linkedin.com/company "Nordtool Maschinen & Söhne"',
        "alibaba": 'site:alibaba.com "Nordtool Maschinen & Söhne"',
        "global_sources": 'site:globalsources.com "Nordtool Maschinen & Söhne"',
        "made_in_china": 'site:made-in-china.com "Nordtool Maschinen & Söhne"',
        "pdf": 'filetype:pdf "ann.lee+x@nordtool.example"',
        "complaints": '"ann.lee+x@nordtool.example" scam OR fraud OR complaint',
    }


def test_without_a_company_the_address_is_searched_for() -> None:
    found = queries(Who("ann@example.com"))
    assert "linkedin_company" not in found
    assert "local_company" not in found
    assert found["alibaba"] == 'site:alibaba.com "ann@example.com"'
    assert found["linkedin_people"] == 'site:linkedin.com/in "ann"'


PARAMS = {"google": "q", "bing": "q", "baidu": "wd", "duckduckgo": "q"}


@pytest.mark.parametrize(("engine", "name"), PARAMS.items())
def test_every_engine_gets_the_whole_query_and_nothing_else(engine: str, name: str) -> None:
    for link in links(engine, ANN):
        assert parse_qs(urlsplit(link.url).query) == {name: [link.query]}
        assert link.url.startswith(ENGINES[engine][1])


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_sender_cannot_leave_the_phrase_nor_the_engine(name: str, company: str) -> None:
    for link in links("bing", Who("a@example.com", name, company)):
        assert urlsplit(link.url).netloc == "www.bing.com"
        assert link.query.count('"') % 2 == 0
        assert list(parse_qs(urlsplit(link.url).query)) == ["q"]
        assert link.url.isascii()


def test_an_unknown_engine_is_the_default_one() -> None:
    assert links("evil", ANN)[0].url.startswith("https://www.google.com/")
