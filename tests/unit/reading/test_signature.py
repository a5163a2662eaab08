"""Signatures in six languages, quoted letters and fine print; the same cases hold the reader in the mail
page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.reading.signature import MOST, VALUE, read

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "signatures.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    assert [list(field) for field in read(case["text"])] == case["fields"]


@given(st.text(alphabet=st.sampled_from("aB1+@.:,-|>\n \u4e00号路公司TelRegards"), max_size=2000))
def test_any_text_gives_few_short_fields(text: str) -> None:
    fields = read(text)
    assert len(fields) <= MOST
    assert all(0 < len(value) <= VALUE for _, value in fields)


@pytest.mark.parametrize(
    "piece", ["+1 ", "a@", "www.", "Tel: ", "A. ", "1-", "号路", "> ", "Regards,\n", "x | "]
)
def test_a_hostile_letter_takes_no_long_time(piece: str) -> None:
    grows_with_length(read, lambda n: piece * (n // len(piece)), 800_000)
