"""Domains written like a contact's, a brand's or the claimed firm's, in From and Reply-To."""

from __future__ import annotations

from collections import Counter
from typing import Any

import dnstwist
import pytest

from whowrites.checks.lookalike import resembled
from whowrites.model import Claim, Subject
from whowrites.reading.care import FAMOUS
from whowrites.reading.likeness import nearest
from whowrites.sources import lists

from .conftest import NOW

CONTACTS = ("Anna Berg <anna@nordtool.example>", "Li Na <lina@gmail.com>")


def test_a_contacts_look_alike_is_named_with_the_way_and_the_place(ask: Any) -> None:
    found = ask("lookalike", "anna@nordt00l.example", CONTACTS).only
    assert found.code == "lookalike_contact"
    assert (found.params["known"], found.params["way"], found.params["of"]) == (
        "nordtool.example",
        "swap",
        "from",
    )


def test_a_look_alike_where_answers_go(ask: Any) -> None:
    subject = Subject("paul@spindle.example", "Paul", "anna@nordtool-trade.example")
    found = ask("lookalike", subject, CONTACTS).only
    assert (found.params["of"], found.params["way"]) == ("reply_to", "addition")


@pytest.mark.parametrize(
    "domain", ["nordtool.example", "eu.nordtool.example", "gmail.com", "spindle.example"]
)
def test_the_contact_itself_and_strangers_are_none(ask: Any, domain: str) -> None:
    assert ask("lookalike", f"anna@{domain}", CONTACTS).codes == ["lookalike_none"]


def test_a_free_mail_contact_makes_no_provider_a_known_firm(ask: Any) -> None:
    assert ask("lookalike", "anna@gmail-export.example", CONTACTS).codes == ["lookalike_none"]


def test_a_brand_and_the_brand_itself(ask: Any) -> None:
    assert ask("lookalike", "orders@walmart-procurement.com").codes == ["lookalike_brand"]
    assert ask("lookalike", "orders@walmart.com").codes == ["lookalike_none"]


def test_the_claimed_firm_spelt_another_way(ask: Any) -> None:
    assert ask("lookalike", Subject("a@n0rdtool.example", "Nordtool Ltd")).codes == ["lookalike_company"]
    assert ask("lookalike", Subject("a@nordtool.example", "Nordtool Ltd")).codes == ["lookalike_none"]
    assert ask("lookalike", Subject("a@mueller-pumpen.example", "Müller GmbH")).codes == ["lookalike_none"]


def test_the_claimed_firm_by_its_whole_name_and_in_the_signature(ask: Any) -> None:
    found = ask("lookalike", Subject("a@acro-trading.example", "Arco Trading")).only
    assert (found.code, found.params["company"]) == ("lookalike_company", "Arco Trading")
    assert ask("lookalike", Subject("a@arco-trading.example", "Arco Trading")).codes == ["lookalike_none"]
    signed = (Claim("company", "Arco Trading Ltd", "signature", NOW),)
    told = ask("lookalike", Subject("a@acro-trading.example", "Anna Quill", claims=signed)).only
    assert (told.code, told.params["company"]) == ("lookalike_company", "Arco Trading Ltd")


def test_an_international_name_is_shown_in_both_forms(ask: Any) -> None:
    found = ask("lookalike", "anna@nоrdtool.example", CONTACTS).only  # a Cyrillic letter
    assert found.params["way"] == "homoglyph"
    assert "xn--" in str(found.params["domain"]) and "nоrdtool" in str(found.params["domain"])


def test_both_domains_are_shown_in_both_forms_with_the_letters(ask: Any) -> None:
    found = ask("lookalike", "a@bücher-nordén.example", ("B <b@xn--bcher-norden-dlb.example>",)).only
    assert "bücher-norden" in str(found.params["known"]) and "xn--" in str(found.params["known"])
    assert "bücher-nordén" in str(found.params["domain"]) and "xn--" in str(found.params["domain"])
    assert found.params["change"] == "e→é (U+00E9)"


