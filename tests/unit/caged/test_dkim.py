from __future__ import annotations

import resource

import dkim as dkimpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dkim_letters import LETTER, record, signed
from whowrites import cage
from whowrites.caged.dkim import run

DOMAIN = "tamarside-ceramics.co.uk"


def first(message: bytes, key: str = "", domain: str = DOMAIN) -> tuple[str, str]:
    said = run(message, "", {"signatures": [[domain, "s1", key or record()]]})["results"][0]
    return said["result"], said["reason"]


def test_a_signature_that_fits_and_one_whose_text_was_changed() -> None:
    assert first(signed()) == ("verified", "")
    assert first(signed().replace(b"\r\n", b"\n")) == ("verified", "")
    assert first(signed().replace(b"two pallets?", b"two palettes?")) == ("broken", "")
    assert first(signed().replace(b"Gwen", b"Ben")) == ("broken", "")


def test_the_second_of_two_signatures_is_read_by_its_place() -> None:
    twice = signed(signed(), "other.example")
    said = run(twice, "", {"signatures": [["other.example", "s1", ""], [DOMAIN, "s1", record()]]})["results"]
    assert [item["reason"] or item["result"] for item in said] == ["dkim_no_key", "verified"]


@pytest.mark.parametrize("key", ["v=DKIM1; p=", "p=AAAA", "p", "v=DKIM1; k=rsa; p=%%%", "v=DKIM2; p=x"])
def test_a_key_that_nobody_can_read_breaks_nothing(key: str) -> None:
    assert first(signed(), key)[0] == "unknown"


@pytest.mark.parametrize(
    "field",
    [
        b"DKIM-Signature: v=1\r\n",
        b"DKIM-Signature: ;;;\r\n",
        b"DKIM-Signature: v=1; d=x; d=y\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; c=x/y; d=tamarside-ceramics.co.uk; s=s1; h=from;"
        b" bh=eA==; b=eA==\r\n",
        b"DKIM-Signature: v=1; a=none; d=tamarside-ceramics.co.uk; s=s1; h=from; bh=x; b=x\r\n",
    ],
)
def test_fields_that_are_no_signatures(field: bytes) -> None:
    assert first(field + LETTER) == ("unknown", "dkim_bad_signature")


def test_a_signature_under_another_name_than_the_one_that_was_read_does_not_count() -> None:
    assert first(signed(), domain="bank.example") == ("unknown", "dkim_bad_signature")


def test_an_expired_signature_is_no_broken_one() -> None:
    written = signed()
    old = written.replace(b"; t=", b"; x=1000000000; t=", 1) if b"; t=" in written else written
    assert first(old) == ("unknown", "dkim_expired")


def test_a_signature_of_a_part_says_so() -> None:
    part = signed(length=True)
    said = run(part + b"added", "", {"signatures": [[DOMAIN, "s1", record()]]})["results"][0]
    assert (said["result"], said["body"]) == ("verified", False)


def test_a_text_that_hangs_the_reader_ends_with_its_cage() -> None:
    start = b"DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s1; h=from; bh="
    blanks = start + b" " * 60_000 + b"!; b=x\r\n"
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    try:
        cage.ask("dkim", blanks + LETTER, params={"signatures": [["x.example", "s1", record()]]})
    except cage.CageFailed as fault:
        assert fault.args
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used < cage.CPU + 1


def test_the_cage_reads_it_too() -> None:
    answer = cage.ask("dkim", signed(), params={"signatures": [[DOMAIN, "s1", record()]]})
    assert answer["results"][0]["result"] == "verified"
    assert dkimpy.verify(signed(), dnsfunc=lambda name, timeout=5: record().encode())


@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_signature_and_any_key_has_a_result(signature: bytes, key: str) -> None:
    message = (
        b"From: a@nordtool.example\r\nDKIM-Signature: " + signature.replace(b"\n", b" ") + b"\r\n\r\nHello"
    )
    result, reason = first(message, key)
    assert result in ("verified", "broken", "unknown") and isinstance(reason, str)
    assert result != "verified"
