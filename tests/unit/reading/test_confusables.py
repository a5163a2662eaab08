"""The shipped table of letters says where it is from and holds the letters that are used against people."""

from __future__ import annotations

import pytest

from whowrites.reading.confusables import lookalikes
from whowrites.sources import tables


@pytest.mark.parametrize(("char", "letters"), [("а", "a"), ("ԁ", "d"), ("ո", "n"), ("ƽ", "5"), ("æ", "ae")])
def test_letters_of_other_scripts(char: str, letters: str) -> None:
    assert lookalikes()[ord(char)] == letters


def test_the_table_has_its_head_and_plain_rows() -> None:
    assert len(tables.rows("confusables.txt")) > 40
    assert all(letters.isascii() and letters.isalnum() for letters in lookalikes().values())
    assert not any(chr(code).isascii() for code in lookalikes())
