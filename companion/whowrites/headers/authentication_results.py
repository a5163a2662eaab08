"""The field Authentication-Results, taken apart (RFC 8601 section 2.2). What it is worth, `receiver` says.

Written by hand: one pass over at most 8 KB, whatever stands in it; anything that is no result is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 8 * 1024
MOST_RESULTS = 50
MOST_PROPERTIES = 20


@dataclass(frozen=True, slots=True)
class Result:
    """What one method found: `method` and `result` in lower case (`dkim`, `pass`); `properties` like
    (`header.d`, `acme.example`), names in lower case."""

    method: str
    result: str
    properties: tuple[tuple[str, str], ...] = ()

    def property(self, *names: str) -> str:
        """The first of these properties that is there, or the empty text."""
        said = dict(reversed(self.properties))
        return next((said[name] for name in names if said.get(name)), "")


@dataclass(frozen=True, slots=True)
class Results:
    """One field. `server`: its authserv-id in lower case, empty where the server wrote none (Microsoft's)."""

    server: str
    results: tuple[Result, ...]


def read(value: str) -> Results:
    """The field's value as results. Never raises."""
    segments = [_joined(words) for words in _segments(value[:LONGEST])]
    server = ""
    if segments and segments[0] and "=" not in segments[0][0]:
        server = segments[0][0].lower()
        segments[0] = []
    found = (_result(words) for words in segments if words)
    return Results(server, tuple(result for result in found if result is not None)[:MOST_RESULTS])


def words(value: str) -> list[str]:
    """The words of a field that is written in the same way, comments left out. Never raises."""
    return [word for segment in _segments(value[:LONGEST]) for word in segment]


def _segments(text: str) -> Iterator[list[str]]:
    """The words between the semicolons, comments (RFC 5322 section 3.2.2, nested) left out, quotes taken
    off."""
    words: list[str] = []
    word: list[str] = []
    depth, quoted, escaped = 0, False, False

    def ended() -> None:
        if word:
            words.append("".join(word))
            word.clear()

    for char in text:
        if escaped:
            escaped = False
            if not depth:
                word.append(char)
        elif char == "\\" and (quoted or depth):
            escaped = True
        elif quoted:
            if char == '"':
                quoted = False
            else:
                word.append(char)
        elif char == "(":
            ended()
            depth += 1
        elif depth:
            depth -= char == ")"
        elif char == '"':
            quoted = True
        elif char == ";":
            ended()
            yield words
            words = []
        elif char.isspace():
            ended()
        else:
            word.append(char)
    ended()
    yield words


def _joined(words: list[str]) -> list[str]:
    """Words with the blanks around their first `=` taken out."""
    joined: list[str] = []
    for word in words:
        last = joined[-1] if joined else ""
        if (last and "=" not in last and word.startswith("=")) or (
            last.endswith("=") and last.count("=") == 1 and "=" not in word
        ):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _result(words: list[str]) -> Result | None:
    method, equals, result = words[0].partition("=")
    method = method.partition("/")[0].lower()
    if not (equals and method and result and method.isascii() and result.isascii()):
        return None
    pairs = (word.partition("=") for word in words[1 : MOST_PROPERTIES + 1])
    properties = tuple((name.lower(), said) for name, equals, said in pairs if equals and name)
    return Result(method, result.lower(), properties)
