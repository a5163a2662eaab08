"""Words of trade around a name, alone and glued; names without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.additions import core, is_addition, parts


@pytest.mark.parametrize("word", ["trade", "uk", "2024", "supplychaingroup", "cntrade"])
def test_additions(word: str) -> None:
    assert is_addition(word)


@pytest.mark.parametrize("word", ["", "nordtool", "berlin", "tradex", "u"])
def test_other_words(word: str) -> None:
    assert not is_addition(word)


def test_each_known_name_inside_with_what_is_around_it() -> None:
    found = set(parts("cn-nordtool-export", {"nordtool", "cn-nordtool", "cnnordtool", "rdto", "cn", "tool"}))
    assert ("nordtool", ("cn", "export"), True) in found
    assert ("cn-nordtool", ("export",), True) in found
    assert ("cnnordtool", ("export",), True) in found
    assert ("nordtool", ("cn", "export"), False) in found
    assert ("rdto", ("cn", "no", "ol", "export"), False) in found
    assert {part for part, _, _ in found} == {"nordtool", "cn-nordtool", "cnnordtool", "rdto", "tool"}


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("nordtool-trading", "nordtool"),
        ("cn-nordtool-export", "nordtool"),
        ("nordtoolgroup", "nordtool"),
        ("nordtool", "nordtool"),
        ("global-trading", ""),
        ("abc-trade", ""),
    ],
)
def test_cores(label: str, left: str) -> None:
    assert core(label) == left


class _Any:
    """Every name is known."""

    def __contains__(self, name: object) -> bool:
        return True


@given(st.from_regex(r"[a-z0-9-]{1,63}", fullmatch=True))
def test_a_name_of_any_make_is_taken_apart(label: str) -> None:
    found = list(parts(label, _Any()))
    assert core(label) in (
        "",
        *(label[a:b] for a in range(len(label)) for b in range(a, len(label) + 1)),
    ) or ("--" in label or label.strip("-") != label)
    assert all(part.replace("-", "") in label.replace("-", "") for part, _, _ in found)
