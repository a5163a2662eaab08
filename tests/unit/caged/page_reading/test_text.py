"""Lines, links, language and onward way of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from whowrites.caged.page_reading import text
from whowrites.caged.page_reading.thinning import thinned


def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(thinned(html)[0])


def test_lines_end_where_blocks_do_and_are_clean() -> None:
    page = tree(
        "<p>Tel.: <b>0421</b>\u202e 1</p><ul><li>Ｆａｘ<li>&nbsp;&amp;</ul><script>x</script><style>y</style>"
    )
    assert text.lines_of(page) == ("Tel.: 0421 1", "Fax", "&")
    assert text.lines_of(tree("<p>" + "long " * 500))[0].endswith("…")
    assert text.lines_of(tree("")) == ()


def test_links_with_their_words() -> None:
    page = tree(
        '<a href=" /a ">About  us</a><a href="/b"><img alt="Contact"></a><a href="/c" title="C"></a><a>no</a>'
    )
    assert list(text.links_of(page)) == [("/a", "About us"), ("/b", "Contact"), ("/c", "C")]


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv="refresh" content="0; URL=\'/en/\'">', "/en/"),
        ('<meta http-equiv="Refresh" content="2;url=https://x.example/">', "https://x.example/"),
        ('<meta http-equiv="refresh" content="600;url=/later">', ""),
        ('<meta http-equiv="refresh" content="30">', ""),
        ('<frameset><frame src="/main.html"></frameset>', "/main.html"),
        ('<iframe src="https://y.example/"></iframe>', "https://y.example/"),
        ('<iframe src="/a"></iframe><iframe src="/b"></iframe>', ""),
        ("<p>text", ""),
    ],
)
def test_where_a_page_sends_its_readers(html: str, target: str) -> None:
    assert text.onward(tree(html)) == target


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="de-AT"><p>Hallo', "de"),
        ('<html lang="???"><p>专业生产闸阀、球阀', "zh"),
        ("<p>ステンレス鋼のねじを作る", "ja"),
        ("<p>Подшипники и редукторы", "ru"),
        ("<p>منتجاتنا", "ar"),
        ("<p>Bearings", ""),
    ],
)
def test_language(html: str, language: str) -> None:
    page = tree(html)
    assert text.language(page, text.lines_of(page)) == language


def test_meta_by_name_or_property() -> None:
    page = tree('<meta name="x" content="1"><meta property="OG:Site_Name" content="Foo &amp; Co">')
    assert text.meta(page, "og:site_name") == "Foo & Co"
    assert text.meta(page, "other") == ""


def test_a_digest_does_not_see_numbers_and_blanks() -> None:
    assert text.digest("T", ["Visit 1 at 10:05"]) == text.digest("T", ["Visit 227 ", " at 11:59"])
    assert text.digest("T", ["Visit"]) != text.digest("T", ["Offer"])


@given(st.text(max_size=400))
def test_any_text_is_lines_within_limits(html: str) -> None:
    lines = text.lines_of(tree(html))
    assert all(0 < len(line) <= text.LONGEST_LINE and "\n" not in line for line in lines)
