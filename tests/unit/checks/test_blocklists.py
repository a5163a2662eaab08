"""Listings by their weight; refusals as unknown; shared domains not asked for; nothing without the switch."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.checks import blocklists as check
from whowrites.model import Absent, Answer, Found, Kind, Subject, Unknown
from whowrites.sources import blocklists
from whowrites.sources.blocklist_reply import Listing
from whowrites.sources.blocklist_reply import blocklists as rows
from whowrites.verdict import rate
from whowrites.weights import load

ADDRESS = "anna@nordtool.example"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, now: Any) -> Any:
    """`told(dbl, surbl, uribl, ebl)`: why each lists, None for not, "!reason" for silence."""

    def answers(*words: str | None) -> list[tuple[str, str | None]]:
        asked: list[tuple[str, str | None]] = []
        said: list[tuple[Any, Answer[Listing]]] = []
        for row, word in zip(rows(), words, strict=True):
            if word is None:
                said.append((row, Absent("blocklists", now)))
            elif word.startswith("!"):
                said.append((row, Unknown(word[1:], "blocklists", now)))
            else:
                said.append((row, Found(Listing(row.name, word, "127.0.0.2"), "blocklists", now)))

        def listings(sources: Any, address: str, domain: str | None) -> tuple[Any, ...]:
            asked.append((address, domain))
            return tuple(said)

        monkeypatch.setattr(blocklists, "listings", listings)
        return asked

    return answers


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("phish", None, "spam", None), ["domain_blocklisted", "domain_blocklisted", "blocklists_clear"]),
        (("cracked", None, "grey", None), ["domain_grey_listed", "domain_grey_listed", "blocklists_clear"]),
        ((None, None, None, "drop_box"), ["address_blocklisted", "blocklists_clear"]),
        ((None, None, None, "grey"), ["address_grey_listed", "blocklists_clear"]),
        ((None, None, None, None), ["blocklists_clear"]),
        (("!hijacked", "!hijacked", "!timeout", None), ["blocklists_clear"] + ["blocklists_unknown"] * 2),
        (("!blocklist_untested",) * 4, ["blocklists_unknown"]),
    ],
)
def test_what_lists_say(ask: Any, told: Any, words: tuple[str | None, ...], codes: list[str]) -> None:
    told(*words)
    said = ask("blocklists", ADDRESS)
    assert said.codes == codes
    for finding in said.findings:
        listed = finding.code.endswith("listed")
        assert (finding.kind is Kind.RISK) == listed
        assert not listed or finding.params["why"] in words


def test_a_listed_domain_is_high_by_itself_and_a_refusal_is_nothing(ask: Any, told: Any) -> None:
    told("phish", None, None, None)
    verdict = rate(ask("blocklists", ADDRESS).findings, load(), ADDRESS)
    assert (verdict.level.value, verdict.score) == ("high", 3.0)
    told(*("!blocklist_public_resolver",) * 4)
    verdict = rate(ask("blocklists", ADDRESS).findings, load(), ADDRESS)
    assert (verdict.level.value, verdict.score, verdict.answered) == ("unknown", 0, 0)


def test_a_listed_address_is_worth_a_look(ask: Any, told: Any) -> None:
    told(None, None, None, "drop_box")
    assert rate(ask("blocklists", ADDRESS).findings, load(), ADDRESS).level.value == "medium"


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("Anna@eu.nordtool.example", "nordtool.example"),
        ("anna@163.com", None),
        ("x@duck.com", None),
        ("a1@privaterelay.appleid.com", None),
    ],
)
def test_whose_domain_everybody_shares_is_not_judged_by_it(
    ask: Any, told: Any, address: str, domain: str | None
) -> None:
    asked = told(None, None, None, None)
    ask("blocklists", address)
    assert asked == [(address.lower(), domain)]


def test_it_says_beforehand_that_nobody_is_asked_while_the_switch_is_off() -> None:
    off: Any = SimpleNamespace(switches=frozenset({"years"}))
    on: Any = SimpleNamespace(switches=frozenset({blocklists.SWITCH}))
    assert not check.asks(Subject(ADDRESS), off)
    assert check.asks(Subject(ADDRESS), on)
