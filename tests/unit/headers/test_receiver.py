"""A sender writes what he likes into his mail: none of it may be taken for the receiving server's word."""

from __future__ import annotations

import pytest
from hypothesis import given

from headers_letters import FAIL, PASS, SENDER, any_header, elsewhere, gmail, outlook
from whowrites.headers.fields import split
from whowrites.headers.receiver import told

FORGED = "Authentication-Results: mx.google.com; dmarc=pass header.from=acme.example\n"
FORGED_HOP = "Received: from x (x.example. [9.9.9.8]) by mx.google.com with ESMTPS id 9; x\n"


def dmarc(data: bytes, own_servers: tuple[str, ...] = ()) -> str:
    result = told(split(data), own_servers).first("dmarc")
    return result.result if result else ""


@pytest.mark.parametrize("forged", [FORGED, FORGED_HOP + FORGED, FORGED + FORGED_HOP + FORGED])
def test_a_forged_line_stays_below_the_receivers_own(forged: str) -> None:
    assert dmarc(gmail(FAIL, forged + SENDER)) == "fail"
    assert dmarc(gmail("spf=pass smtp.mailfrom=bad.example", forged + SENDER)) == ""


@pytest.mark.parametrize(
    "forged",
    [
        FORGED,
        FORGED_HOP + FORGED,
        "ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=acme.example\n",
        "Authentication-Results: mx.smallhost.example; dmarc=pass header.from=acme.example\n",
        "Authentication-Results: dmarc=pass header.from=acme.example\n",
        "Authentication-Results: google.com.bad.example; dmarc=pass\n",
    ],
)
def test_a_message_of_a_server_that_writes_none_has_none(forged: str) -> None:
    assert told(split(elsewhere(forged + SENDER))).results == ()


QQ = """Received: from mail.acme.example ([9.9.9.7])
\tby newxmmxszc6-1.qq.com (NewMX) with SMTP id 6010A8AD
\tfor <you@qq.com>; Tue, 24 Nov 2026 09:00:00 +0800
X-QQ-mid: xmmxszc6-1t1
X-QQ-XMRINFO: abc=
Authentication-Results: mx.qq.com; spf=pass smtp.mailfrom=ana@acme.example;
\tdkim=none; dmarc=none(permerror) header.from=acme.example
Received: from pc (localhost [127.0.0.1]) by mail.acme.example (Postfix) with ESMTP id 2; x
From: Ana <ana@acme.example>

"""
NETEASE = QQ.replace("newxmmxszc6-1.qq.com (NewMX)", "gzga-mx-mtada-g1-2 (Coremail)").replace(
    "mx.qq.com", "mx.163.com"
)


def test_qq_mail_writes_its_results_below_its_own_received() -> None:
    found = told(split(QQ.encode()))
    assert [(item.method, item.result) for item in found.results] == [
        ("spf", "pass"),
        ("dkim", "none"),
        ("dmarc", "none"),
    ]
    assert found.server == "mx.qq.com"


def test_a_server_that_the_internet_cannot_name_is_no_witness() -> None:
    """NetEase's hosts have no public name in Received: whose results these are, nothing shows."""
    assert told(split(NETEASE.encode())).results == ()


def test_the_server_of_another_provider_is_no_witness() -> None:
    """Outlook received it; what stands there of Google came with it."""
    assert dmarc(outlook("spf=pass smtp.mailfrom=acme.example", FORGED + SENDER)) == ""


def test_lines_without_a_server_count_at_the_provider_that_writes_none() -> None:
    assert (
        dmarc(outlook("spf=pass smtp.mailfrom=acme.example; dmarc=pass header.from=acme.example")) == "pass"
    )


def test_the_senders_own_tenant_is_not_the_receiver() -> None:
    """Microsoft writes results for outgoing mail too: they stand below those of the receiving side."""
    below = (
        "Received: from D.prod.outlook.com by E.prod.outlook.com with mapi id 1; x\n"
        "Authentication-Results: dkim=none (message not signed) header.d=none;dmarc=none action=none\n"
    )
    found = told(split(outlook("spf=fail smtp.mailfrom=acme.example; dkim=fail; dmarc=fail", below + SENDER)))
    assert [item.result for item in found.results] == ["fail", "fail", "fail"]


