"""SPF records as far as one of them tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.sources.spf import Spf, Term, read_spf


def read(text: str) -> Spf:
    found = read_spf([text])
    assert found is not None
    return found


def test_terms_in_order_with_the_redirect_last() -> None:
    text = (
        "v=spf1 include:_spf.google.com redirect=Other.example. ?include:%{d}.example.net a mx/24//64 "
        "ip6:2a00::/32"
    )
    assert read_spf(["other", text]) == Spf(
        text,
        1,
        "",
        (
            Term("+", "include", "_spf.google.com"),
            Term("?", "include", "%{d}.example.net"),
            Term("+", "a", ""),
            Term("+", "mx", ""),
            Term("+", "ip6", "2a00::/32"),
            Term("+", "redirect", "other.example"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("v=spf1 all", "+"),
        ("V=SPF1 -all", "-"),
        ("v=spf1 mx ~ALL", "~"),
        ("v=spf1 ?all -all", "?"),
        ("v=spf1", ""),
    ],
)
def test_what_happens_to_the_rest_of_the_world(text: str, qualifier: str) -> None:
    assert read(text).all == qualifier


def test_nobody_comes_to_what_stands_behind_all() -> None:
    found = read("v=spf1 a -all mx include:b.example redirect=c.example")
    assert found.terms == (Term("+", "a", ""),) and len(found.asking) == 1


def test_several_records_are_counted() -> None:
    found = read_spf(["v=spf1 -all", "v=spf1 +all"])
    assert found is not None and (found.records, found.all) == (2, "-")


@pytest.mark.parametrize("text", ["v=spf10 -all", "v=spf", "spf1", "xv=spf1 -all", ""])
def test_what_is_no_spf_record(text: str) -> None:
    assert read_spf([text]) is None


@pytest.mark.parametrize(
    "word",
    [
        "inlcude:a.example", "allow", "include:", "include", "all:x", "ip4:", "ip4:10.0.0.256",
        "ip4:10.0.0.0/33", "ip4:10.0.0.0/255.0.0.0", "ip4:2a00::1", "ip6:10.0.0.1", "a:", "mx:/24",
        "a/x", "exists", "redirect=", "-", "++all", "~ all".replace(" ", "/"),
        "a/33", "mx//129", "a/032", "ip4:10.0.0.0/08", "exists:x.example/24",
        "a:x.example:8080", "a:10.0.0.1", "a:x.123", "mx:x.-example", "a:example", "a:example.",
        "a:x\u200b.example", "a:x.example\rptr", "a:x.example\0", "redirect=-all", "exp=", "exp=-all",
        "later=%x", "exp=%{r}.x.example", "exists:%(ir).x.example", "exists:x%.y.example", "a:%{q}.example",
    ],
)  # fmt: skip
def test_a_word_that_is_none_of_spfs_is_named(word: str) -> None:
    assert read(f"v=spf1 mx {word} -all").fault == word


@pytest.mark.parametrize(
    "words",
    [
        "a:x.example/24//64 mx//64 ptr ptr:x.example",
        "exp=why.example future=%{i}.x",
        "ip4:10.0.0.1 exists:%{i}.x",
        "a:colon:and/slash.example/24//64 a:x.example. exists:%{l1r-}.%{d2} include:%%%_%-.x.1-2",
        "exp=%{d} future= mx/0//0",
    ],
)
def test_the_grammar_is_known(words: str) -> None:
    assert read(f"v=spf1 {words} -all").fault == ""


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("include:a.example a mx ptr exists:%{i}.b redirect=c.example", 6),
        ("ip4:10.0.0.0/8 ip6:2a00::/16 exp=x.example", 0),
        (" ".join(f"include:s{n}.example" for n in range(12)), 12),
    ],
)
def test_terms_that_ask_the_dns_are_counted(words: str, n: int) -> None:
    assert len(read(f"v=spf1 {words}").asking) == n


@pytest.mark.parametrize(
    ("words", "is_open"),
    [
        ("+all", True),
        ("mx all", True),
        ("ip4:0.0.0.0/0 -all", True),
        ("ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all", True),
        ("ip4:11.0.0.0/8 ip4:12.0.0.0/8 -all", False),
        ("-ip4:0.0.0.0/0 mx", False),
        ("?all", False),
    ],
)
def test_a_record_may_be_open_without_saying_all(words: str, is_open: bool) -> None:
    assert read(f"v=spf1 {words}").open is is_open


@pytest.mark.parametrize("name", ["redirect", "exp"])
def test_a_modifier_stands_once(name: str) -> None:
    assert read(f"v=spf1 {name}=a.example -all {name}=b.example").fault == f"{name}=b.example"


def test_the_old_method_is_seen() -> None:
    assert read("v=spf1 ptr -all").uses("ptr") and not read("v=spf1 mx -all").uses("ptr")


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read(f"v=spf1 {text}")
    assert len(found.fault) <= 100 and found.all in ("", "+", "-", "~", "?")


@pytest.mark.parametrize(
    ("start", "piece"), [("", "a"), ("include:", "a."), ("", "/"), ("ip4:", "1"), ("", "a ")]
)
def test_hostile_words_cost_no_more_than_their_length(start: str, piece: str) -> None:
    grows_with_length(read_spf, lambda n: [f"v=spf1 {start}{piece * (n // len(piece))}"], 65_000)
