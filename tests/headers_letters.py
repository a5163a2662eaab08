"""Headers as receiving servers write them, in parts: what a provider puts on top, and what a sender wrote."""

from __future__ import annotations

from hypothesis import strategies as st

SENDER = (
    "From: Ana Lima <ana@acme.example>\nTo: you@firm.example\nDKIM-Signature: v=1; d=acme.example; s=s1\n"
)

GMAIL_TOP = (
    "Delivered-To: you@gmail.com\n"
    "Received: by 2002:a05:7300:5724:b0:1 with SMTP id a1; Tue, 24 Nov 2026 01:00:01 -0800 (PST)\n"
    "ARC-Authentication-Results: i=1; mx.google.com; {results}\n"
    "Return-Path: <ana@acme.example>\n"
    "Received: from mail.acme.example (mail.acme.example. [9.9.9.9]) by mx.google.com with ESMTPS id 2\n"
    "Received-SPF: pass (google.com: domain of ana@acme.example designates 9.9.9.9) client-ip=9.9.9.9;\n"
)
PASS = (
    "dkim=pass header.i=@acme.example header.s=s1; spf=pass smtp.mailfrom=ana@acme.example; "
    "dmarc=pass (p=NONE) header.from=acme.example"
)
FAIL = "dkim=none; spf=fail smtp.mailfrom=ana@acme.example; dmarc=fail (p=NONE) header.from=acme.example"


def gmail(results: str, below: str = SENDER, *, arc: str = "") -> bytes:
    """A message as Gmail shows the original of it."""
    top = GMAIL_TOP.format(results=arc or results)
    return f"{top}Authentication-Results: mx.google.com; {results}\n{below}\n".encode()


def outlook(results: str, below: str = SENDER) -> bytes:
    """A message as Outlook.com stores it: its results name no server and stand above the boundary."""
    return (
        "Received: from A.namprd.prod.outlook.com (2603:10b6::1) by B.namprd.prod.outlook.com with HTTPS; x\n"
        f"Authentication-Results: {results}\n"
        "Received-SPF: Pass (protection.outlook.com: domain of acme.example designates 9.9.9.9)\n"
        "Received: from mail.acme.example (9.9.9.9) by C.mail.protection.outlook.com (10.1.1.1); x\n"
        f"{below}\n"
    ).encode()


def elsewhere(below: str = SENDER) -> bytes:
    """A message at a small provider, whose server writes no results."""
    return (
        "Received: from mail.acme.example (mail.acme.example [9.9.9.9]) by mx.smallhost.example; x\n"
        f"{below}\n"
    ).encode()


_NAMES = (
    "Received", "List-Id", "List-Post", "Sender", "Return-Path", "Date", "Message-ID", "Subject", "Reply-To",
    "Authentication-Results", "ARC-Authentication-Results", "Received-SPF", "DKIM-Signature",
    "X-Forwarded-To",
)  # fmt: skip
_WORDS = st.text(max_size=60) | st.text(
    st.sampled_from('from by mx.google.com;=()<>@[]dkipasf 0123"\\'), max_size=80
)


def any_header() -> st.SearchStrategy[bytes]:
    """Headers whose lines have the names that are read, and say anything."""
    lines = st.lists(st.tuples(st.sampled_from(_NAMES), _WORDS), max_size=8)
    return lines.map(_written)


def _written(lines: list[tuple[str, str]]) -> bytes:
    said = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines)
    return f"{said}{SENDER}\n".encode("utf-8", "replace")
