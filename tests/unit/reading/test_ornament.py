"""Names are letters; what else stands in them is there for the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.ornament import mixed_word, ornament


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("☁️ Cloud Castellan", "☁"),
        ("Your Parcel 📦", "📦"),
        ("𝐂astellan", "𝐂"),
        ("Ⓒastellan", "Ⓒ"),
        ("Welcome Home_", "e_"),
        ("-Parcel-Office .EQX", "-P"),
        ("Castellan 1000$", "$"),
        ("[`. just a start --]", "["),
        ("Castellan.....Parcels", "....."),
    ],
)
def test_signs_and_rulings_are_found(name: str, sign: str) -> None:
    assert ornament(name) == sign


@pytest.mark.parametrize(
    "name",
    [
        "Anna Berg",
        "Anna-Lena O'Neill",
        "Berg, Anna (Castellan)",
        "Anna Berg | Castellan",
        "Castellan® Stores",
        "A. Berg Jr.",
        '"Anna Berg"',
        "Müller & Söhne",
        "王小明 (Ming)",
        "Ναυτιλία Α.Ε.",
        "محمد أحمد",
        "C&A / Sales",
        "Yahoo!",
        "",
    ],
)
def test_names_as_people_and_firms_write_them_are_plain(name: str) -> None:
    assert ornament(name) == ""
    assert mixed_word(name) == ""


@pytest.mark.parametrize(
    "name", ["Castellаn Support", "Αviation House", "Supp\u200bort", "Ser\U000e0104vice"]
)
def test_letters_of_another_script_or_invisible_ones_inside_a_word(name: str) -> None:
    assert mixed_word(name)


@pytest.mark.parametrize("name", ["ООО Castellan", "小米Mi", "Ming 王", "Иван (Ivan)", "می‌خواهم", "LG전자"])
def test_scripts_side_by_side_are_no_mixture(name: str) -> None:
    assert mixed_word(name) == ""


@given(st.text(max_size=200))
def test_any_text_is_read(name: str) -> None:
    assert isinstance(ornament(name), str)
    assert mixed_word(name) in name


def test_a_letter_that_could_not_be_read_is_no_ornament() -> None:
    assert ornament("J\N{REPLACEMENT CHARACTER}rgen") == ""
