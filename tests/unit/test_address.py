"""Addresses: one key for every spelling, the owner's domain, and the place of each fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites import address
from whowrites.address import MOST_REPLIES, BadAddress, key, parse, registrable, registry_domain, several


def test_spellings_of_one_address_have_one_key() -> None:
    spellings = ("Anna.Berg@Nordtool.Example", " anna.berg@nordtool.example ", "ANNA.BERG@NORDTOOL.EXAMPLE")
    assert {parse(text).normal for text in spellings} == {"anna.berg@nordtool.example"}


def test_a_unicode_domain_and_its_a_label_are_one_key() -> None:
    written = parse("li@例子.example")
    assert written == parse("li@例子.example")
    assert written.domain == "xn--fsqu00a.example"
    assert written.unicode_domain == "例子.example"
    assert parse("li@xn--fsqu00a.example").normal == written.normal
    assert parse("li@xn--fsqu00a.example").unicode_domain == "例子.example"


@pytest.mark.parametrize(
    ("domain", "owner", "registry"),
    [
        ("mail.nordtool.co.uk", "nordtool.co.uk", "nordtool.co.uk"),
        ("trade.com.cn", "trade.com.cn", "trade.com.cn"),
        ("a.b.shop.github.io", "shop.github.io", "github.io"),
        ("github.io", "github.io", "github.io"),
        ("co.uk", "co.uk", "co.uk"),
        ("mx.nordtool.example", "nordtool.example", "nordtool.example"),
        ("deep.mx.nordtool.test", "nordtool.test", "nordtool.test"),
    ],
)
def test_the_owners_domain_counts_private_suffixes_and_the_registry_does_not(
    domain: str, owner: str, registry: str
) -> None:
    assert registrable(domain) == owner
    assert registry_domain(domain) == registry
    assert parse(f"info@{domain}").registrable == owner


@pytest.mark.parametrize("domain", ["firm.test", "firm.invalid", "firm.example", "example.com", "firm.local"])
def test_reserved_domains_may_be_asked_about(domain: str) -> None:
    assert parse(f"anna@{domain}").domain == domain


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "address_empty", "empty"),
        ("   ", "address_empty", "empty"),
        ("anna.nordtool.example", "address_no_at", "no @"),
        ("anna@@nordtool.example", "address_two_at", "position 6"),
        ("@nordtool.example", "address_no_local", "before the @"),
        ("anna@", "address_no_domain", "after the @"),
        ("an na@nordtool.example", "address_character", "blank at position 3"),
        ("anna@nord_tool.example", "address_character", "_ at position 10"),
        ("an\u200bna@nordtool.example", "address_character", "U+200B at position 3"),
        ('"anna"@nordtool.example', "address_character", "position 1"),
        ("anna@[192.0.2.1]", "address_character", "[ at position 6"),
        ("anna@192.0.2.1", "address_number", "192.0.2.1"),
        ("anna@nordtool", "address_no_tld", "nordtool"),
        (".anna@nordtool.example", "address_local_dot", "position 1"),
        ("an..na@nordtool.example", "address_local_dot", "position 4"),
        ("anna.@nordtool.example", "address_local_dot", "position 5"),
        ("anna@nordtool..example", "address_domain_dot", "position 15"),
        ("anna@nordtool.example.", "address_domain_dot", "after the @"),
        ("anna@-nordtool.example", "address_label_hyphen", "-nordtool"),
        (f"{'a' * 65}@nordtool.example", "address_local_too_long", "64"),
        (f"anna@{'b' * 64}.example", "address_label_too_long", "63"),
        (f"anna@{'b.' * 130}example", "address_too_long", "254"),
        ("anna@☃☃.example", "address_bad", "U+2603"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, code: str, words: str) -> None:
    with pytest.raises(BadAddress) as caught:
        parse(text)
    assert caught.value.code == code
    assert words in caught.value.message


def test_the_longest_local_part_and_label_pass() -> None:
    assert parse(f"{'a' * 64}@{'b' * 63}.example").local == "a" * 64


@given(st.text(max_size=300))
def test_any_text_is_an_address_or_a_bad_address(text: str) -> None:
    try:
        found = parse(text)
    except BadAddress as fault:
        assert fault.message.endswith((".", ")"))
    else:
        assert found.normal == parse(found.normal).normal
        assert found.domain.isascii()


@given(st.text(max_size=60) | st.from_regex(r"[A-Za-z.]{1,8}@[A-Za-z-]{1,9}\\.[a-z]{2,4}", fullmatch=True))
def test_the_key_alone_is_the_key_of_the_whole(text: str) -> None:
    try:
        whole = parse(text).normal
    except BadAddress as fault:
        with pytest.raises(BadAddress) as same:
            key(text)
        assert same.value.code == fault.code
    else:
        assert key(text) == whole


def test_a_reply_to_is_one_address_or_several() -> None:
    assert several("a@acme.example") == ("a@acme.example",)
    assert several("a@acme.example, b@acme.example,,a@acme.example ") == ("a@acme.example", "b@acme.example")
    assert several(" ") == ()
    assert len(several(", ".join(f"a{number}@acme.example" for number in range(5_000)))) == MOST_REPLIES


_LETTERS = st.text("abZ09._+-", min_size=1, max_size=12)
_LABELS = st.lists(st.text("abZ09-", min_size=1, max_size=8), min_size=1, max_size=3).map(".".join)


@given(_LETTERS, _LABELS, st.sampled_from(["com", "example", "museum", "c0m", "x"]))
def test_plain_addresses_are_read_as_the_library_reads_them(local: str, host: str, ending: str) -> None:
    text = f"{local}@{host}.{ending}"
    plain = address._plain(text)
    if plain is not None:
        assert plain == address._read(text)
