"""Both readers of signatures have the same words, and read the same from the same letters."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from whowrites.install import extension_folder
from whowrites.reading.signature import read
from whowrites.reading.signature_words import begins_with, folded, script, words

TESTS = Path(__file__).parents[2]
PIECES = (
    "Anna Berg", "Best regards", "Viele Grüße,",
    "Tel: +49 421 5550123", "Mob", "-- ", "> quoted", "Nordtool GmbH",
    ", ", " | ", "Leiter Einkauf", "Hafenstraße 12", "28195 Bremen",
    "王莉", "外贸经理", "宁波远帆进出口有限公司", "地址：", "中山路88号",
    "www.nordtool.example", "a@nordtool.example", "İstanbul", "ǅ",
    "ß", "٣", "²", "On Monday Paul wrote:", "Disclaimer", "𝐀nna",
    "\u00a0", "(", "12", ":", "+", "Ωmega",
)  # fmt: skip


def test_the_extensions_words_are_those_of_the_data() -> None:
    written = (extension_folder() / "content" / "signature_words.js").read_bytes()
    assert written == script().encode(), (
        "run: python -m whowrites.reading.signature_words > extension/content/..."
    )


def in_the_page(letters: list[str], folder: Path) -> list[list[list[str]]]:
    """What the extension's reader says of these letters."""
    file = folder / "letters.json"
    file.write_text(json.dumps([{"text": text} for text in letters]), encoding="utf-8")
    node = ["node", str(TESTS / "read_signatures.js"), str(file)]
    done = subprocess.run(node, capture_output=True, text=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_both_readers_read_the_cases(tmp_path: Path) -> None:
    cases = json.loads((TESTS / "signatures.json").read_text(encoding="utf-8"))
    assert in_the_page([case["text"] for case in cases], tmp_path) == [case["fields"] for case in cases]


def test_both_readers_read_the_same_from_letters_that_nobody_wrote(tmp_path: Path) -> None:
    dice = random.Random(20261124)
    letters = [
        "".join(
            dice.choice(PIECES) + dice.choice(["\n", "\n", "\n\n", " ", "   ", ""])
            for _ in range(dice.randint(1, 25))
        )
        for _ in range(1500)
    ]
    said = in_the_page(letters, tmp_path)
    apart = [
        (text, there, here)
        for text, there in zip(letters, said, strict=True)
        if there != (here := [list(field) for field in read(text)])
    ]
    assert not apart[:2]


@pytest.mark.parametrize(
    ("text", "expected"), [("Viele Grüße,", "viele grusse"), ("此致，", "此致"), ("", "")]
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_lists() -> None:
    assert "best regards" in words("closings")
    assert begins_with("Diese E-Mail ist vertraulich", "disclaimers")
    assert not begins_with("", "disclaimers")
