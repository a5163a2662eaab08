"""Two services, each with its own date, its own absence and its own silence; and none of it weighs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from whowrites.checks import years
from whowrites.model import Absent, Found, Kind, Unknown
from whowrites.verdict import rate
from whowrites.weights import load

ADDRESS = "anna@post.nordtool.example"
DAY = datetime(1999, 4, 25, tzinfo=UTC)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, now: datetime) -> Any:
    """`told(archive, log)`: a date, "none", "off" or the reason of silence, for each; the domains asked."""

    def answers(*words: Any) -> list[str]:
        asked: list[str] = []
        pairs = (("first_copy", "archive"), ("first_certificate", "certificate_log"))
        for (name, source), word in zip(pairs, words, strict=True):
            known = {"none": Absent(source, now), "off": None}
            found = isinstance(word, datetime)
            answer = Found(word, source, now) if found else known.get(word, Unknown(word, source, now))

            def say(sources: Any, domain: str, answer: Any = answer) -> Any:
                asked.append(domain)
                return answer

            monkeypatch.setattr(years, name, say)
        return asked

    return answers


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((DAY, DAY), ["domain_first_archived", "domain_first_certificate"]),
        (("none", "none"), ["domain_never_archived", "domain_no_certificate"]),
        (("throttled", DAY), ["years_unknown", "domain_first_certificate"]),
        (("none", "server_error"), ["domain_never_archived", "years_unknown"]),
        (("off", "off"), []),
    ],
)
def test_what_each_says(ask: Any, told: Any, words: tuple[Any, ...], codes: list[str]) -> None:
    asked = told(*words)
    said = ask("years", ADDRESS)
    assert said.codes == codes and asked == ["nordtool.example"] * 2
    assert {finding.kind for finding in said.findings} <= {Kind.NOTE, Kind.UNKNOWN}
    dates = [(claim.field, claim.value, claim.source) for claim in said.claims]
    sources = ("archive", "certificate_log")
    assert dates == [("first_seen", "1999-04-25", s) for s, w in zip(sources, words, strict=True) if w is DAY]


def test_a_date_neither_helps_nor_harms(ask: Any, told: Any) -> None:
    told(DAY, "none")
    verdict = rate(ask("years", ADDRESS).findings, load(), ADDRESS)
    assert (verdict.level.value, verdict.score) == ("unknown", 0)


@pytest.mark.parametrize("address", ["anna@163.com", "anna@gmail.com", "x@duck.com"])
def test_a_domain_of_strangers_is_not_asked_for(ask: Any, told: Any, address: str) -> None:
    asked = told(DAY, DAY)
    assert not ask("years", address).findings and not asked
