"""Texts that no registry writes: what they cost, and that nothing they say breaks the reader."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.sources import whois_text
from whowrites.sources.whois_text import read

N = whois_text.LONGEST
CHANCE = random.Random(65536)

HOSTILE = {
    "one letter": "a" * N,
    "newlines": "\n" * N,
    "colons": ":\n" * (N // 2),
    "keys": "a: b\n" * (N // 5),
    "dates": "created: 01/02/2003\n" * (N // 20),
    "deep indents": "".join(" " * (n % 500) + "x\n" for n in range(300)),
    "headings": "\nRegistrant:\n" * (N // 13),
    "hosts": "a.b c.d e.f\n" * (N // 12),
    "accents": "é: ü\n" * (N // 5),
    "many accents": ("ế" * 38 + ": x\n") * (N // 42),
    "digits": "created: " + "1-" * (N // 2),
    "random": "".join(chr(CHANCE.randrange(1, 0x3000)) for _ in range(N)),
}


def work(text: str) -> int:
    """How many calls a reading makes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(text, "example.com")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_cost_no_more_than_their_length(kind: str) -> None:
    text = HOSTILE[kind]
    assert work(text) <= 6 * work(text[: N // 4]) + 2000
    assert work(text) < 9 * N
    grows_with_length(lambda part: read(part, "example.com"), lambda n: text[:n], N)


pieces = st.sampled_from(
    [
        "Creation Date",
        "created",
        ": ",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "Registrant",
        "Registrar:",
        "[Created on]",
        "2009-05-14",
        "03/04/2020",
        "%",
        "No match",
        "ns1.example.net",
        "domain:",
        "Name servers",
        "(dd/mm/yyyy)",
        "before ",
        "\u202e",
        "é",
        ".",
    ]
)


@given(
    st.text(max_size=300) | st.lists(pieces, max_size=40).map("".join),
    st.sampled_from(["", "example.com", "example.uk"]),
)
@example("registrant\n\n:\n", "")
def test_nothing_raises(text: str, domain: str) -> None:
    reading = read(text, domain)
    assert (reading.registration is not None) == (reading.outcome == "registered")
    if reading.registration is not None:
        assert all(len(server) <= 253 and "." in server for server in reading.registration.name_servers)
