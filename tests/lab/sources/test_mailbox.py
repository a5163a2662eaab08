"""What mail servers of all kinds make of an address, what is kept, and how often anybody is asked."""

from __future__ import annotations

import dataclasses
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from mail_servers import Script
from sources_stage import Cache, Clock
from whowrites.lab.company import Smtp
from whowrites.lab.mailboxes import Kind, kinds, place
from whowrites.lab.world import Lab
from whowrites.model import Found
from whowrites.net.deadline import Deadline
from whowrites.net.internet import Endpoint
from whowrites.sources import Sources, mailbox_dialogue, mailbox_port
from whowrites.sources import mailbox as source
from whowrites.sources.mailbox import mailbox
from whowrites.sources.mailbox_result import Mailbox

GOOD = Kind("good", "deliverable", "accepted", smtp=Smtp(accepts=("anna.berg", "ben", "export")))


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.now(UTC).replace(microsecond=0))


@pytest.fixture
def allowed(sources: Sources, clock: Clock) -> Sources:
    return dataclasses.replace(
        sources, switches=frozenset({"mailbox"}), clock=clock, deadline=Deadline.after(30)
    )


def ask(sources: Sources, address: str) -> Mailbox:
    answer = mailbox(sources, address)
    assert isinstance(answer, Found), answer
    return answer.value


def sessions(lab: Lab) -> int:
    return sum(1 for service, line in lab.log if service == "smtp" and line.startswith("EHLO"))


@pytest.mark.parametrize("kind", [*kinds("first"), *kinds("second")], ids=lambda kind: kind.id)
def test_every_kind_of_server_is_told_apart(lab: Lab, allowed: Sources, kind: Kind) -> None:
    found = ask(allowed, place(lab, kind))
    assert (found.result, found.reason) == (kind.result, kind.reason)
    assert found.host or found.result == "no_mail_service"
    commands = [line for service, line in lab.log if service == "smtp"]
    assert not [line for line in commands if line.upper().startswith("DATA")]


def test_off_is_off(lab: Lab, sources: Sources) -> None:
    found = ask(sources, place(lab, GOOD))
    assert (found.result, found.reason) == ("cannot_ask", "not_consented")
    assert lab.log == []


@pytest.mark.parametrize(
    "address", ["a@b.c>\r\nRCPT TO:<x@y", '"a b"@c.example', "ä@b.example", "a@b NOTIFY="]
)
def test_hostile_addresses_ask_nobody(lab: Lab, allowed: Sources, address: str) -> None:
    found = ask(allowed, address)
    assert (found.result, found.reason) == ("cannot_ask", "not_askable")
    assert lab.log == []


@pytest.mark.parametrize(
    "address", ["kwabena.asiedu.trading@gmail.com", "2850019937@qq.com", "yuanfan_wangli@163.com"]
)
def test_consumer_services_are_never_asked(lab: Lab, allowed: Sources, address: str) -> None:
    found = ask(allowed, address)
    assert (found.result, found.reason) == ("cannot_ask", "not_probed_provider")
    assert {service for service, _ in lab.log} == {"dns"}


def test_a_dead_resolver_is_no_missing_domain(lab: Lab, allowed: Sources) -> None:
    found = ask(allowed, "dana@saltmarsh-pumps.com")
    assert (found.result, found.reason) == ("unknown", "dns_failed")


def test_a_private_exchanger_is_not_dialled(lab: Lab, allowed: Sources) -> None:
    lab.put("inward-mail.com", "MX", "10 mx.inward-mail.com")
    lab.put("mx.inward-mail.com", "A", "10.0.0.5")
    found = ask(allowed, "ann@inward-mail.com")
    assert (found.result, found.reason, found.phase) == ("unknown", "forbidden_address", "")


def test_firm_answers_are_kept_and_nobody_is_asked_again(lab: Lab, allowed: Sources, clock: Clock) -> None:
    address = place(lab, GOOD)
    first = ask(allowed, address)
    clock.now += timedelta(days=29)
    held = sessions(lab)
    again = ask(allowed, address)
    assert again == dataclasses.replace(first, kept=True) and sessions(lab) == held
    clock.now += timedelta(days=2)
    assert not ask(allowed, address).kept


