"""Blocklists: asked only when switched on, believed only after their test entry, silent otherwise."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import timedelta

import pytest

from sources_stage import Stage
from whowrites.model import Absent, Answer, Found, Unknown
from whowrites.net.dns import NoData, Records
from whowrites.net.errors import NetError
from whowrites.sources import Sources, blocklists
from whowrites.sources.blocklist_reply import Listing

TESTS = {
    "dbltest.com.dbl.spamhaus.org": "127.0.1.2",
    "surbl-org-permanent-test-point.com.multi.surbl.org": "127.0.0.254",
    "test.uribl.com.multi.uribl.com": "127.0.0.14",
}
ADDRESS, DOMAIN = "anna@nordtool.example", "nordtool.example"


@pytest.fixture
def switched(stage: Stage) -> Sources:
    for name, answer in TESTS.items():
        publish(stage, name, answer)
    return dataclasses.replace(stage.sources, switches=frozenset({"blocklists"}))


def publish(stage: Stage, name: str, *values: str) -> None:
    stage.dns.answers[name, "A"] = Records(values, 60, False)


def said(sources: Sources, domain: str | None = DOMAIN) -> dict[str, Answer[Listing]]:
    return {row.name: answer for row, answer in blocklists.listings(sources, ADDRESS, domain)}


def test_nothing_is_asked_while_the_switch_is_off(stage: Stage) -> None:
    assert blocklists.listings(stage.sources, ADDRESS, DOMAIN) == () and not stage.dns.asked


def test_listed_and_not_listed(stage: Stage, switched: Sources) -> None:
    publish(stage, f"{DOMAIN}.dbl.spamhaus.org", "127.0.1.4")
    answers = said(switched)
    assert list(answers) == ["Spamhaus DBL", "SURBL", "URIBL", "EBL"]
    assert answers["Spamhaus DBL"] == Found(
        Listing("Spamhaus DBL", "phish", "127.0.1.4"), "blocklists", stage.clock.now
    )
    assert all(isinstance(answers[name], Absent) for name in ("SURBL", "URIBL", "EBL"))


def test_an_address_travels_as_a_hash_only(stage: Stage, switched: Sources) -> None:
    said(switched, None)
    label = hashlib.sha1(ADDRESS.encode(), usedforsecurity=False).hexdigest()
    assert stage.dns.asked == [(f"{label}.ebl.msbl.org", "A")]


def test_the_test_entry_comes_first_and_is_remembered_for_ten_minutes(
    stage: Stage, switched: Sources
) -> None:
    said(switched)
    names = [name for name, _ in stage.dns.asked]
    assert names.index("dbltest.com.dbl.spamhaus.org") < names.index(f"{DOMAIN}.dbl.spamhaus.org")
    said(switched)
    assert len(stage.dns.asked) == len(names) + 4
    stage.clock.now += timedelta(minutes=11)
    said(switched)
    assert len(stage.dns.asked) == 2 * len(names) + 4


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Records(("127.255.255.254",), 60, False), "blocklist_public_resolver"),
        (Records(("127.255.255.255",), 60, False), "blocklist_overused"),
        (Records(("11.9.9.9",), 60, False), "hijacked"),
        (NoData(60), "blocklist_untested"),
        (NetError("refused"), "refused"),
    ],
)
def test_a_list_that_fails_its_test_is_not_asked(
    stage: Stage, switched: Sources, answer: Records | NoData | NetError, reason: str
) -> None:
    stage.dns.answers["dbltest.com.dbl.spamhaus.org", "A"] = answer
    publish(stage, f"{DOMAIN}.dbl.spamhaus.org", "127.0.1.2")
    assert said(switched)["Spamhaus DBL"] == Unknown(reason, "blocklists", stage.clock.now)
    assert (f"{DOMAIN}.dbl.spamhaus.org", "A") not in stage.dns.asked
    assert isinstance(said(switched)["SURBL"], Absent)


def test_only_what_the_list_said_of_us_is_remembered(stage: Stage, switched: Sources) -> None:
    stage.dns.answers["dbltest.com.dbl.spamhaus.org", "A"] = NetError("timeout")
    publish(stage, "test.uribl.com.multi.uribl.com", "127.0.0.1")
    said(switched)
    publish(stage, "dbltest.com.dbl.spamhaus.org", "127.0.1.2")
    publish(stage, "test.uribl.com.multi.uribl.com", "127.0.0.14")
    answers = said(switched)
    assert isinstance(answers["Spamhaus DBL"], Absent)
    assert answers["URIBL"] == Unknown("blocklist_public_resolver", "blocklists", stage.clock.now)


def test_a_refusal_of_the_real_question_is_unknown_too(stage: Stage, switched: Sources) -> None:
    publish(stage, f"{DOMAIN}.multi.uribl.com", "127.0.0.1")
    assert isinstance(said(switched)["URIBL"], Unknown)
    assert not [key for key in stage.cache.kept if DOMAIN in key[1]]
