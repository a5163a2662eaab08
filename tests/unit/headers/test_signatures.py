from __future__ import annotations

from whowrites.headers.fields import split
from whowrites.headers.signatures import MOST, signatures
from whowrites.model import Signature


def test_signatures_are_named_in_their_order() -> None:
    fields = split(
        b"DKIM-Signature: v=1; a=rsa-sha256;\r\n d=Mail.ACME.example; s=s1;\r\n h=from\r\n"
        b"DKIM-Signature: v=1; s=m1; d=sendgrid.net\r\nDKIM-Signature: junk\r\nFrom: a@acme.example\r\n\r\n"
    )
    assert signatures(fields) == (
        Signature("mail.acme.example", "s1", "acme.example"),
        Signature("sendgrid.net", "m1", "sendgrid.net"),
        Signature("", "", ""),
    )


def test_a_flood_of_signatures_is_cut() -> None:
    fields = split(b"DKIM-Signature: d=acme.example; s=s1\n" * 90 + b"From: a@acme.example\n\n")
    assert len(signatures(fields)) == MOST
