"""What reaches a RCPT command, and what never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.mailbox_recipient import askable, command, nobody

HOSTILE = [
    "a@b.c>\r\nRCPT TO:<x@y",
    "a@b NOTIFY=",
    "<x>@y",
    "<script>@x",
    "a\0@b.example",
    '"a b"@c.example',
    "a@b.example\n",
    "ä@b.example",
    "a@bücher.example",
    "a..b@c.example",
    ".a@c.example",
    "a.@c.example",
    "@c.example",
    "a@",
    "a",
    "a@localhost",
    "a@[127.0.0.1]",
    "a b@c.example",
    "a@-c.example",
    "a@c..example",
    "a,b@c.example",
    "a@b@c.example",
    "a@c.example>",
    "a\u2028@c.example",
    "",
    "x" * 65 + "@c.example",
    "a@" + "x" * 64 + ".example",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_addresses_make_no_command(address: str) -> None:
    assert not askable(address)
    with pytest.raises(ValueError, match="not askable"):
        command(address)


@pytest.mark.parametrize(
    "address", ["a@b.example", "first.last+tag@sub.b-c.example", "o'neil@b.example", "x" * 64 + "@b.example"]
)
def test_usual_addresses_are_named_as_they_are(address: str) -> None:
    assert command(address) == f"RCPT TO:<{address}>"


@given(st.text(max_size=80))
def test_a_command_is_one_line_about_one_address(text: str) -> None:
    if askable(text):
        line = command(text)
        assert line.isascii() and line.isprintable() and line.count("<") == line.count(">") == 1
        assert " " not in text


def test_nobody_is_another_one_each_time() -> None:
    names = {nobody("b.example") for _ in range(50)}
    assert len(names) == 50
    assert all(askable(name) and len(name.partition("@")[0]) >= 15 for name in names)
