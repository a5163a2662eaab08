"""Labelled rows, invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from whowrites.evaluation.rating import Rater, Rating
from whowrites.evaluation.rows import read
from whowrites.net.internet import Internet
from whowrites.weights import load

NOW = datetime(2026, 11, 24, tzinfo=UTC)
PLAIN: dict[str, Any] = {
    "id": "r1",
    "source": "inbox",
    "label": "ham",
    "kind": "",
    "from_name": "Anna Berg",
    "from_address": "anna.berg@nordtool.example",
    "reply_to": "",
    "subject": "Minutes of Tuesday",
    "has_to": True,
    "has_refs": False,
    "list_id": False,
    "list_unsub": False,
    "esp": "",
    "spf": "pass",
    "dkim": "pass",
    "dmarc": "pass",
    "dkim_domains": ["nordtool.example"],
    "spf_mailfrom": "nordtool.example",
}


@pytest.fixture
def line() -> Callable[..., str]:
    """A row of an honest sender as a line, with these fields changed."""
    return lambda **changed: json.dumps({**PLAIN, **changed})


@pytest.fixture
def rate(internet: Internet) -> Callable[..., Rating]:
    """The rating of that row."""

    def rated(**changed: Any) -> Rating:
        (row,) = read([json.dumps({**PLAIN, **changed})])
        return Rater(internet, load(), NOW).rate(row)

    return rated


@pytest.fixture
def internet() -> Internet:
    """One that would fail on the first question."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("nobody may be asked")

    return Internet(nameservers=(("127.0.0.1", 9),), dial=refuse)
