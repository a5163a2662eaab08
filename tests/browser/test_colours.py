"""The contrast of every pair of colours that we draw, by the formula of WCAG 2.2: text 4.5:1, shapes 3:1.

The backgrounds are those of mail pages by name, and a grid through all colours there are.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from pathlib import Path

import pytest

from browser.letters import EXTENSION

HERE = Path(__file__).parent
TEXT, SHAPE = 4.5, 3.0
PLACES = {
    "white": "#ffffff",
    "read row": "#f2f6fc",
    "selected": "#c2dbff",
    "hover": "#e8eaed",
    "dark": "#1f1f1f",
    "dark read row": "#202124",
    "dark selected": "#3c4043",
    "dark blue selected": "#0f2a4d",
    "outlook selected": "#cfe4fa",
    "mid grey": "#808080",
}
STEPS = ("00", "22", "44", "66", "88", "aa", "cc", "ee", "ff")
GRID = ["#" + "".join(parts) for parts in itertools.product(STEPS, repeat=3)]
TEXTS = [
    ("high-ink", "high"),
    ("medium-ink", "medium-fill"),
    *((ink, "page") for ink in ("text", "soft", "action", "high", "medium-ink", "quiet")),
    *((ink, "hover") for ink in ("text", "soft", "action")),
    ("on-action", "action"),
]
SHAPES = ("high", "medium", "quiet", "checking")


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    if len(colour) == 4:
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def tokens_of(css: str, selector: str) -> dict[str, str]:
    """The custom properties that the rules of this selector set."""
    rules = re.findall(rf"(?:^|[}}\s]){re.escape(selector)}\s*\{{([^}}]*)\}}", css)
    assert rules, f"no rule {selector}"
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})", " ".join(rules)))


@pytest.fixture(scope="module")
def chosen():
    """The tokens of each theme, and the theme chosen for each background."""
    wanted = [*PLACES.values(), *GRID]
    printed = subprocess.run(
        ["node", str(HERE / "themes.js"), json.dumps(wanted)], capture_output=True, text=True, check=True
    ).stdout
    told = json.loads(printed)
    light = tokens_of(told["tokens"], ".light")
    themes = {
        "light": light,
        "tinted": light | tokens_of(told["tokens"], ".tinted"),
        "plate": light,
        "dark": tokens_of(told["tokens"], ".dark"),
    }
    return themes, dict(zip(wanted, told["themes"], strict=True))


def test_text_of_every_theme_can_be_read(chosen):
    weak = [
        f"{theme}: {ink} on {ground} {contrast(tokens[ink], tokens[ground]):.2f}"
        for theme, tokens in chosen[0].items()
        for ink, ground in TEXTS
        if contrast(tokens[ink], tokens[ground]) < TEXT
    ]
    assert weak == []


def test_shapes_stand_out_on_every_background_there_is(chosen):
    themes, theme_of = chosen
    assert set(theme_of.values()) == set(themes), "every theme is chosen for some background"
    weak = []
    for background, theme in theme_of.items():
        ground = themes[theme]["page"] if theme == "plate" else background
        weak += [
            f"{shape} of {theme} on {background} {contrast(themes[theme][shape], ground):.2f}"
            for shape in SHAPES
            if contrast(themes[theme][shape], ground) < SHAPE
        ]
    assert weak == []


def test_mail_pages_get_the_theme_that_they_have(chosen):
    themes = {name: chosen[1][colour] for name, colour in PLACES.items()}
    assert themes == {
        "white": "light",
        "read row": "light",
        "selected": "tinted",
        "hover": "light",
        "dark": "dark",
        "dark read row": "dark",
        "dark selected": "dark",
        "dark blue selected": "dark",
        "outlook selected": "tinted",
        "mid grey": "plate",
    }


def test_high_and_medium_differ_without_any_hue(chosen):
    """Filled against pale: what a grey print and colour-blind eyes tell apart."""
    light = chosen[0]["light"]
    assert contrast(light["high"], light["medium-fill"]) > 5


@pytest.mark.parametrize("theme", [":root", "dark"])
def test_own_pages_can_be_read(theme):
    css = (EXTENSION / "pages" / "page.css").read_text("utf-8")
    roots = re.findall(r":root\s*\{([^}]*)\}", css)
    tokens = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})", roots[1 if theme == "dark" else 0]))
    pairs = [
        *((ink, "page") for ink in ("text", "soft", "action", "fault")),
        ("text", "field"),
        ("on-action", "action"),
        ("action", "hover"),
    ]
    assert [pair for pair in pairs if contrast(tokens[pair[0]], tokens[pair[1]]) < TEXT] == []
