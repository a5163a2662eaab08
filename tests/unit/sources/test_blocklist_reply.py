"""Each code of each list: listed, and why; or a refusal, which is nothing of the sender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.net.errors import REASONS
from whowrites.sources.blocklist_reply import Blocklist, Listing, Silence, blocklists, read_reply

LISTS = {row.name: row for row in blocklists()}


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("Spamhaus DBL", ["127.0.1.2"], "spam"),
        ("Spamhaus DBL", ["127.0.1.2", "127.0.1.4"], "phish"),
        ("Spamhaus DBL", ["127.0.1.5"], "malware"),
        ("Spamhaus DBL", ["127.0.1.6"], "botnet"),
        ("Spamhaus DBL", ["127.0.1.102"], "cracked"),
        ("Spamhaus DBL", ["127.0.1.106"], "cracked"),
        ("SURBL", ["127.0.0.8"], "phish"),
        ("SURBL", ["127.0.0.80"], "malware"),
        ("SURBL", ["127.0.0.128"], "cracked"),
        ("SURBL", ["127.0.0.36"], "grey"),
        ("URIBL", ["127.0.0.2"], "spam"),
        ("URIBL", ["127.0.0.14"], "spam"),
        ("URIBL", ["127.0.0.4"], "grey"),
        ("URIBL", ["127.0.0.8"], "grey"),
        ("EBL", ["127.0.0.2"], "drop_box"),
        ("EBL", ["127.0.1.3"], "grey"),
    ],
)
def test_listed(name: str, values: list[str], why: str) -> None:
    said = read_reply(LISTS[name], values)
    assert said == Listing(name, why, ", ".join(values))


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("Spamhaus DBL", "127.255.255.252", "blocklist_misread"),
        ("Spamhaus DBL", "127.255.255.254", "blocklist_public_resolver"),
        ("Spamhaus DBL", "127.255.255.255", "blocklist_overused"),
        ("Spamhaus DBL", "127.0.1.255", "blocklist_misread"),
        ("Spamhaus DBL", "127.0.0.2", "unread"),
        ("SURBL", "127.0.0.1", "blocklist_public_resolver"),
        ("URIBL", "127.0.0.1", "blocklist_public_resolver"),
        ("URIBL", "127.0.0.255", "blocklist_public_resolver"),
        ("URIBL", "127.0.1.2", "unread"),
        ("URIBL", "127.0.0.²", "unread"),
        ("EBL", "127.255.255.254", "blocklist_public_resolver"),
        ("EBL", "127.0.0.4", "unread"),
        ("EBL", "11.22.3.4", "hijacked"),
        ("SURBL", "2a00::1", "hijacked"),
    ],
)
def test_no_answer(name: str, value: str, reason: str) -> None:
    assert read_reply(LISTS[name], [value]) == Silence(reason, value)


def test_one_refusal_among_listings_outweighs_them() -> None:
    said = read_reply(LISTS["Spamhaus DBL"], ["127.0.1.2", "127.255.255.254"])
    assert isinstance(said, Silence) and said.reason == "blocklist_public_resolver"


@pytest.mark.parametrize("row", blocklists(), ids=lambda row: row.name)
def test_the_table_speaks_of_reasons_that_have_words(row: Blocklist) -> None:
    assert set(row.refused.values()) <= REASONS
    assert row.asks in ("domain", "address") and row.refused
    assert not row.zone.endswith(".")


@given(
    st.sampled_from(blocklists()),
    st.lists(st.one_of(st.text(max_size=20), st.ip_addresses().map(str)), max_size=4),
)
def test_any_answer_is_read(row: Blocklist, values: list[str]) -> None:
    said = read_reply(row, values)
    assert isinstance(said, Listing) or said.reason in REASONS
