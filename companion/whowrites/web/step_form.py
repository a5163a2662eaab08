"""The form in which the owner changes steps: its rows read and checked, each fault with its row and what
is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whowrites import sentences
from whowrites.model import Level, Step
from whowrites.own_steps import MAX_MINUTES, MAX_STEPS, MAX_TEXT
from whowrites.safe_text import safe_text
from whowrites.sentences import PLACEHOLDER
from whowrites.steps import BOOK, CONTRADICTION, Effort


class BadStep(Exception):
    """Row `row` (from 1) cannot be kept. `code` names a sentence under [fault], `params` what it needs."""

    def __init__(self, row: int, code: str, **params: str | int) -> None:
        super().__init__(row, code)
        self.row = row
        self.code = code
        self.params = {"row": row, **params}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: the step's text in the page's language, and its code where it is one of ours."""

    text: str
    code: str


def rows(steps: tuple[Step, ...], lang: str) -> tuple[Row, ...]:
    """The rows that show these steps; ours with their {placeholders} as they stand in the sentence."""
    return tuple(Row(step.text or sentences.pattern(f"step.{step.code}", lang), step.code) for step in steps)


def typed(form: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows as they were sent, empty ones left out, moved as `move` (`3up`, `3down`) says."""
    held = [
        Row(said, form.get(f"code_{number}", ""))
        for number in range(1, MAX_STEPS + 3)
        if (said := form.get(f"text_{number}", "").strip())
    ]
    move = form.get("move", "")
    for word, by in (("up", -1), ("down", 1)):
        if move.endswith(word) and (number := move.removesuffix(word)).isascii() and number.isdigit():
            place = int(number) - 1
            if 0 <= place < len(held) and 0 <= place + by < len(held):
                held[place], held[place + by] = held[place + by], held[place]
    return tuple(held)


def steps(held: tuple[Row, ...], place: str, lang: str) -> tuple[Step, ...]:
    """The steps of these rows: one of ours where its text was not touched. Raises BadStep."""
    if len(held) > MAX_STEPS:
        raise BadStep(MAX_STEPS + 1, "steps", limit=MAX_STEPS)
    return tuple(_step(number, row, place, lang) for number, row in enumerate(held, 1))


def placeholders(place: str) -> tuple[str, ...]:
    """The names that may stand in {braces} in a step of this place: what its reason knows."""
    if place == CONTRADICTION:
        return ("field",)
    names = {"address"}
    if place.startswith("reason."):
        names |= sentences.placeholders(place.removeprefix("reason."))
        names |= {name for step in BOOK.steps[place] for name in sentences.placeholders(f"step.{step.code}")}
    return tuple(sorted(names))


def efforts(form: Mapping[str, str]) -> dict[Level, Effort]:
    """Minutes (empty: as many as usual) and sample of each level. Raises BadStep with the level's row."""
    found = {}
    for number, level in enumerate(Level, 1):
        said = form.get(f"minutes_{level}", "").strip()
        if said and not (said.isascii() and said.isdigit() and int(said[:6]) <= MAX_MINUTES):
            raise BadStep(number, "minutes", limit=MAX_MINUTES)
        found[level] = Effort(int(said) if said else None, bool(form.get(f"sample_{level}")))
    return found


def _step(number: int, row: Row, place: str, lang: str) -> Step:
    ours = {step.code for step in BOOK.steps[place]}
    if row.code in ours and row.text == sentences.pattern(f"step.{row.code}", lang):
        return Step(row.code)
    if len(row.text) > MAX_TEXT:
        raise BadStep(number, "step_long", limit=MAX_TEXT)
    _check_braces(number, row.text, placeholders(place))
    return Step("", {}, safe_text(row.text, MAX_TEXT))


def _check_braces(number: int, text: str, allowed: tuple[str, ...]) -> None:
    """Braces stand around a name of the list or nowhere. Raises BadStep."""
    shown = ", ".join(f"{{{name}}}" for name in allowed)
    for match in PLACEHOLDER.finditer(text):
        if match[1] not in allowed:
            raise BadStep(number, "placeholder", name=match[0], allowed=shown)
    rest = PLACEHOLDER.sub("", text)
    place = next((at for at, char in enumerate(rest) if char in "{}"), -1)
    if place >= 0:
        raise BadStep(number, "brace", near=rest[max(0, place - 10) : place + 10], allowed=shown)