def test_words_around_a_contacts_name_weigh_less(ask: Any) -> None:
    assert ask("lookalike", "anna@nordtool-berlin.example", CONTACTS).codes == ["lookalike_contact_name"]


def test_the_claimed_firm_where_answers_go(ask: Any) -> None:
    found = ask("lookalike", Subject("a@spindle.example", "Castellan Ltd", "x@caste11an.example")).only
    assert (found.code, found.params["of"]) == ("lookalike_company", "reply_to")


@pytest.mark.parametrize("domain", ["google.de", "amazon.com.mx", "list-manage2.com", "wikipedia.org"])
def test_famous_domains_and_their_sisters_are_none(ask: Any, domain: str) -> None:
    assert ask("lookalike", f"news@{domain}").codes == ["lookalike_none"]


@pytest.mark.parametrize(
    "domain", ["wlkipedia.org", "wiikipedia.org", "amazon.com.login.example", "linkedln.com"]
)
def test_famous_names_drawn_anew(ask: Any, domain: str) -> None:
    assert ask("lookalike", f"news@{domain}").codes == ["lookalike_brand"]


def test_own_domains_are_watched_and_approval_excuses_no_look_alike() -> None:
    firms, approved = frozenset({"nordtool.com"}), frozenset({"spindle.com", "nordt0ol.com"})
    assert resembled("nordt0ol.com", firms, approved)[0] == "lookalike_contact"
    assert resembled("spindl.com", firms, approved)[0] == "lookalike_contact"
    assert resembled("spindle.com", firms, approved) == ("", None)
    assert resembled("nord.tool.com", firms)[0] == "lookalike_contact"
    assert resembled("nordfor.ge.com", firms | {"nordforge.com"})[0] == "lookalike_contact"
    assert resembled("mail.amazon.de", firms | {"amazon.com"}) == ("", None)
    assert resembled("amazon.de", firms | {"amazon.com"}, approved) == ("", None)
    assert resembled("amazon-trade.de", firms | {"amazon.com"}, approved)[0] == "lookalike_contact"


def test_one_half_of_the_famous_is_seldom_like_the_other() -> None:
    every = sorted(lists.top_domains())
    kept = frozenset(every[::2])
    called = [domain for domain in every[1::2] if nearest(domain, kept, FAMOUS)]
    assert len(called) <= 0.01 * len(every[1::2]), called


def test_the_variants_of_a_contact_are_caught_in_every_class() -> None:
    contact = frozenset({"spindleworks.com"})
    fuzzer = dnstwist.Fuzzer("spindleworks.com", ["trade", "login", "orchid"], ["net", "cn", "shop"])
    fuzzer.generate()
    asked: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for variant in fuzzer.domains:
        if variant["fuzzer"] not in ("*original", "homoglyph") or variant["domain"].endswith("s.com"):
            asked[variant["fuzzer"]] += variant["fuzzer"] != "*original"
            caught[variant["fuzzer"]] += resembled(variant["domain"], contact)[1] is not None
    assert len(+asked) >= 14
    assert not {kind: caught[kind] for kind in +asked if caught[kind] < 0.99 * asked[kind]}


def test_a_domain_that_is_written_to_is_imitated_and_clears_nobody() -> None:
    written = frozenset({"hengtai-fasteners.example", "gmail.com"})
    code, like = resembled("hengtal-fasteners.example", frozenset(), frozenset(), written)
    assert (code, like and like.known) == ("lookalike_contact", "hengtai-fasteners.example")
    assert resembled("hengtai-fasteners.example", frozenset(), frozenset(), written) == ("", None)
    # The user answered a look-alike of his contact: it stays one.
    firms, answered = frozenset({"hengtai-fasteners.example"}), frozenset({"hengtal-fasteners.example"})
    assert resembled("hengtal-fasteners.example", firms, frozenset(), answered)[0] == "lookalike_contact"
