"""Results of the user's own server: failures weigh, a pass says little, a list in between nothing."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Auth, Kind, Subject
from whowrites.weights import load


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        (Auth("pass", "pass", "pass", True), "auth_pass"),
        (Auth("fail", "fail", "pass", None, "forward"), "auth_pass"),
        (Auth("fail", "none", "fail", False), "auth_dmarc_fail"),
        (Auth("pass", "", "", False), "auth_for_another"),
        (Auth("fail", "pass", "none", False), "auth_for_another"),
        (Auth("fail", "none", "none", False), "auth_not_aligned"),
        (Auth("pass", "none", "fail", False), "auth_dmarc_fail_for_another"),
        (Auth("pass", "pass", "none", True), "auth_aligned_without_dmarc"),
        (Auth("pass", "none", "bestguesspass", True), "auth_aligned_without_dmarc"),
        (Auth("pass", "none", "temperror", True), "auth_aligned"),
        (Auth("", "pass", "", True), "auth_aligned"),
        (Auth("pass", "", "", None), "authentication_unknown"),
        (Auth("fail", "fail", "fail", False, "list"), "authentication_unknown"),
        (Auth("fail", "fail", "fail", False, "forward"), "authentication_unknown"),
        (Auth("pass", "none", "", False, "bulk"), "authentication_unknown"),
    ],
)
def test_results(ask: Any, auth: Auth, code: str) -> None:
    found = ask("authentication", Subject("anna@nordtool.example", auth=auth)).only
    assert found.code == code
    assert (found.kind is Kind.UNKNOWN) == code.endswith("_unknown")


def test_a_failure_behind_a_list_names_the_list(ask: Any) -> None:
    behind = Subject("anna@nordtool.example", auth=Auth("fail", "fail", "fail", False, "list"))
    assert ask("authentication", behind).only.params["reason"] == "by_list"


@pytest.mark.parametrize("auth", [None, Auth(), Auth(channel="list")])
def test_no_results_no_finding(ask: Any, auth: Auth | None) -> None:
    assert ask("authentication", Subject("anna@nordtool.example", auth=auth)).findings == []


@pytest.mark.parametrize("dmarc", ["none", "", "temperror"])
def test_an_aligned_pass_is_no_reason_for_caution(ask: Any, dmarc: str) -> None:
    found = ask(
        "authentication", Subject("anna@nordtool.example", auth=Auth("pass", "pass", dmarc, True))
    ).only
    assert found.kind is Kind.NOTE
    assert load().of(found.code).points == 0
