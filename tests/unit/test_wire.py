from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites import wire
from whowrites.install import extension_folder
from whowrites.model import Auth, Claim, Facts, Finding, Kind, Level, Reach
from whowrites.records import Sighting

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FACTS = Facts(
    "ab", "a@acme.example",
    (Finding("domain_young", Kind.RISK, "registry", "rdap", AT, {"days": 41}, "raw", "registration"),),
    (Claim("registrar", "Acme Names", "rdap", AT),),
    None, False, Reach.PASSIVE,
)  # fmt: skip
SIGHTING = Sighting("Ana", None, Auth(dmarc="pass", aligned=True), "list", Level.LOW, AT, AT, 2)


@pytest.mark.parametrize("value", [FACTS, SIGHTING, dataclasses.replace(FACTS, checked_at=AT, complete=True)])
def test_what_goes_out_comes_back(value: object) -> None:
    assert wire.from_json(type(value), json.loads(json.dumps(wire.to_json(value)))) == value


_TEXTS = st.text(max_size=20)
_PARAMS = st.dictionaries(_TEXTS, _TEXTS | st.integers() | st.floats(allow_nan=False) | st.booleans())
_FINDINGS = st.builds(
    Finding, _TEXTS, st.sampled_from(Kind), _TEXTS, _TEXTS, st.just(AT),
    _PARAMS | _PARAMS.map(MappingProxyType), _TEXTS, _TEXTS,
)  # fmt: skip


@given(st.lists(_FINDINGS, max_size=3), st.dictionaries(_TEXTS, _TEXTS | st.none(), max_size=3))
def test_the_quick_way_to_text_writes_the_same(findings: list[Finding], read: dict[str, str | None]) -> None:
    value = {"findings": tuple(findings), "auth": Auth(dmarc="pass"), "read": read, "facts": FACTS}
    assert wire.json_text(value) == json.dumps(wire.to_json(value), separators=(",", ":"))


def test_times_are_utc_to_the_second() -> None:
    east = datetime(2026, 1, 2, 11, 4, 5, 999, tzinfo=timezone(timedelta(hours=8)))
    assert wire.stamp(east) == "2026-01-02T03:04:05Z"
    assert wire.moment("2026-01-02T11:04:05+08:00") == AT


@pytest.mark.parametrize("text", ["2026-01-02T03:04:05", "yesterday", ""])
def test_a_time_without_zone_or_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        wire.moment(text)


def test_another_shape_is_refused() -> None:
    broken = wire.to_json(FACTS) | {"reach": "everywhere"}
    with pytest.raises(ValueError):
        wire.from_json(Facts, broken)
    with pytest.raises(TypeError):
        wire.from_json(Facts, {"id": "ab"})


def test_the_extensions_types_are_those_of_the_model() -> None:
    written = (extension_folder() / "shared" / "types.d.ts").read_bytes()
    assert written == wire.typescript().encode(), (
        "run: python -m whowrites.wire > extension/shared/types.d.ts"
    )


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1)))
def test_stamps_lose_only_fractions_of_a_second(moment: datetime) -> None:
    assert wire.moment(wire.stamp(moment)) == moment.replace(microsecond=0)
