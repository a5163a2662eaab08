"""The quiet list takes the colour away and nothing else, and never where somebody may be hiding."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from whowrites import quiet_list
from whowrites.cards import Quiet
from whowrites.model import Dossier, Finding, Kind, Level, Reach, Subject, Verdict, Weighed

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
DAY = "2026-11-01"


class Settings(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


def dossier(address: str = "anna@mail.example.com", about: str = "", *checks: str) -> Dossier:
    reasons = tuple(
        Weighed(Finding("x", Kind.RISK, "domain", "dns", NOW, check=check), 1.0, address) for check in checks
    )
    verdict = Verdict(Level.HIGH, 3.0, reasons, (), (), (), 3, 3, about or address)
    return Dossier("1", Subject(address), verdict, (), (), (), NOW, True, Reach.PASSIVE)


def listed(*names: str) -> quiet_list.QuietList:
    return quiet_list.read(Settings(quiet_list=dict.fromkeys(names, DAY)))


@pytest.mark.parametrize("name", ["anna@mail.example.com", "example.com"])
def test_address_and_domain_are_quiet_whatever_the_level(name: str) -> None:
    assert listed(name).standing(
        dossier("Anna@mail.example.com", "anna@mail.example.com", "registration")
    ) == Quiet(DAY, quiet=True, entry=name)


@pytest.mark.parametrize("name", ["ann@mail.example.com", "example.org", "ample.com"])
def test_nobody_else_is_listed(name: str) -> None:
    assert listed(name).standing(dossier()) == Quiet()


@pytest.mark.parametrize(
    "check", ["lookalike", "provider_typo", "reply_to", "shared_reply_to", "authentication"]
)
def test_doubt_who_it_is_keeps_the_colour(check: str) -> None:
    assert listed("example.com").standing(dossier("anna@mail.example.com", "", check)) == Quiet(
        DAY, quiet=False, entry="example.com"
    )


def test_a_verdict_about_the_reply_to_keeps_the_colour() -> None:
    told = dossier("anna@mail.example.com", "other@example.org")
    assert listed("example.com").standing(told) == Quiet(DAY, quiet=False, entry="example.com")


def test_what_is_no_address_is_never_listed() -> None:
    assert listed("example.com").standing(dossier("Anna Berg")) == Quiet()


def test_an_entry_keeps_its_first_day_and_the_list_is_bounded() -> None:
    settings = Settings()
    quiet_list.add(settings, "example.com", date(2026, 11, 1))
    quiet_list.add(settings, "example.com", date(2026, 11, 24))
    assert quiet_list.read(settings).entries == (quiet_list.Entry("example.com", DAY),)
    settings[quiet_list.SETTING] = {f"a{n}.example": DAY for n in range(quiet_list.MOST)}
    with pytest.raises(quiet_list.ListFull):
        quiet_list.add(settings, "example.com", date(2026, 11, 24))
    quiet_list.remove(settings, "a0.example")
    quiet_list.remove(settings, "never.example")
    assert len(quiet_list.read(settings).entries) == quiet_list.MOST - 1
