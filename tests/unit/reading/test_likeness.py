"""Look-alikes are found by the strictest pass that fits; known domains and strangers never are."""

from __future__ import annotations

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length, seconds
from whowrites.address import parse
from whowrites.reading.care import BRAND, FAMOUS, OWN, PROVIDER, Care
from whowrites.reading.likeness import Likeness, nearest

KNOWN = frozenset(
    {"nordtool.com", "hongdatrade.cn", "dean.com", "lakeuni.ac.uk", "spindleworks.de", "spindleworks.com"}
)


@pytest.mark.parametrize(
    ("domain", "known", "way", "change"),
    [
        (parse("x@nоrdtool.com").domain, "nordtool.com", "homoglyph", "o→о (U+043E)"),
        (parse("x@ոօrdtool.com").domain, "nordtool.com", "homoglyph", "no→ոօ (U+0578 U+0585)"),
        ("n0rdtool.com", "nordtool.com", "swap", "o→0"),
        ("nordtoo1.com", "nordtool.com", "swap", "l→1"),
        ("norcltool.net", "nordtool.com", "swap", "+c, d→l"),
        ("lakeumi.ac.uk", "lakeuni.ac.uk", "swap", "n→m"),
        ("nordtool.net", "nordtool.com", "ending", ".com→.net"),
        ("nord-tool.com", "nordtool.com", "joined", "nordtool.com→nord-tool.com"),
        ("nord.tool.com", "nordtool.com", "joined", "nordtool.com→nord.tool.com"),
        ("nordtoolcom.com", "nordtool.com", "joined", "nordtool.com→nordtoolcom.com"),
        ("lakeuniac-uk.com", "lakeuni.ac.uk", "joined", "lakeuni.ac.uk→lakeuniac-uk.com"),
        ("nordtool.com.mail.example", "nordtool.com", "subdomain", "nordtool.com.mail.example"),
        ("nordtool-com.example", "nordtool.com", "subdomain", "nordtool-com.example"),
        ("nordtool.com-login.example", "nordtool.com", "subdomain", "nordtool.com-login.example"),
        ("nordtol.com", "nordtool.com", "edit", "−o"),
        ("nodrtool.com", "nordtool.com", "edit", "+d, −d"),
        ("nordtool2.com", "nordtool.com", "edit", "+2"),
        ("spindelworsk.com", "spindleworks.com", "edit", "+e, −e, +s, −s"),
        ("spindlework.de", "spindleworks.de", "edit", "−s"),
        ("hongdatrades.com", "hongdatrade.cn", "edit", "+s"),
        ("nordtool-trading.com", "nordtool.com", "addition", "+trading"),
        ("nordtoolsupplychain.com", "nordtool.com", "addition", "+supplychain"),
        ("cn-nordtool-export.com", "nordtool.com", "addition", "+cn, +export"),
        ("deangroup.cn", "dean.com", "addition", "+group"),
    ],
)
def test_ways(domain: str, known: str, way: str, change: str) -> None:
    assert nearest(domain, KNOWN) == Likeness(known, way, change)


@pytest.mark.parametrize(
    ("domain", "known", "way"),
    [
        ("bean.com", "dean.com", "swap"),
        ("deans.com", "dean.com", "edit"),
        ("nordtooles.com", "nordtool.com", "edit"),
        ("mydean.com", "dean.com", "addition"),
        ("7nordtool.de", "nordtool.com", "addition"),
        ("hongdtrades.cn", "hongdatrade.cn", "edit"),
        ("nordtool-berlin.com", "nordtool.com", "wording"),
        ("hongdatradetextile.com", "hongdatrade.cn", "wording"),
        ("pumpen.de", "pumpen-trade.de", "wording"),
        ("nord-trade.com", "nord-orchid.com", "wording"),
    ],
)
def test_short_names_and_words_around_a_name_are_no_sure_signs(domain: str, known: str, way: str) -> None:
    like = nearest(domain, KNOWN | {"pumpen-trade.de", "nord-orchid.com"})
    assert like and (like.known, like.way, like.sure) == (known, way, False)


@pytest.mark.parametrize(
    "domain",
    [
        "nordtool.com",
        "mail.nordtool.com",
        "bean.de",
        "hordtool.de",
        "nordic-tools.com",
        "example.com",
        "nordtool.example.com",
        "hongda.cn",
        "bignordtoolberlin.com",
        "hongdtrades.de",
        "trade.com",
    ],
)
def test_known_and_honest_domains_are_not_like_anybody(domain: str) -> None:
    assert nearest(domain, KNOWN | {"hongda.cn"}) is None


