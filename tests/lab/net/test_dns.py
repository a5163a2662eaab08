"""The resolver: facts and failures told apart, hostile answers survived, questions asked once."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from attacks import FORBIDDEN
from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.dns import NoData, NxDomain, Records, Resolver, Told
from whowrites.net.errors import NetError
from whowrites.net.internet import Internet

Start = Callable[[Callable[[bytes], list[bytes]]], tuple[str, int]]


def soon(seconds: float = 5.0) -> Deadline:
    return Deadline.after(seconds)


def reason(resolver: Resolver, name: str, rtype: str = "A", seconds: float = 5.0) -> str:
    with pytest.raises(NetError) as caught:
        resolver.ask(name, rtype, soon(seconds))
    return caught.value.reason


def answering(*records: str, rcode: int = 0, flags: int = 0) -> Callable[[bytes], list[bytes]]:
    def reply(data: bytes) -> list[bytes]:
        response = dns.message.make_response(dns.message.from_wire(data))
        response.set_rcode(dns.rcode.Rcode(rcode))
        response.flags |= flags
        for record in records:
            name, rtype, value = record.split(" ", 2)
            response.answer.append(dns.rrset.from_text(name, 60, "IN", rtype, value))
        return [response.to_wire()]

    return reply


def test_records_no_data_and_no_such_domain_are_three_facts(lab: Lab, resolver: Resolver) -> None:
    assert resolver.ask("northsea-bearings.com", "mx", soon()) == Records(
        ("10 mail.northsea-bearings.com",), 300, True
    )
    assert resolver.ask("northsea-bearings.com", "SRV", soon()) == NoData(300)
    assert resolver.ask("nobody-has-this.com", "MX", soon()) == NxDomain(60)
    assert lab.log == [
        ("dns", f"{t} {n}")
        for t, n in (
            ("MX", "northsea-bearings.com"),
            ("SRV", "northsea-bearings.com"),
            ("MX", "nobody-has-this.com"),
        )
    ]


def test_dead_name_servers_are_no_fact_and_are_not_asked_twice(lab: Lab, resolver: Resolver) -> None:
    assert reason(resolver, "saltmarsh-pumps.com", "MX") == "servfail"
    assert len(lab.log) == 1
    lab.down = True
    assert reason(resolver, "lost-datagram.example", seconds=2.4) == "timeout"
    assert len(lab.log) == 3


def test_an_answer_is_kept_as_long_as_its_ttl(lab: Lab, dns_attacker: Start) -> None:
    asked: list[bytes] = []

    def no_ttl(data: bytes) -> list[bytes]:
        asked.append(data)
        response = dns.message.make_response(dns.message.from_wire(data))
        response.answer.append(dns.rrset.from_text("brief.example.", 0, "IN", "A", "11.9.9.9"))
        return [response.to_wire()]

    brief = Resolver(Internet((dns_attacker(no_ttl),)))
    kept = Resolver(lab.internet)
    for _ in range(3):
        brief.ask("brief.example", "A", soon())
        kept.ask("NORTHSEA-bearings.com.", "NS", soon())
    assert len(asked) == 3
    assert len(lab.log) == 1


def test_equal_questions_in_flight_are_joined(lab: Lab, resolver: Resolver) -> None:
    lab.delay = 0.1
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: resolver.ask("kestrel-forwarding.com", "TXT", soon()), range(20)))
    assert len(set(answers)) == 1
    assert len(lab.log) == 1


def test_many_questions_take_the_time_of_one(dns_attacker: Start) -> None:
    """The server answers none of them before it has heard all: who asks one after the other hears nothing."""
    heard: list[bytes] = []

    def reply(data: bytes) -> list[bytes]:
        heard.append(data)
        return [answer for one in heard for answer in answering()(one)] if len(heard) == 8 else []

    asked = [(f"n{number}.example", "MX") for number in range(8)]
    told = Resolver(Internet((dns_attacker(reply),))).ask_all(asked, soon())
    assert {type(answer) for answer in told.values()} == {NoData} and len(heard) == 8


def test_many_questions_are_each_answered_or_failed(lab: Lab, resolver: Resolver) -> None:
    lab.put("long.example", "TXT", "x" * 2_000)
    asked = [
        ("northsea-bearings.com", "MX"),
        ("NORTHSEA-bearings.com.", "mx"),
        ("nobody-has-this.com", "MX"),
        ("saltmarsh-pumps.com", "MX"),
        ("long.example", "TXT"),
        ("no name", "A"),
    ]
    told = resolver.ask_all(asked, soon())
    assert told[asked[0]] == told[asked[1]] == Records(("10 mail.northsea-bearings.com",), 300, True)
    assert told[asked[2]] == NxDomain(60)
    assert told[asked[4]] == Records(("x" * 2_000,), 300, False)
    failures = [answer.reason for answer in told.values() if isinstance(answer, NetError)]
    assert failures == ["bad_name", "servfail"]
    assert len(lab.log) == 5


def test_questions_joined_by_two_askers_are_asked_once(lab: Lab, resolver: Resolver) -> None:
    lab.delay = 0.1
    names = [(f"n{number}.example", "TXT") for number in range(6)]
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda part: resolver.ask_all(part, soon()), (names[:4], names[2:]))
    assert one.keys() | other.keys() == set(names)
    assert len(lab.log) == 6


def test_what_a_run_was_told_stands_for_the_whole_run(lab: Lab, resolver: Resolver) -> None:
    run = Told(resolver)
    run.ahead([("saltmarsh-pumps.com", "MX"), ("gmail.com", "MX")], soon())
    asked = len(lab.log)
    for _ in range(2):
        with pytest.raises(NetError, match="servfail"):
            run.ask("saltmarsh-pumps.com", "MX", soon())
        assert isinstance(run.ask("gmail.com", "MX", soon()), Records)
    assert len(lab.log) == asked
    assert isinstance(run.ask("gmail.com", "TXT", soon()), Records)
    assert len(lab.log) == asked + 1
    with pytest.raises(NetError, match="servfail"):
        Told(resolver).ask("saltmarsh-pumps.com", "MX", soon())  # a failure is never kept for another run
    assert len(lab.log) == asked + 2


def test_a_long_answer_comes_over_tcp(lab: Lab, resolver: Resolver) -> None:
    lab.put("long.example", "TXT", "x" * 60_000)
    assert resolver.ask("long.example", "TXT", soon()) == Records(("x" * 60_000,), 300, False)
    assert len(lab.log) == 2


def test_ten_thousand_exchangers_are_cut(lab: Lab, resolver: Resolver) -> None:
    lab.put("many.example", "MX", *(f"{number} m{number}.many.example" for number in range(2000)))
    answer = resolver.ask("many.example", "MX", soon())
    assert isinstance(answer, Records)
    assert len(answer.values) == 500


def test_truncated_without_tcp_is_a_failure(dns_attacker: Start) -> None:
    resolver = Resolver(Internet((dns_attacker(answering(flags=dns.flags.TC)),)))
    assert reason(resolver, "cut.example", "TXT") == "refused"


def test_silence_ends_at_the_deadline_and_at_four_seconds(lab: Lab, resolver: Resolver) -> None:
    lab.down = True
    assert reason(resolver, "silent.example", seconds=0.3) == "timeout"
    assert len(lab.log) == 1, "nothing is sent when the time is over"
    begun = time.monotonic()
    twice = Resolver(Internet(lab.internet.nameservers * 2))
    assert reason(twice, "silent.example", seconds=60) == "timeout"
    assert time.monotonic() - begun > 3.5
    assert len(lab.log) == 3, "each server once; a second round would be beyond the four seconds"


@pytest.mark.parametrize(
    ("rcode", "expected"),
    [(dns.rcode.SERVFAIL, "servfail"), (dns.rcode.REFUSED, "refused"), (dns.rcode.NOTIMP, "server_error")],
)
def test_what_the_server_will_not_say_is_a_failure(dns_attacker: Start, rcode: int, expected: str) -> None:
    assert reason(Resolver(Internet((dns_attacker(answering(rcode=rcode)),))), "x.example") == expected


def test_the_second_server_is_asked_when_the_first_fails(lab: Lab, dns_attacker: Start) -> None:
    broken = dns_attacker(answering(rcode=dns.rcode.SERVFAIL))
    resolver = Resolver(Internet((broken, *lab.internet.nameservers)))
    assert isinstance(resolver.ask("gmail.com", "MX", soon()), Records)


def test_a_reply_to_another_question_is_not_listened_to(dns_attacker: Start) -> None:
    def wrong_id(data: bytes) -> list[bytes]:
        [wire] = answering("x.example. A 11.9.9.9")(data)
        return [bytes([wire[0] ^ 1]) + wire[1:]]

    def other_name(data: bytes) -> list[bytes]:
        return answering("y.example. A 11.9.9.9")(
            data[:2] + dns.message.make_query("y.example", "A").to_wire()[2:]
        )

    for attack in (wrong_id, other_name, lambda data: [b"", b"\0", data, data[:12] + b"\xc0" * 40]):
        assert reason(Resolver(Internet((dns_attacker(attack),))), "x.example", seconds=0.4) == "timeout"


def test_a_forged_datagram_before_the_answer_changes_nothing(dns_attacker: Start) -> None:
    def race(data: bytes) -> list[bytes]:
        [forged] = answering("x.example. A 11.6.6.6")(data)
        return [bytes([forged[0] ^ 255]) + forged[1:], *answering("x.example. A 11.9.9.9")(data)]

    answer = Resolver(Internet((dns_attacker(race),))).ask("x.example", "A", soon())
    assert answer == Records(("11.9.9.9",), 60, False)


def test_aliases_are_followed_so_far_and_no_further(
    lab: Lab, dns_attacker: Start, resolver: Resolver
) -> None:
    for number in range(12):
        lab.put(f"a{number}.chain.example", "CNAME", f"a{number + 1}.chain.example")
    lab.put("a12.chain.example", "A", "11.9.9.9")
    assert resolver.ask("a4.chain.example", "A", soon()) == Records(("11.9.9.9",), 300, False)
    assert reason(resolver, "a3.chain.example") == "malformed"
    loop = answering("x.example. CNAME y.example.", "y.example. CNAME x.example.")
    assert reason(Resolver(Internet((dns_attacker(loop),))), "x.example") == "malformed"
    itself = answering("x.example. CNAME x.example.")
    assert reason(Resolver(Internet((dns_attacker(itself),))), "x.example") == "malformed"


def test_a_resolver_that_invents_answers_is_found_out(
    lab: Lab, resolver: Resolver, dns_attacker: Start
) -> None:
    def wildcard(data: bytes) -> list[bytes]:
        name = dns.message.from_wire(data).question[0].name
        return answering(f"{name} A 11.9.9.9")(data)

    assert resolver.hijacked(soon()) is False
    assert resolver.hijacked(soon()) is False
    assert len(lab.log) == 2
    assert Resolver(Internet((dns_attacker(wildcard),))).hijacked(soon()) is True


def test_a_resolver_that_knows_nothing_is_found_out(dns_attacker: Start) -> None:
    nowhere = dns_attacker(answering(rcode=dns.rcode.NXDOMAIN))
    assert Resolver(Internet((nowhere,))).hijacked(soon()) is True


def test_another_network_brings_other_resolvers(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whowrites.net.dns._RENEW_AFTER", 0.0)
    lab.put("moved.example", "A", "11.9.9.8")
    resolver = Resolver(Internet((), renew=lambda: lab.internet.nameservers))
    assert resolver.ask("moved.example", "A", soon()) == Records(("11.9.9.8",), 300, False)


def test_addresses_are_all_checked_and_come_ipv4_first(lab: Lab, resolver: Resolver) -> None:
    lab.put("both.example", "AAAA", "2606:4700::1111")
    lab.put("both.example", "A", "11.9.9.9", "11.9.9.8")
    assert resolver.addresses("Both.Example", soon()) == ("11.9.9.8", "11.9.9.9", "2606:4700::1111")
    lab.put("none.example", "TXT", "here")
    with pytest.raises(NetError, match="no_address"):
        resolver.addresses("none.example", soon())
    with pytest.raises(NetError, match="servfail"):
        resolver.addresses("www.saltmarsh-pumps.com", soon())


@pytest.mark.parametrize("ip", FORBIDDEN)
def test_one_forbidden_address_refuses_the_host(lab: Lab, ip: str) -> None:
    rtype = "AAAA" if ":" in ip else "A"
    lab.put("mixed.example", "A", "11.9.9.9")
    lab.put("mixed.example", "AAAA", "2606:4700::1111")
    lab.put("mixed.example", rtype, "2606:4700::1111" if ":" in ip else "11.9.9.9", ip)
    with pytest.raises(NetError) as caught:
        Resolver(lab.internet).addresses("mixed.example", soon())
    assert caught.value.reason == "forbidden_address"


def test_a_run_is_told_at_once_what_there_is_and_of_the_late_when_its_time_is_over(
    lab: Lab, resolver: Resolver
) -> None:
    lab.put("late.example", "MX", "10 mail.late.example")
    lab.zones.dropped.add(("late.example", "CAA"))
    run, began = Told(Resolver(Internet(lab.internet.nameservers * 2))), time.monotonic()
    asked = [("late.example", "MX"), ("late.example", "CAA")]
    assert run.soon(asked, Deadline.after(12)) == [("late.example", "CAA")]
    assert lab.log.count(("dns", "CAA late.example")) == 1, "given up on before the second server's turn"
    assert isinstance(run.ask("late.example", "MX", Deadline.after(0)), Records)
    run.await_late([("late.example", "CAA")], Deadline.after(12))
    assert time.monotonic() - began > 3.5
    assert lab.log.count(("dns", "CAA late.example")) == 3, "no more than the time that one question has"
    with pytest.raises(NetError, match="timeout"):
        run.ask("late.example", "CAA", Deadline.after(12))
