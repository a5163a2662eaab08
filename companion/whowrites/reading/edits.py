"""Which known names are one or two edits away (one letter changed, added, left out, or two exchanged)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

_NEAREST = 8
"""So many names of one length are looked at, the nearest first."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """Known names, kept by length and by halves: one edit leaves one half of a name as it is, so that only
    the few that share a half have to be compared. Names in the order given, each once.

    `by_half`: a first half with `*` behind it, a last one with `*` in front.
    """

    by_length: dict[int, tuple[str, ...]]
    by_half: dict[str, tuple[str, ...]]


def spelt(names: Iterable[str]) -> Spelt:
    """These names, ready for `edited`."""
    by_length: dict[int, list[str]] = {}
    by_half: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        half = len(name) // 2
        by_length.setdefault(len(name), []).append(name)
        by_half.setdefault(f"{name[:half]}*", []).append(name)
        by_half.setdefault(f"*{name[half:]}", []).append(name)
    return Spelt(
        by_length={length: tuple(same) for length, same in by_length.items()},
        by_half={half: tuple(same) for half, same in by_half.items()},
    )


def edited(
    name: str,
    known: Spelt,
    once: int,
    twice: int,
    numbered: bool = True,
    renumbered: bool = False,
) -> tuple[tuple[str, int], ...]:
    """The names near `name` with their distance (optimal string alignment), the nearest first.

    A known name needs `once` letters to count at one edit and `twice` at two; an `es` put in counts as one.
    Neighbours that differ only in their number count where `renumbered`; those that have a number more where
    `numbered`.
    """
    near = {(1, other) for other in _once(name, known) if once <= len(other) < twice}
    near.update((2, other) for other in _plural(name, known) if once <= len(other) < twice)
    for length in range(max(twice, len(name) - 2), len(name) + 3):
        near.update(_twice(name, known.by_length.get(length, ())))
    told = []
    for distance, other in near:
        if renumbered if only_renumbered(name, other) else numbered or not _counted_on(name, other):
            told.append((distance, other))
    return tuple((other, distance) for distance, other in sorted(told))


def _once(name: str, known: Spelt) -> Iterator[str]:
    """Known names at one edit: of those that share a half with `name`, and the one with the two letters
    exchanged between which its halves meet."""
    middle = len(name) // 2
    for cut in (middle, middle + 1 if len(name) % 2 else middle - 1):
        for half in (f"{name[:cut]}*", f"*{name[cut:]}"):
            for other in known.by_half.get(half, ()):
                if OSA.distance(name, other, score_cutoff=1) == 1:
                    yield other
    exchanged = (
        f"{name[: middle - 1]}{name[middle : middle + 1]}{name[middle - 1 : middle]}{name[middle + 1 :]}"
    )
    if exchanged != name and exchanged in known.by_half.get(f"{exchanged[:middle]}*", ()):
        yield exchanged


def _plural(name: str, known: Spelt) -> Iterator[str]:
    """Known names that `name` is with an `es` put in."""
    at = name.find("es")
    while at >= 0:
        other = name[:at] + name[at + 2 :]
        if other in known.by_half.get(f"{other[: len(other) // 2]}*", ()):
            yield other
        at = name.find("es", at + 1)


def _twice(name: str, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for other, distance, _ in process.extract(
        name, names, scorer=OSA.distance, score_cutoff=2, limit=_NEAREST
    ):
        if distance:
            yield int(distance), other


def only_renumbered(name: str, known: str) -> bool:
    """Whether the two differ in the number at their end only, and each has one: factory1 and factory2."""
    return _counted_on(name, known) and len(name) == len(known) and known[-1].isdigit() and name[-1].isdigit()


def _counted_on(name: str, known: str) -> bool:
    """Whether the two are the same but for numbers at their ends."""
    return name.rstrip("0123456789") == known.rstrip("0123456789")
