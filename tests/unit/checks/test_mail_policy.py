"""What is published is named, in one note; silence of one label hides nothing that another said."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_policy


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch, now: Any) -> Any:
    """`published(text or reason or None, ...)`: the three labels' answers; a reason starts with "!"."""

    def answers(*texts: str | None) -> list[str]:
        asked: list[str] = []
        found: tuple[Answer[str], ...] = tuple(
            Absent("dns", now)
            if text is None
            else Unknown(text[1:], "dns", now)
            if text.startswith("!")
            else Found(text, "dns", now)
            for text in texts
        )
        monkeypatch.setattr(mail_policy, "policies", lambda s, domain: asked.append(domain) or found)
        return asked

    return answers


def test_all_that_is_published_is_one_note(ask: Any, published: Any) -> None:
    asked = published("v=STSv1; id=1", None, "v=BIMI1; l=x")
    found = ask("mail_policy", "anna@news.nordtool.example").only
    assert (found.code, found.kind) == ("mail_policy_published", Kind.NOTE)
    assert found.params["policies"] == "MTA-STS, BIMI" and found.detail == "v=STSv1; id=1\nv=BIMI1; l=x"
    assert asked == ["nordtool.example"]


def test_nothing_is_a_note_too(ask: Any, published: Any) -> None:
    published(None, None, None)
    assert ask("mail_policy", "anna@nordtool.example").only.code == "mail_policy_absent"


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (("!servfail", None, None), ["mail_policy_unknown"]),
        (("!servfail", "v=TLSRPTv1; rua=x", "!timeout"), ["mail_policy_published", "mail_policy_unknown"]),
    ],
)
def test_a_label_without_an_answer(
    ask: Any, published: Any, texts: tuple[str | None, ...], codes: list[str]
) -> None:
    published(*texts)
    said = ask("mail_policy", "anna@nordtool.example")
    assert said.codes == codes and said.findings[-1].params == {"reason": "servfail"}