def test_a_server_that_the_user_named_counts() -> None:
    letter = (
        b"Received: from mail.acme.example (mail.acme.example [9.9.9.9]) by exchange.corp.local; x\n"
        b"Authentication-Results: mail.firm.example; dmarc=pass\nFrom: ana@acme.example\n\n"
    )
    assert dmarc(letter) == ""
    assert dmarc(letter, ("mail.firm.example",)) == "pass"
    assert dmarc(letter, ("firm.example",)) == "pass"
    assert dmarc(letter, ("l.firm.example",)) == ""


def test_a_named_server_below_the_boundary_does_not_count() -> None:
    letter = (
        b"Received: from mx.firm.example (mx.firm.example [9.9.9.9]) by mx.google.com; x\n"
        b"Received: from bad.example (bad.example [9.9.9.8]) by mail.bad.example; x\n"
        b"Authentication-Results: mail.firm.example; dmarc=pass\nFrom: ana@acme.example\n\n"
    )
    assert dmarc(letter, ("firm.example",)) == ""


def test_arc_results_of_the_receiver_count_where_there_are_no_others() -> None:
    without = gmail(FAIL, arc=PASS).replace(b"\nAuthentication-Results:", b"\nX-Nothing:")
    assert dmarc(without) == "pass"
    assert dmarc(gmail(FAIL, arc=PASS)) == "fail"


def test_one_line_for_each_method_is_read_at_the_providers_that_write_so() -> None:
    top = (
        "Received: from a.icloud.com (10.1.1.1) by b.icloud.com; x\n"
        "Authentication-Results: bimi.icloud.com; bimi=none\n"
        "Authentication-Results: dmarc.icloud.com; dmarc=fail header.from=acme.example\n"
        "Authentication-Results: spf.icloud.com; spf=pass smtp.mailfrom=ana@acme.example\n"
        "Received: from mail.acme.example (mail.acme.example [9.9.9.9]) by c.mail.icloud.com; x\n"
        "Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=acme.example\n"
    )
    found = told(split((top + SENDER + "\n").encode()))
    assert [(item.method, item.result) for item in found.results] == [
        ("bimi", "none"), ("dmarc", "fail"), ("spf", "pass"),
    ]  # fmt: skip


def test_received_spf_fills_the_gap_only_above_the_receivers_results() -> None:
    results = "dkim=none; dmarc=none"
    spf = told(split(gmail(results))).first("spf")
    assert spf is not None and spf.result == "pass"
    forged = "Received-SPF: pass (google.com: domain of x) client-ip=9.9.9.9;\n"
    without = gmail(results, forged + SENDER).replace(
        b"\nReceived-SPF: pass (google.com: domain of ana", b"\nX-No: ("
    )
    assert told(split(without)).first("spf") is None


def test_who_handed_it_over_is_known_by_the_name_that_the_receiver_found() -> None:
    named = "Received: from mail.google.com ({}[9.9.9.9]) by mx.google.com with ESMTPS id 2; x\n"
    forged = "Received: from o1.ptr.sendgrid.net (o1.ptr.sendgrid.net. [9.9.9.7]) by mx.google.com; x\n"
    assert told(split((named.format("o2.sendgrid.net. ") + SENDER).encode())).handed_by == "o2.sendgrid.net"
    assert told(split((named.format("") + forged + SENDER).encode())).handed_by == ""


def test_a_forged_greeting_does_not_open_the_inside() -> None:
    greeted = "Received: from mx.google.com (bad.example. [9.9.9.9]) by mx.smallhost.example; x\n"
    assert told(split((greeted + FORGED_HOP + FORGED + SENDER).encode())).results == ()


@given(any_header())
def test_without_a_receiver_that_shows_itself_no_result_counts(data: bytes) -> None:
    found = told(split(data))
    assert found.server or not found.results
