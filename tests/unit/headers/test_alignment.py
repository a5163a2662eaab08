from __future__ import annotations

import pytest

from headers_letters import SENDER, gmail
from whowrites.headers.alignment import auth, passed
from whowrites.headers.fields import split
from whowrites.headers.receiver import told
from whowrites.model import Auth

UNSIGNED = SENDER.partition("DKIM-Signature")[0]


def of(results: str, below: str = SENDER) -> Auth | None:
    fields = split(gmail(results, below))
    return auth(told(fields), "acme.example", fields)


@pytest.mark.parametrize(
    ("results", "aligned"),
    [
        ("spf=pass smtp.mailfrom=b@mail.acme.example; dkim=none", True),
        ("spf=pass smtp.mailfrom=b@other.example; dkim=pass header.d=acme.example", True),
        ("spf=pass smtp.mailfrom=b@other.example; dkim=pass header.i=@acme.example", True),
        ("spf=none; dkim=pass header.d=other.example; dkim=pass header.d=acme.example", True),
        ("spf=pass smtp.mailfrom=b@other.example; dkim=pass header.d=other.example", False),
        ("spf=fail smtp.mailfrom=b@acme.example; dkim=fail header.d=acme.example", False),
        ("spf=pass smtp.mailfrom=b@acme.example.bad.example; dkim=none", False),
        ("spf=pass smtp.mailfrom=@; dkim=none", None),
        ("spf=pass; dkim=none", None),
        ("spf=temperror smtp.mailfrom=b@acme.example; dkim=none", None),
        ("spf=fail smtp.mailfrom=b@acme.example", None),  # a signature is there that nobody looked at
    ],
)
def test_alignment_is_counted_from_the_domains_that_passed(results: str, aligned: bool | None) -> None:
    found = of(results)
    assert found is not None and found.aligned is aligned


def test_without_a_signature_spf_alone_decides() -> None:
    found = of("spf=fail smtp.mailfrom=b@acme.example", UNSIGNED)
    assert found is not None and found.aligned is False


def test_a_dmarc_pass_of_another_domain_says_nothing_of_this_one() -> None:
    found = of("spf=pass smtp.mailfrom=b@bad.example; dkim=none; dmarc=pass header.from=bad.example")
    assert found == Auth("pass", "none", "", False)


@pytest.mark.parametrize("word", ["unknown", "bestguesspass"])
def test_words_that_the_rfc_does_not_know_are_none(word: str) -> None:
    found = of(f"spf=none smtp.mailfrom=acme.example; dkim=none; dmarc={word} header.from=acme.example")
    assert found is not None and found.dmarc == "none"


def test_no_results_are_no_auth() -> None:
    fields = split(b"From: ana@acme.example\n\n")
    assert auth(told(fields), "acme.example", fields) is None
    assert list(passed(told(fields))) == []
