"""DNSSEC as the resolver tells of it, and CAA records in presentation form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.dns import DnsAnswer, NoData, Records
from whowrites.net.errors import NetError
from whowrites.sources import zone_care

DS = "20326 13 2 " + "5a" * 32


@pytest.mark.parametrize(
    ("answer", "word"),
    [(Records((DS,), 60, True), "proved"), (Records((DS,), 60, False), "signed"), (NoData(60), None)],
)
def test_keys_above_and_the_resolvers_word(stage: Stage, answer: DnsAnswer, word: str | None) -> None:
    stage.dns.answers["nordtool.example", "DS"] = answer
    said = zone_care.signed(stage.sources, "nordtool.example")
    assert said == (Found(word, "dns", stage.clock.now) if word else Absent("dns", stage.clock.now))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (['0 issue "letsencrypt.org; accounturi=x"', '128 issue "LetsEncrypt.org"'], ("letsencrypt.org",)),
        (['0 issue ";"'], ()),
        (['0 issue "a.example"', '0 issuewild "b.example"'], ("a.example", "b.example")),
        (['0 iodef "mailto:a@b.example"'], None),
        (['0 Issue "a.example"', '0 ISSUEWILD ";"'], ("a.example",)),
        (['0 issuewild ";"'], None),
        ([], None),
    ],
)
def test_who_may_certify(values: list[str], names: tuple[str, ...] | None) -> None:
    assert zone_care.read_caa(values) == names


def test_silence_is_no_fact(stage: Stage) -> None:
    stage.dns.answers["nordtool.example", "CAA"] = NetError("timeout")
    assert zone_care.issuers(stage.sources, "nordtool.example") == Unknown("timeout", "dns", stage.clock.now)
    stage.dns.answers["nordtool.example", "CAA"] = Records(('0 issue "a.example"',), 60, False)
    said = zone_care.issuers(stage.sources, "nordtool.example")
    assert isinstance(said, Found) and said.value == ("a.example",)


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_records_are_read(values: list[str]) -> None:
    found = zone_care.read_caa(values)
    assert found is None or all(name == name.lower().strip() for name in found)
