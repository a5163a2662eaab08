"""Many WHOIS texts in one file: a JSON object a line, `{domain, server, text}`, and an answer for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from whowrites.safe_text import safe_text
from whowrites.sources.whois_answer import Row, answers

LONGEST_LINE = 4 * 1024 * 1024
CHUNK = 256
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that is no row; `error` is the sentence that says why."""

    error: str


def answered(file: BinaryIO) -> Iterator[dict[str, Any] | BadRow]:
    """The answer to each row of `file`, or what is wrong with it, in order. Empty lines are no rows."""
    rows = read_rows(file)
    while chunk := list(islice(rows, CHUNK)):
        found = answers(row for row in chunk if not isinstance(row, BadRow))
        for row in chunk:
            yield row if isinstance(row, BadRow) else next(found)


def read_rows(file: BinaryIO) -> Iterator[Row | BadRow]:
    """Domain and text of each line. Never raises but what `file` raises."""
    for number, line in enumerate(_lines(file), 1):
        if len(line) > LONGEST_LINE:
            yield BadRow(f"line {number}: longer than {LONGEST_LINE} bytes")
        elif line.strip():
            yield _row(line, number)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long so much that it shows."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)


def _row(line: bytes, number: int) -> Row | BadRow:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return BadRow(f"line {number}: not JSON")
    text = row.get("text") if isinstance(row, dict) else None
    domain = row.get("domain") or "" if isinstance(row, dict) else None
    if not isinstance(text, str) or not isinstance(domain, str):
        return BadRow(f'line {number}: no object with a "text" and a "domain" of text')
    return safe_text(domain, 253).strip(" .").lower(), text
