"""What is restored is the same object with what it held."""

from __future__ import annotations

import pytest

from whowrites.lab.restored import restored


def test_both_kinds_hold_what_they_held_even_after_a_failure() -> None:
    names, told = {"a": 1, "b": 2}, {"x"}
    with pytest.raises(KeyError), restored(names, told):
        names.update(a=9, c=3)
        del names["b"]
        told.add("y")
        raise KeyError
    assert (names, told) == ({"a": 1, "b": 2}, {"x"})
