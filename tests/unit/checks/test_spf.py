"""SPF records weigh nothing, but for one that lets the whole world send."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.spf import Spf, read_spf

MANY = " ".join(f"include:s{n}.example" for n in range(11))


@pytest.mark.parametrize(
    ("texts", "code", "params"),
    [
        (["v=spf1 mx -all"], "spf_present", {"n": 1}),
        (["v=spf1 ip4:11.0.0.1"], "spf_present", {"n": 0}),
        (["v=spf1 +all"], "spf_open", {}),
        (["v=spf1 ip4:0.0.0.0/0 -all"], "spf_open", {}),
        (["v=spf1 +all", "v=spf1 -all"], "spf_several", {"n": 2}),
        (["v=spf1 inlcude:a.example +all"], "spf_faulty", {"word": "inlcude:a.example"}),
        ([f"v=spf1 {MANY} -all"], "spf_many_lookups", {"n": 11, "limit": 10}),
        (["v=spf1 ptr -all"], "spf_by_reverse_name", {"n": 1}),
    ],
)
def test_records(
    ask: Any,
    now: Any,
    monkeypatch: pytest.MonkeyPatch,
    texts: list[str],
    code: str,
    params: dict[str, Any],
) -> None:
    record = read_spf(texts)
    assert record is not None
    monkeypatch.setattr(mail_dns, "spf", lambda sources, domain: Found(record, "dns", now))
    found = ask("spf", "anna@nordtool.example").only
    assert (found.code, found.detail) == (code, texts[0])
    assert found.kind is (Kind.RISK if code == "spf_open" else Kind.NOTE)
    assert params.items() <= found.params.items()


def test_absent_is_a_note_and_no_answer_is_unknown(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Answer[Spf]] = [Absent("dns", now), Unknown("timeout", "dns", now)]
    monkeypatch.setattr(mail_dns, "spf", lambda sources, domain: answers.pop(0))
    assert ask("spf", "anna@nordtool.example").only.code == "spf_absent"
    assert ask("spf", "anna@nordtool.example").only.params == {"reason": "timeout"}
