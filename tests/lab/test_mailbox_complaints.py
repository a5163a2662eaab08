"""What users of other verifiers complain of, and what we say there instead.

Port 25 shut, greylisting, full and catch-all mailboxes, null MX, MX order and pauses are in
`tests/lab/sources/test_mailbox.py` and `tests/lab/checks/test_mailbox.py`; this is what those leave.
"""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from mail_servers import Script
from sources_stage import Cache, People
from whowrites.lab.company import Smtp
from whowrites.lab.mailboxes import Kind, place
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.net.deadline import Deadline
from whowrites.sources import Sources, build
from whowrites.sources.mailbox import mailbox
from whowrites.sources.mailbox_result import Mailbox
from whowrites.sources.registration import registration


@pytest.fixture
def sources(lab: Lab) -> Sources:
    now = datetime.now(UTC).replace(microsecond=0)
    made = build(lab.internet, Cache(), People(), lambda: now, lambda: frozenset({"mailbox"}))
    return made.at(Deadline.after(30))


def ask(sources: Sources, address: str) -> Mailbox:
    answer = mailbox(sources, address)
    assert isinstance(answer, Found)
    return answer.value


@pytest.mark.parametrize(
    ("domain", "host"),
    [
        ("outlook.com", "outlook-com.olc.protection.outlook.com"),
        ("hotmail.com", "hotmail-com.olc.protection.outlook.com"),
        ("live.com", "live-com.olc.protection.outlook.com"),
        ("yahoo.com", "mta5.am0.yahoodns.net"),
        ("yahoo.co.jp", "mta7.am0.yahoodns.net"),
        ("aol.com", "mx-aol.mail.gm0.yahoodns.net"),
        ("icloud.com", "mx01.mail.icloud.com"),
        ("proton.me", "mail.protonmail.ch"),
        ("foxmail.com", "mx1.foxmail.com"),
        ("126.com", "126mx01.mxmail.netease.com"),
    ],
)
def test_a_living_mailbox_of_a_consumer_service_is_never_called_dead(
    lab: Lab, sources: Sources, domain: str, host: str
) -> None:
    lab.put(domain, "MX", f"10 {host}")
    refusing = Script({"RCPT": b"550 5.1.1 no such user\r\n"})
    lab.host(host, "11.38.1.1", {25: refusing.serve})
    found = ask(sources, f"somebody.alive@{domain}")
    assert (found.result, found.reason) == ("cannot_ask", "not_probed_provider")
    assert not [line for service, line in lab.log if service == "smtp"]


@pytest.mark.parametrize(
    "second", ["452 4.5.3 Too many recipients", "421 4.7.0 Try again later", "554 5.7.1 no"]
)
def test_what_the_second_question_gets_is_no_verdict_on_the_first(
    lab: Lab, sources: Sources, second: str
) -> None:
    kind = Kind("second", "", "", smtp=Smtp(accepts=("anna.berg",), unknown=second))
    found = ask(sources, place(lab, kind))
    assert (found.result, found.reason) == ("unknown", "accepted_untested")


@pytest.mark.parametrize("address", ["2a00:1:2::25", "11.38.2.1"])
def test_servers_with_one_kind_of_address_are_reached(lab: Lab, sources: Sources, address: str) -> None:
    domain = f"one-kind-{'six' if ':' in address else 'four'}.com"
    lab.put(domain, "MX", f"10 mx.{domain}")
    lab.host(f"mx.{domain}", address, {25: Script({"RCPT": b"550 5.1.1 no such user\r\n"}).serve})
    found = ask(sources, f"ann@{domain}")
    assert (found.result, found.reason) == ("undeliverable", "no_such_user")


def test_a_dead_resolver_says_neither_registered_nor_not(lab: Lab, sources: Sources) -> None:
    lab.down = True
    short = dataclasses.replace(sources, deadline=Deadline.after(0.5))
    found = ask(short, "ann@northsea-bearings.com")
    assert (found.result, found.reason) == ("unknown", "dns_failed")
    answer = registration(short.at(Deadline.after(0.5)), "northsea-bearings.com")
    assert isinstance(answer, Unknown) and not isinstance(answer, Absent)


def test_it_works_inside_threads_and_says_the_same_each_time(lab: Lab, sources: Sources) -> None:
    kinds = [
        Kind("good", "deliverable", "accepted", smtp=Smtp(accepts=("anna.berg",))),
        Kind("gone", "undeliverable", "no_such_user", smtp=Smtp()),
        Kind("all", "accepts_all", "accepts_all", smtp=Smtp(catch_all=True)),
    ]
    addresses = [place(lab, kind) for kind in kinds for _ in range(4)]
    with ThreadPoolExecutor(12) as pool:
        first = list(pool.map(lambda address: ask(sources, address), addresses))
    again = [ask(sources, address) for address in addresses]
    wanted = [kind.result for kind in kinds for _ in range(4)]
    assert [found.result for found in first] == wanted
    assert [(found.result, found.reason, found.code) for found in again] == [
        (found.result, found.reason, found.code) for found in first
    ]
