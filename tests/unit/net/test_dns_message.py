"""Messages in bytes: what dnspython writes is read as dnspython reads it, and hostile bytes do no harm."""

from __future__ import annotations

import struct

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdatatype
import dns.rrset
import pytest
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.nsbase import NSBase
from dns.rdtypes.txtbase import TXTBase
from hypothesis import example, given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.net import dns_message
from whowrites.net.dns_message import Chain, Reply, Unreadable
from whowrites.net.errors import NetError

ASKED = "firm.example"
TYPES = ("A", "AAAA", "MX", "TXT", "NS", "CNAME", "DS", "CAA", "SRV", "PTR")


def oracle(wire: bytes, rtype: str) -> tuple[int, str, Chain | None] | None:
    """What dnspython reads: response code, and the end of the chain (None: a malformed one); or None where it
    takes the bytes for no answer to the question."""
    query = dns.message.make_query(ASKED, rtype)
    query.id = int.from_bytes(wire[:2], "big")
    try:
        message = dns.message.from_wire(wire)
        if not query.is_response(message):
            return None
    except (dns.exception.DNSException, ValueError):
        return None
    if message.rcode() not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
        return message.rcode(), "", None
    try:
        assert isinstance(message, dns.message.QueryMessage)
        led = message.resolve_chaining()
        values = {text(rdata) for rdata in led.answer or ()}
    except (dns.exception.DNSException, ValueError):
        return message.rcode(), "malformed", None
    name = led.canonical_name.to_text(omit_final_dot=True).lower() if len(led.canonical_name) > 1 else ""
    ordered = tuple(sorted(values, key=dns_message._order))
    return message.rcode(), "", Chain(name, len(led.cnames), ordered, min(led.minimum_ttl, 2**31 - 1))


def text(rdata: dns.rdata.Rdata) -> str:
    if isinstance(rdata, TXTBase):
        return b"".join(rdata.strings).decode("utf-8", "replace")
    if isinstance(rdata, MX):
        return f"{rdata.preference} {host(rdata.exchange)}"
    return host(rdata.target) if isinstance(rdata, NSBase) else rdata.to_text()


def host(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower() if len(name) > 1 else "."


def ours(wire: bytes, rtype: str) -> tuple[int, str, Chain | None] | None:
    try:
        reply = dns_message.read(wire, ASKED, rtype)
    except Unreadable:
        return None
    if reply.rcode not in (0, 3):
        return reply.rcode, "", None
    try:
        return reply.rcode, "", dns_message.chain(reply, ASKED, rtype)
    except NetError as error:
        return reply.rcode, error.reason, None


def message(rtype: str, records: list[tuple[str, int, str, str]], rcode: int = 0, soa: str = "") -> bytes:
    """An answer with records (owner, TTL, type, value)."""
    query = dns.message.make_query(ASKED, rtype, use_edns=0)
    query.id = 7
    response = dns.message.make_response(query)
    response.set_rcode(dns.rcode.Rcode(rcode))
    for owner, ttl, kind, value in records:
        response.answer.append(dns.rrset.from_text(owner, ttl, "IN", kind, value))
    if soa:
        value = "ns.lab. hostmaster.lab. 1 7200 3600 1209600 60"
        response.authority.append(dns.rrset.from_text(soa, 900, "IN", "SOA", value))
    return response.to_wire(max_size=65_535)


labels = st.text("abz09-_", min_size=1, max_size=9)
odd_labels = st.binary(min_size=1, max_size=63).map(lambda raw: dns.name.Name((raw,)).to_text())
names = st.lists(labels | odd_labels, min_size=1, max_size=3).map(
    lambda parts: ".".join([*parts, "example."])
)
owners = st.just(f"{ASKED}.") | st.just("Firm.Example.") | st.just("b.example.") | names
quoted = st.binary(max_size=80).map(lambda raw: '"' + "".join(f"\\{byte:03}" for byte in raw) + '"')
values = {
    "A": st.ip_addresses(v=4).map(str),
    "AAAA": st.ip_addresses(v=6).map(str),
    "MX": st.tuples(st.integers(0, 65_535), names | st.just(".")).map(lambda pair: f"{pair[0]} {pair[1]}"),
    "TXT": st.lists(quoted, min_size=1, max_size=4).map(" ".join),
    "NS": names,
    "CNAME": st.just("b.example.") | st.just(f"{ASKED}.") | names,
    "DS": st.binary(min_size=20, max_size=20).map(lambda raw: f"12345 8 1 {raw.hex()}"),
    "CAA": st.sampled_from(['0 issue "ca.example"', '128 iodef "mailto:a@b.example"', '0 issue ";"']),
    "SRV": names.map(lambda name: f"1 2 25 {name}"),
    "PTR": names,
}
records = st.sampled_from(TYPES).flatmap(
    lambda kind: st.tuples(owners, st.integers(0, 2**31 - 1), st.just(kind), values[kind])
)
soas = st.sampled_from(["", ".", "example.", f"{ASKED}.", "other.example."])


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, bytes]:
    rtype = draw(st.sampled_from(TYPES))
    told = draw(st.lists(records, max_size=5))
    told += draw(st.lists(st.tuples(owners, st.just(60), st.just(rtype), values[rtype]), max_size=4))
    return rtype, message(rtype, told, draw(st.sampled_from([0, 0, 0, 2, 3, 5, 16])), draw(soas))