@pytest.mark.parametrize(
    ("domain", "known"),
    [
        ("access-and-sons.co.uk", "vale-and-sons.co.uk"),
        ("blue-orchid-shipping.com", "blue-harbour-shipping.com"),
        ("sun-invoice.cn", "sun-wood.cn"),
        ("ruvo-orchid.com", "ruvo.com"),
        ("smith-and-sons.co.uk", ""),
        ("meyer-schrauben.de", ""),
        ("sun-invoice.de", ""),
        ("ruvo-orchid.de", ""),
        ("ruvoorchid.com", ""),
        ("orchid-wood.cn", ""),
    ],
)
def test_one_word_of_a_name_changed(domain: str, known: str) -> None:
    """Another firm of the same trade, or of another owner's name, is no look-alike."""
    firms = {"vale-and-sons.co.uk", "blue-harbour-shipping.com", "sun-wood.cn", "ruvo.com"}
    like = nearest(domain, frozenset(firms | {parse("x@müller-schrauben.de").domain}))
    assert (like.known, like.way, like.sure) == (known, "wording", False) if like else not known


@pytest.mark.parametrize(
    "domain", ["xn--gr-yka.nwald.com", parse("x@grün-wald.com").domain, "gr.xn--nwald-jva.com"]
)
def test_dots_and_hyphens_set_into_a_name_of_another_alphabet(domain: str) -> None:
    like = nearest(parse(f"x@{domain}").domain, frozenset({parse("x@grünwald.com").domain}))
    assert like and like.way == "joined"


def test_a_word_of_trade_is_no_name() -> None:
    assert nearest("nord-trade.com", frozenset({"trade.com", "group.com"})) is None
    assert nearest("shop.com", frozenset({"shop.myshopify.com"})) is None


def test_neighbours_in_number_are_neighbours() -> None:
    assert nearest("factory12.com", frozenset({"factory13.com"})) is None


def test_a_contacts_name_with_another_number_is_a_weak_sign_under_its_own_ending() -> None:
    like = nearest("steel25.com", frozenset({"steel24.com"}))
    assert like and (like.way, like.sure, like.change) == ("edit", False, "4→5")
    assert nearest("steel25.de", frozenset({"steel24.com"})) is None
    assert nearest("steel25.com", frozenset({"steel24.com"}), FAMOUS) is None


def test_letters_glued_to_a_short_name_count_under_its_own_ending() -> None:
    like = nearest("zarvixorchid.com", frozenset({"zarvix.com"}))
    assert like and (like.way, like.sure) == ("wording", False)
    assert nearest("zarvixorchid.de", frozenset({"zarvix.com"})) is None


def test_nobody_is_like_nobody() -> None:
    assert nearest("nordtool.com", frozenset()) is None


@given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?\.(com|net|example)", fullmatch=True))
def test_a_known_domain_and_what_is_below_it_never_is(domain: str) -> None:
    assert nearest(domain, frozenset({domain})) is None
    assert nearest(f"mail.{domain}", frozenset({domain, "nordtool.com"})) is None


@given(
    st.from_regex(r"[a-z]{5,20}\.(com|cn|co\.uk)", fullmatch=True),
    st.integers(0, 30),
    st.sampled_from("-0з1é"),
)
def test_a_letter_put_into_a_contacts_name_is_always_seen(domain: str, place: int, letter: str) -> None:
    label, _, ending = domain.partition(".")
    place = 1 + place % (len(label) - 1)
    other = idna.encode(f"{label[:place]}{letter}{label[place:]}").decode() + "." + ending
    assert nearest(other, frozenset({domain})) is not None


@given(st.text("abcdeln-.0123456789", max_size=253), st.sampled_from((OWN, FAMOUS, BRAND, PROVIDER)))
def test_no_text_breaks_it(domain: str, care: Care) -> None:
    like = nearest(domain, KNOWN, care)
    assert like is None or like.known in KNOWN


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "xn--", "rn", "0", "nordtool"])
@pytest.mark.parametrize("care", [OWN, FAMOUS, BRAND, PROVIDER])
def test_no_text_takes_long(piece: str, care: Care) -> None:
    grows_with_length(lambda domain: nearest(domain, KNOWN, care), lambda n: piece * (n // len(piece)), 253)


def test_a_known_brand_is_held_against_thousands_in_no_time() -> None:
    def firms(number: int) -> frozenset[str]:
        return frozenset(f"firm{n}{'abcdefghij'[n % 10] * 3}tex.com" for n in range(number))

    def cost(known: frozenset[str]) -> float:
        nearest("first.example", known)
        return min(seconds(lambda: [nearest(f"nord{n}trading.com", known) for n in range(40)]) for _ in "123")

    few, many = cost(firms(250)), cost(firms(5_000))
    assert many < 5 * few, "twenty times the contacts are not looked at twenty times as long"
