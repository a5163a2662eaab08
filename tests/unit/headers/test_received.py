from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.headers.fields import split
from whowrites.headers.received import MOST_HOPS, Hop, chain, organisation, read


@pytest.mark.parametrize(
    ("value", "hop"),
    [
        (
            "from mail.acme.example (mail.acme.example. [198.51.100.7]) by mx.google.com with ESMTPS id 1; x",
            Hop("mx.google.com", "mail.acme.example", "mail.acme.example", "198.51.100.7"),
        ),
        (
            "from laptop (unknown [198.51.100.7]) by mail.acme.example (Postfix); by evil.example",
            Hop("mail.acme.example", "laptop", "", "198.51.100.7"),
        ),
        (
            "from [198.51.100.7] (helo=mail.acme.example) by mx.firm.example with esmtp (Exim 4.9)",
            Hop("mx.firm.example", "", "", "198.51.100.7"),
        ),
        (
            "from 198.51.100.7 (EHLO mail.acme.example) by 10.217.1.1 with SMTP",
            Hop("", "", "", "198.51.100.7"),
        ),
        (
            "from A.prod.outlook.com (2603:10b6:a0::1) by B.prod.outlook.com (2603:10b6::2) with HTTPS",
            Hop("b.prod.outlook.com", "a.prod.outlook.com", "", "2603:10b6:a0::1"),
        ),
        ("by 2002:a05:6a10::1 with SMTP id a1", Hop("")),
        ("(qmail 1 invoked by uid 89)", Hop("")),
        ("", Hop("")),
    ],
)
def test_forms_of_servers(value: str, hop: Hop) -> None:
    assert read(value) == hop


def test_the_chain_is_bounded() -> None:
    fields = split(b"Received: from a.example by b.example; x\n" * 150 + b"From: a@acme.example\n\n")
    assert len(chain(fields)) == MOST_HOPS


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("mx.google.com", "google.com"),
        ("exchange.corp.local", ""),
        ("localhost", ""),
        ("10.1.1.1", ""),
        ("a b.example", ""),
        ("", ""),
    ],
)
def test_organisations(host: str, owner: str) -> None:
    assert organisation(host) == owner


@given(st.text(st.sampled_from(" ()[];.:abyfrom<>"), max_size=200) | st.text(max_size=200))
def test_any_text_is_read(value: str) -> None:
    hop = read(value)
    assert all(len(part) <= 253 and " " not in part for part in (hop.by, hop.greeted, hop.seen, hop.ip))