@given(messages())
def test_what_dnspython_writes_is_read_as_dnspython_reads_it(made: tuple[str, bytes]) -> None:
    rtype, wire = made
    assert ours(wire, rtype) == oracle(wire, rtype)


@given(messages(), st.data())
def test_damaged_bytes_are_never_read_otherwise_than_by_dnspython(
    made: tuple[str, bytes], data: st.DataObject
) -> None:
    rtype, wire = made
    hurt = bytearray(wire)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(2, len(hurt) - 1))
        hurt[place] = data.draw(st.integers(0, 255))
    cut = bytes(hurt[: data.draw(st.integers(12, len(hurt)) | st.just(len(hurt)))])
    expected, got = oracle(cut, rtype), ours(cut, rtype)
    if expected is not None:
        assert got == expected
    # dnspython also refuses a message for records that nobody asked for; those are passed over here.


@given(st.binary(max_size=600))
@example(b"")
@example(b"\0" * 12)
def test_garbage_is_no_answer(wire: bytes) -> None:
    for data in (wire, b"\0\7\x81\x80" + wire):
        result = ours(data, "TXT")
        assert result is None or oracle(data, "TXT") is not None or result[2] is None or not result[2].values


@pytest.mark.parametrize("name", ["com", "_dmarc.firm.example", "a" * 63 + "." + "b" * 63 + ".example"])
@pytest.mark.parametrize("rtype", ["A", "MX", "DS", "CAA"])
def test_the_question_is_dnspythons(name: str, rtype: str) -> None:
    expected = dns.message.make_query(name, rtype, use_edns=0, payload=1232)
    expected.flags |= dns.flags.AD
    expected.id = 4711
    assert dns_message.question(4711, name, rtype) == expected.to_wire()


def test_mail_exchangers_come_by_preference_and_hostile_numbers_do_no_harm() -> None:
    values = ["20 b", "5 z", "10 a", "² x", "9" * 5000 + " x", "v=spf1 -all"]
    assert sorted(values, key=dns_message._order)[-3:] == ["5 z", "10 a", "20 b"]


def test_only_the_first_five_hundred_records_count() -> None:
    wire = message("A", [(f"{ASKED}.", 60, "A", f"11.1.{n // 250}.{n % 250}") for n in range(600)])
    reply = dns_message.read(wire, ASKED, "A")
    assert len(dns_message.chain(reply, ASKED, "A").values) == 500


def header(answers: int) -> bytes:
    asked = dns_message.question(7, ASKED, "A")[12:-11]
    return struct.pack("!HHHHHH", 7, 0x8180, 1, answers, 0, 0) + asked


@pytest.mark.parametrize(
    "body",
    [
        b"\xc0\x1e" * 2_000,  # a pointer at itself
        b"".join(b"\xff\xff" for _ in range(2_000)),  # pointers past the end
        b"\x3f" + b"a" * 62,  # a label cut short
        b"\x80" * 40,  # a label type that does not exist
        b"\0\0\1\0\1\0\0\0\1\xff\xff",  # a record longer than the message
    ],
)
def test_names_that_lead_nowhere_are_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        dns_message.read(header(5_000) + body, ASKED, "A")


def test_the_dearest_message_costs_little() -> None:
    """64 KB of records whose names go the longest way that is allowed: label, pointer, label ..."""
    way = b"\1a\0"
    start = len(header(0)) + 11 + 10
    body = b"\0" + struct.pack("!HHIH", 99, 1, 60, 0) + b"\0" + struct.pack("!HHIH", 99, 1, 60, 4_000)[:10]
    chain = bytearray(way)
    while len(chain) < 250:
        target = start + 1 + (len(chain) - 4 if len(chain) > 3 else 0)
        chain += b"\1a" + struct.pack("!H", 0xC000 | target)
    chain += b"\0" * (4_000 - len(chain))
    body += bytes(chain)
    last = start + 1 + 246
    one = struct.pack("!H", 0xC000 | last) + struct.pack("!HHIH", 99, 1, 60, 0)

    def told(message: bytes) -> Reply | None:
        try:
            return dns_message.read(message, ASKED, "A")
        except Unreadable:
            return None

    grows_with_length(told, lambda n: header(n + 2) + body + one * n, 5_000)
    reply = told(header(5_002) + body + one * 5_000)
    assert reply is None or reply.answer
