"""HTML before the parser: attacks become small, honest pages stay what they are."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from whowrites.caged.page_reading.thinning import DEEPEST, LONGEST_TAG, thinned

ATTACKS = {
    "open attributes": '<a x="' * 16_000,
    "marked sections": "<![<![" * 80_000,
    "sixty thousand attributes": "<div " + "".join(f'a{i}="x" ' for i in range(60_000)) + ">",
    "nested": "<div>" * 100_000,
    "misnested": "<b><p>" * 100_000,
    "comments that never end": "<!--" * 100_000,
    "signs": "<" * 500_000,
    "scripts that never end": "<script>" * 60_000,
}


@pytest.mark.parametrize("html", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_parsed_at_once(html: str) -> None:
    begun = time.process_time()
    thin, _ = thinned(html)
    LexborHTMLParser(thin)
    assert time.process_time() - begun < 1.5
    assert max((len(tag) for tag in re.findall(r"<[^>]*>", thin)), default=0) <= LONGEST_TAG


def test_what_was_left_out_is_said() -> None:
    assert not thinned("<p>All of it<br>is here</p>")[1]
    for html in ("<p>text<a href='", "<p>text<!-- no end", "<p>text<script>no end", "<i>" * 70_000):
        assert thinned(html)[1], html[:30]


def test_depth_is_limited_and_what_stands_there_is_still_read() -> None:
    thin, _ = thinned("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>behind</p>")
    assert thin.count("<div>") == thin.count("</div>") == DEEPEST
    assert "deep" in thin and "<p>behind</p>" in thin
    assert thinned("<p>a<li>b<td>c" * 500)[0].count("<li>") == 500  # these end each other


def test_borders_of_blocks_are_the_only_line_ends() -> None:
    thin, _ = thinned("<div>Tel:\n <b>0421</b></div><p>Bremen<br>Germany")
    body = LexborHTMLParser(thin).body
    assert body is not None
    assert body.text(deep=True).split("\n") == ["Tel:  0421", "", "Bremen", "Germany"]


def test_programs_go_and_data_stays() -> None:
    html = (
        "<title>A < B</title><script>if (a<b) {'<div>'}</script><style>p{}</style>"
        '<script type="application/ld+json">{"a": "<b>"}</script><!-- <p> --><textarea><p></textarea>1 < 2'
    )
    thin, cut = thinned(html)
    assert not cut
    assert "if (a" not in thin and "p{}" not in thin and "<!--" not in thin
    assert '{"a": "<b>"}' in thin and "A < B" in thin and "1 &lt; 2" in thin


@given(st.text(alphabet="<>/!-=\"' abdiv\n", max_size=300))
def test_it_is_stable_and_no_longer_than_its_escapes(html: str) -> None:
    thin, _ = thinned(html)
    assert len(thin) <= 4 * len(html) + 20
    assert LexborHTMLParser(thin) is not None
