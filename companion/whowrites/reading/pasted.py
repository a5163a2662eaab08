"""The addresses in whatever somebody pastes: lists, columns of a sheet, the To line of a mail, running text.

One pass over the text; nothing is matched twice, so that no text is slow to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whowrites.address import BadAddress, parse

MAX_FAULTS = 200
_APART = dict.fromkeys(map(ord, "\t,;<>()[]{}\"'|，；、：（）《》【】“”‘’ "), " ")
_AROUND = ".:!?*/\\=。！？"
_MAILTO = "mailto:"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One address of the text: its line (from 1), as it was written, normalised, and the name that stood
    before its angle bracket. `fault` where it is none: then only `typed` is there.
    """

    line: int
    typed: str
    address: str = ""
    name: str = ""
    fault: BadAddress | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: addresses in its order, each once; faults; how often one stood there again; how many
    lines with text had no address.
    """

    found: tuple[Pasted, ...]
    faults: tuple[Pasted, ...]
    repeated: int
    without: int


def read(text: str) -> Reading:
    """All addresses of a text. At most MAX_FAULTS faults are told."""
    found: dict[str, Pasted] = {}
    faults: list[Pasted] = []
    repeated = without = 0
    for number, line in enumerate(text.splitlines(), 1):
        if "@" not in line:
            without += bool(line.strip())
            continue
        for typed, name in _words(line):
            try:
                key = parse(typed).normal
            except BadAddress as fault:
                if len(faults) < MAX_FAULTS:  # each holds on to more than its text
                    faults.append(Pasted(number, typed, fault=fault))
                continue
            repeated += key in found
            found.setdefault(key, Pasted(number, typed, key, name))
    return Reading(tuple(found.values()), tuple(faults), repeated, without)


def _words(line: str) -> Iterator[tuple[str, str]]:
    """What stands around an @ without blanks or separators, and the name where it is `Name <address>`."""
    for piece in line.replace(">", ">\n").split("\n"):
        before, bracket, _ = piece.rpartition("<")
        name = _name(before) if bracket and "@" not in before else ""
        for word in piece.translate(_APART).split():
            if "@" in word:
                bare = word.strip(_AROUND)
                yield bare[len(_MAILTO) :] if bare.lower().startswith(_MAILTO) else bare, name


def _name(before: str) -> str:
    """The display name before an angle bracket (RFC 5322 name-addr), less quotes."""
    quoted = before.strip()
    if quoted.endswith('"') and quoted.count('"') >= 2:
        return quoted[:-1].rpartition('"')[2].strip()[:200]
    for separator in ",;，；\t":
        quoted = quoted.rpartition(separator)[2]
    return quoted.strip(" \"'")[:200]
