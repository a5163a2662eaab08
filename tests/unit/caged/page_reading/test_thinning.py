"""HTML before the parser: attacks become small, honest pages stay what they are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cost import grows_with_length
from whowrites.caged.page_reading.thinning import DEEPEST, LONGEST_TAG, thinned

ATTACKS: dict[str, Callable[[int], str]] = {
    "open attributes": lambda n: '<a x="' * (n // 6),
    "marked sections": lambda n: "<![<![" * (n // 6),
    "many attributes": lambda n: "<div " + "".join(f'a{i}="x" ' for i in range(n // 9)) + ">",
    "nested": lambda n: "<div>" * (n // 5),
    "misnested": lambda n: "<b><p>" * (n // 6),
    "comments that never end": lambda n: "<!--" * (n // 4),
    "signs": lambda n: "<" * n,
    "scripts that never end": lambda n: "<script>" * (n // 8),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_parsed_at_once(attack: Callable[[int], str]) -> None:
    grows_with_length(lambda html: LexborHTMLParser(thinned(html)[0]), attack, 500_000)
    thin, _ = thinned(attack(500_000))
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
