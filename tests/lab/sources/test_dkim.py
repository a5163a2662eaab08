"""Keys of signers on the simulated internet."""

from __future__ import annotations

from typing import Any

import pytest

from dkim_letters import record, signed
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Signature, Unknown
from whowrites.sources.dkim import MOST_BYTES, key, verify

OWN = Signature("tamarside-ceramics.co.uk", "s1", "tamarside-ceramics.co.uk")


@pytest.fixture
def keyed(lab: Lab) -> Lab:
    lab.put("s1._domainkey.tamarside-ceramics.co.uk", "TXT", record())
    return lab


def test_a_signature_is_verified_with_the_key_of_its_owner(keyed: Lab, sources: Any) -> None:
    assert isinstance(key(sources, OWN.domain, OWN.selector), Found)
    (found,) = verify(sources, signed(), [OWN])
    assert (found.result, found.reason, found.domain) == ("verified", "", OWN.domain)
    (changed,) = verify(sources, signed().replace(b"two", b"ten"), [OWN])
    assert changed.result == "broken"


def test_no_key_is_no_answer(lab: Lab, sources: Any) -> None:
    gone = Signature(OWN.domain, "nokey", OWN.domain)
    assert isinstance(key(sources, gone.domain, gone.selector), Absent)
    assert [item.reason for item in verify(sources, signed(), [gone])] == ["dkim_no_key"]


def test_a_resolver_that_is_silent_says_so(lab: Lab, sources: Any) -> None:
    lab.down = True
    answer = key(sources, OWN.domain, "silent")
    assert isinstance(answer, Unknown)
    (found,) = verify(sources, signed(), [Signature(OWN.domain, "silent", OWN.domain)])
    assert (found.result, found.reason) == ("unknown", answer.reason)


@pytest.mark.parametrize(
    ("domain", "selector"),
    [("", "s1"), ("acme.example", ""), ("acme.example", "a b"), ("x" * 260, "s1"), ("acme.example", "é")],
)
def test_names_that_may_not_be_asked_are_not(lab: Lab, sources: Any, domain: str, selector: str) -> None:
    assert isinstance(key(sources, domain, selector), Absent)
    assert not lab.log


def test_a_message_that_is_too_large_is_not_read(keyed: Lab, sources: Any) -> None:
    (found,) = verify(sources, signed() + b"x" * MOST_BYTES, [OWN])
    assert (found.result, found.reason) == ("unknown", "dkim_too_large")
    assert not keyed.log