def test_a_domain_that_takes_all_is_known_for_a_week(lab: Lab, allowed: Sources, clock: Clock) -> None:
    address = place(lab, Kind("all", "accepts_all", "accepts_all", smtp=Smtp(catch_all=True)))
    ask(allowed, address)
    held = sessions(lab)
    other = ask(allowed, address.replace("anna", "otto"))
    assert (other.result, other.kept) == ("accepts_all", True) and sessions(lab) == held
    assert "anna" not in str(other)
    clock.now += timedelta(days=8)
    assert not ask(allowed, address).kept


def test_one_new_address_of_a_domain_an_hour(lab: Lab, allowed: Sources, clock: Clock) -> None:
    address = place(lab, GOOD)
    other = address.replace("anna.berg", "ben")
    ask(allowed, address)
    held = sessions(lab)
    waiting = ask(allowed, other)
    assert (waiting.result, waiting.reason) == ("cannot_ask", "paced")
    assert waiting.retry_at == clock.now + timedelta(hours=1) and sessions(lab) == held
    clock.now += timedelta(hours=1)
    assert ask(allowed, other).result == "deliverable"


def test_of_two_at_the_same_time_one_is_asked(lab: Lab, allowed: Sources) -> None:
    address = place(lab, GOOD)
    ask(allowed, place(lab, GOOD))  # the port is tested
    before = sessions(lab)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda who: ask(allowed, who), [address, address.replace("anna.berg", "ben")]))
    assert sorted(item.result for item in found) == ["cannot_ask", "deliverable"]
    assert sessions(lab) == before + 1


def test_greylisting_is_written_down_and_opens_later(lab: Lab, allowed: Sources, clock: Clock) -> None:
    grey = Smtp(accepts=("anna.berg",), greylist=True, opens_after=0.2)
    address = place(lab, Kind("grey", "temporary", "greylisted", smtp=grey))
    first = ask(allowed, address)
    assert (first.result, first.tries, first.retry_at) == ("temporary", 1, clock.now + timedelta(minutes=10))
    held = sessions(lab)
    time.sleep(0.3)
    early = ask(allowed, address)
    assert (early.result, early.retry_at) == ("temporary", first.retry_at) and sessions(lab) == held
    assert (early.code, early.text, early.asked_at) == (first.code, first.text, first.asked_at)
    clock.now += timedelta(minutes=10)
    opened = ask(allowed, address)
    assert opened.result == "deliverable"
    assert [(met.at, met.code) for met in opened.earlier] == [(clock.now - timedelta(minutes=10), 450)]
    assert ask(allowed, address).earlier == opened.earlier  # kept with the answer
    assert {line for service, line in lab.log if line.startswith("MAIL")} == {"MAIL FROM:<>"}


def test_three_tries_and_then_rest(lab: Lab, allowed: Sources, clock: Clock) -> None:
    address = place(lab, Kind("shut", "temporary", "greylisted", smtp=Smtp(greylist=True)))
    for minutes, tries in ((0, 1), (10, 2), (45, 3)):
        clock.now += timedelta(minutes=minutes)
        assert ask(allowed, address).tries == tries
    held = sessions(lab)
    clock.now += timedelta(hours=20)
    found = ask(allowed, address)
    assert (found.result, found.retry_at) == ("temporary", None) and sessions(lab) == held


def test_who_refused_us_is_left_alone_for_a_day(lab: Lab, allowed: Sources, clock: Clock) -> None:
    address = place(lab, Kind("shut-out", "", "", smtp=Smtp(everybody="554 5.7.1 Client host rejected")))
    assert ask(allowed, address).result == "refuses_us"
    held = sessions(lab)
    clock.now += timedelta(hours=2)
    waiting = ask(allowed, address)
    assert (waiting.result, waiting.reason) == ("cannot_ask", "refused_today") and sessions(lab) == held


def test_failures_are_not_kept(lab: Lab, allowed: Sources, cache: Cache) -> None:
    for kind in kinds("second"):
        if kind.result in ("unknown", "temporary", "refuses_us"):
            address = place(lab, kind)
            ask(allowed, address)
            assert ("mailbox", address) not in cache.kept


