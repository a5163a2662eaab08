"""International domains as people see them: both forms, once, wherever they stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.both_forms import both_forms, in_letters, shown_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("xn--mller-kva.example", "xn--mller-kva.example (müller.example)"),
        ("info@xn--mller-kva.example", "info@xn--mller-kva.example (müller.example)"),
        ("XN--MLLER-KVA.EXAMPLE: none", "XN--MLLER-KVA.EXAMPLE (müller.example): none"),
        (
            "https://xn--mller-kva.example/contact is read.",
            "https://xn--mller-kva.example/contact (müller.example) is read.",
        ),
        (
            "mx.xn--mller-kva.example, mx.other.example.",
            "mx.xn--mller-kva.example (müller.example), mx.other.example.",
        ),
        (
            "> RCPT TO:<a@xn--mller-kva.example> NOTIFY=NEVER",
            "> RCPT TO:<a@xn--mller-kva.example> (müller.example) NOTIFY=NEVER",
        ),
        (
            "250-mx.xn--mller-kva.example at your service",
            "250-mx.xn--mller-kva.example (müller.example) at your service",
        ),
        ("müller.example (xn--mller-kva.example)", "müller.example (xn--mller-kva.example)"),
        ("a@xn--ls8h.example", "a@xn--ls8h.example (💩.example)"),
        ("xn--zzzzzzz-99999999.example", "xn--zzzzzzz-99999999.example"),
        ("xn--", "xn--"),
        ("nordtool.example", "nordtool.example"),
    ],
)
def test_what_a_labels_mean_stands_behind_them(text: str, shown: str) -> None:
    assert both_forms(text) == shown


def test_cyrillic_letters_that_look_latin_are_not_hidden_by_them() -> None:
    assert in_letters("xn--80ak6aa92e.example") == "\u0430\u0440\u0440\u04cf\u0435.example"
    assert "xn--80ak6aa92e" in shown_address("a@\u0430\u0440\u0440\u04cf\u0435.example")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("info@müller.example", "info@müller.example (xn--mller-kva.example)"),
        ("info@xn--mller-kva.example", "info@xn--mller-kva.example (müller.example)"),
        ("Info@Nordtool.example", "Info@Nordtool.example"),
        ("no address", "no address"),
        ("", ""),
    ],
)
def test_an_address_in_whichever_form_it_came(address: str, shown: str) -> None:
    assert shown_address(address) == shown


@given(st.text(st.sampled_from("xn-a9.@ (ü"), max_size=80) | st.text(max_size=80))
def test_any_text_keeps_its_words_and_a_second_time_changes_nothing(text: str) -> None:
    once = both_forms(text)
    assert both_forms(once) == once
    assert "xn--" in text.lower() or once == text
