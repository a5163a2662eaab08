"""The owner's changes: what may be changed, and what a change does to a rating."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Level
from whowrites.own_weights import SETTING, BadWeight, Chosen, keep, read
from whowrites.weights import changed, load


class Settings(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


def test_what_is_kept_is_in_use_from_the_next_renewal() -> None:
    settings = Settings()
    chosen = Chosen(settings)
    keep(settings, {"name_unrelated": 1.5, "mail_disposable": 1.5})
    assert settings[SETTING] == {"name_unrelated": 1.5}, "what is as shipped is no change"
    assert chosen.current.of("name_unrelated").points == 0.65
    assert chosen.renew().of("name_unrelated").points == 1.5
    assert chosen.current.mark == "name_unrelated=1.5"
    assert load().of("name_unrelated").points == 0.65, "the shipped weights stay as they are"


def test_a_signal_that_is_off_decides_nothing() -> None:
    off = changed(load(), {"lookalike_contact": 0.0, "domain_cannot_receive": 0.0})
    look, mail = off.of("lookalike_contact"), off.of("domain_cannot_receive")
    assert (look.points, look.decisive, look.voids_goods) == (0.0, False, False)
    assert (load().of("domain_cannot_receive").floor, mail.floor) == (Level.MEDIUM, None)


def test_what_is_damped_stays_the_smaller() -> None:
    assert changed(load(), {"lookalike_brand": 0.5}).of("lookalike_brand").damped == 0.5
    assert changed(load(), {"lookalike_brand": 3.0}).of("lookalike_brand").damped == 0.7


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        ("name_unrelated", "much", "number"),
        ("name_unrelated", "3.1", "range"),
        ("name_unrelated", "nan", "range"),
        ("name_unrelated", "-1", "sign"),
        ("auth_pass", "0.5", "sign"),
        ("mail_free", "1", "sign"),
        ("no_such_code", "1", "unknown"),
    ],
)
def test_what_cannot_be_kept(code: str, text: str, fault: str) -> None:
    with pytest.raises(BadWeight) as raised:
        read(code, text)
    assert (raised.value.code, raised.value.fault) == (code, fault)


@pytest.mark.parametrize(("text", "points"), [("1,5", 1.5), (" 2 ", 2.0), ("0", 0.0)])
def test_numbers_as_people_type_them(text: str, points: float) -> None:
    assert read("name_unrelated", text) == points


def test_kept_changes_of_another_version_are_passed_over() -> None:
    settings = Settings({SETTING: {"gone_code": 1, "name_unrelated": "x", "name_title": 2}})
    assert Chosen(settings).renew().own == {"name_title": 2.0}
