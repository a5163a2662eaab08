"""A site of the lab: pages made of their table, and what its server does."""

from __future__ import annotations

import pytest

from whowrites.lab.site import read, shown

HOME = {"title": "Foo & Sons", "body": "<p>公司</p>"}


def test_a_page_links_to_the_others() -> None:
    site = read({"/": HOME, "/c": {"title": "Contact"}}, {})
    kind, body = shown(site, site.pages["/"])
    assert kind == "text/html; charset=utf-8"
    assert '<a href="/c">Contact</a>' in body.decode() and "<title>Foo &amp; Sons</title>" in body.decode()
    assert 'href="/"' not in body.decode()


def test_a_whole_page_in_its_charset() -> None:
    site = read({"/": {"html": "<p>公司", "charset": "gb18030", "says_charset": ""}}, {})
    assert shown(site, site.pages["/"]) == ("text/html", "<p>公司".encode("gb18030"))


def test_a_server_that_shows_the_same_everywhere() -> None:
    assert read({"/": HOME}, {"any_path": True}).served("/x") is not None
    assert read({"/": HOME}, {}).served("/x") is None


def test_a_table_off_the_schema_is_refused() -> None:
    with pytest.raises(TypeError):
        read({"/": {"titel": "x"}}, {})
    with pytest.raises(TypeError):
        read({}, {"certificat": "expired"})
