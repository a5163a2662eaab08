"""A registration survives the cache."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from whowrites import wire
from whowrites.sources.record import Registration


def test_a_record_is_the_same_after_json() -> None:
    record = Registration(
        domain="example.com",
        created=datetime(2009, 5, 14, 10, 11, 12, tzinfo=UTC),
        expires=None,
        updated=None,
        registrar="Bollard 域名",
        registrant_org="",
        registrant_country="GB",
        name_servers=("ns1.example.net",),
        statuses=(),
        redacted=True,
        reader="whois",
        unread=("updated",),
    )
    assert wire.from_json(Registration, json.loads(json.dumps(wire.to_json(record)))) == record
