from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from whowrites.model import Auth, Header, Subject
from whowrites.weights import load

HOPS = ("mail.nordtool.example",)


def mail(**said: Any) -> Subject:
    return Subject("anna@nordtool.example", "Anna", "", "file", header=Header(**{"hops": HOPS, **said}))


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, ["route_plain"]),
        ({"return_path": "b1@mail.nordtool.example", "sender": "desk@nordtool.example"}, ["route_plain"]),
        ({"return_path": "b1@baltic.example"}, ["return_path_elsewhere"]),
        ({"sender": "desk@agency.example"}, ["sender_elsewhere"]),
        ({"return_path": "b1@mcsv.net", "service": "Mailchimp"}, ["sent_by_service"]),
        ({"list_id": "export.lists.example"}, ["sent_by_list"]),
        ({"service": "Mailchimp", "unsubscribe": True}, ["sent_by_service", "sent_to_many"]),
        (
            {"hops": (), "mailed_by": "nordtool.example", "signed_by": "mail.nordtool.example"},
            ["route_plain"],
        ),
        ({"hops": (), "mailed_by": "baltic.example"}, ["mailed_by_elsewhere"]),
        ({"hops": (), "signed_by": "baltic.example"}, ["signed_by_elsewhere"]),
        ({"hops": (), "mailed_by": "a1.mcsv.net", "service": "Mailchimp"}, ["sent_by_service"]),
        ({"return_path": "not an address@", "sender": "@"}, ["route_plain"]),
    ],
)
def test_the_way_is_told_and_weighs_nothing(ask: Any, said: dict[str, Any], codes: list[str]) -> None:
    assert ask("route", mail(**said)).codes == codes
    assert all(load().of(code).points == 0 and load().of(code).silent for code in codes)


def test_who_writes_to_a_list_sends_no_mailing(ask: Any) -> None:
    posted = mail(list_id="export.lists.example", unsubscribe=True)
    assert ask("route", replace(posted, auth=Auth(channel="list"))).codes == ["sent_by_list"]
    assert ask("route", replace(posted, auth=Auth(channel="bulk"))).codes == ["sent_by_list", "sent_to_many"]


def test_without_a_header_there_is_no_way(ask: Any) -> None:
    assert ask("route", Subject("anna@nordtool.example")).codes == []
    assert ask("route", Subject("anna@nordtool.example", header=Header(addressed=True))).codes == []