def test_the_next_server_is_asked_where_the_first_is_dead(lab: Lab, allowed: Sources) -> None:
    address = place(lab, GOOD)
    domain = address.partition("@")[2]
    lab.put(f"dead.{domain}", "A", "11.39.0.1")
    lab.put(domain, "MX", f"5 dead.{domain}", f"10 mx.{domain}")
    found = ask(allowed, address)
    assert (found.result, found.host) == ("deliverable", f"mx.{domain}")


def test_hanging_up_twice_is_a_refusal(lab: Lab, allowed: Sources) -> None:
    for number, hosts, expected in ((2, 1, "unknown"), (3, 2, "refuses_us")):
        domain = f"hang-up-{number}.com"
        lab.put(domain, "MX", *(f"{host} mx{host}.{domain}" for host in range(hosts)))
        for host in range(hosts):
            lab.host(f"mx{host}.{domain}", f"11.39.{number}.{host + 1}", {25: Script({"RCPT": None}).serve})
        found = ask(allowed, f"ann@{domain}")
        assert (found.result, found.reason) == (expected, "closed_early")


def test_broken_encryption_falls_back_to_none(lab: Lab, allowed: Sources) -> None:
    script = Script({"EHLO": b"250-mx\r\n250 STARTTLS\r\n", "STARTTLS": b"220 go\r\ngarbage\r\n" * 9,
                     "RCPT": b"550 5.1.1 no such user\r\n"})  # fmt: skip
    lab.put("bad-tls.com", "MX", "10 mx.bad-tls.com")
    lab.host("mx.bad-tls.com", "11.39.9.1", {25: script.serve})
    found = ask(allowed, "ann@bad-tls.com")
    assert (found.result, found.tls) == ("undeliverable", "failed")


def test_all_servers_together_have_one_limit(
    lab: Lab, allowed: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_dialogue, "REPLY", 0.3)
    lab.put("mute-mail.com", "MX", *(f"{n} mx{n}.mute-mail.com" for n in range(5)))
    greeted = [0] * 5

    def mute(number: int, connection: socket.socket) -> None:
        greeted[number] += 1
        connection.recv(1)

    for number in range(5):
        lab.host(f"mx{number}.mute-mail.com", f"11.39.8.{number + 1}", {25: partial(mute, number)})
    found = ask(allowed, "ann@mute-mail.com")
    assert (found.result, found.reason, found.host) == ("unknown", "timeout", "mx2.mute-mail.com")
    assert greeted == [1, 1, 1, 0, 0], "two of the five are not asked"


def test_time_that_ran_out_at_one_server_is_not_the_next_ones_fault(
    lab: Lab, allowed: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "TOTAL", 0.5)
    lab.put("slow-mail.com", "MX", "1 mx1.slow-mail.com", "2 mx2.slow-mail.com")
    for number in (1, 2):
        lab.host(
            f"mx{number}.slow-mail.com", f"11.39.7.{number}", {25: lambda connection: connection.recv(1)}
        )
    found = ask(allowed, "ann@slow-mail.com")
    assert (found.reason, found.host) == ("timeout", "mx1.slow-mail.com")


def test_a_closed_port_is_said_at_once_and_remembered(
    lab: Lab, allowed: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(endpoint: Endpoint) -> Endpoint:
        return lab.dial(("11.0.0.1", 9) if endpoint[1] == 25 else endpoint)

    shut = dataclasses.replace(allowed, internet=dataclasses.replace(lab.internet, dial=closed))
    first = ask(shut, place(lab, GOOD))
    assert (first.result, first.reason) == ("cannot_ask", "port25_blocked")
    monkeypatch.setattr(mailbox_port, "test", None)  # who tests again fails
    assert ask(shut, place(lab, GOOD)).reason == "port25_blocked"


def test_the_transcript_holds_both_sides(lab: Lab, allowed: Sources) -> None:
    found = ask(allowed, place(lab, GOOD))
    assert found.transcript[0].startswith("< 220") and "> MAIL FROM:<>" in found.transcript
    assert found.transcript[-1].startswith("< 221") and len(found.text) <= 512
