"""Names one or two edits away, and those that are neighbours by number only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from whowrites.reading.edits import edited, only_renumbered, spelt

NAMES = ("nordtool", "spindleworks", "factory12", "dean", "nexusport")
KNOWN = spelt(NAMES)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nordtol", (("nordtool", 1),)),
        ("onrdtool", (("nordtool", 1),)),
        ("nordttoool", ()),  # two edits of a name of eight letters
        ("spindelworsk", (("spindleworks", 2),)),
        ("nexesusport", (("nexusport", 2),)),
        ("nordtool", ()),
        ("factory13", ()),
        ("factory123", (("factory12", 1),)),
        ("bean", ()),
    ],
)
def test_neighbours(name: str, found: tuple[tuple[str, int], ...]) -> None:
    assert edited(name, KNOWN, 5, 10) == found


def test_a_number_put_to_the_end_need_not_count() -> None:
    assert edited("nordtool2", KNOWN, 5, 10) == (("nordtool", 1),)
    assert edited("nordtool2", KNOWN, 5, 10, False) == ()


def test_another_number_counts_where_it_is_asked_for() -> None:
    assert edited("factory13", KNOWN, 5, 10, True, True) == (("factory12", 1),)
    assert only_renumbered("factory13", "factory12") and only_renumbered("factory99", "factory12")
    assert not only_renumbered("factory123", "factory12") and not only_renumbered("factori12", "factory12")


@given(st.sampled_from(NAMES[:2]), st.integers(0, 7), st.characters(codec="ascii", categories=("Ll",)))
def test_one_letter_put_in_is_always_seen(name: str, place: int, letter: str) -> None:
    near = dict(edited(f"{name[:place]}{letter}{name[place:]}", KNOWN, 5, 10))
    assert near[name] == 1


_NAME = st.text("abes", min_size=4, max_size=9)


@given(st.lists(_NAME, max_size=12), _NAME)
def test_by_halves_the_same_names_are_found_as_by_a_look_at_all(names: list[str], name: str) -> None:
    put_in = {name[:at] + name[at + 2 :] for at in range(len(name)) if name.startswith("es", at)}
    near = {(1, other) for other in names if OSA.distance(name, other) == 1}
    near |= {(2, other) for other in names if other in put_in}
    assert edited(name, spelt(names), 4, 1_000) == tuple((other, far) for far, other in sorted(near))
