"""Which known names are one or two edits away (one letter changed, added, left out, or two exchanged)?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def edited(
    name: str,
    known: Mapping[int, Sequence[str]],
    once: int,
    twice: int,
    numbered: bool = True,
    renumbered: bool = False,
) -> tuple[tuple[str, int], ...]:
    """The names near `name` with their distance (optimal string alignment), the nearest first.

    `known` has the names by length. A known name needs `once` letters to count at one edit and `twice` at
    two; an `es` put in counts as one. Neighbours that differ only in their number count where `renumbered`;
    those that have a number more where `numbered`.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: list[tuple[int, str]] = []
    for length in range(max(once, len(name) - 2), len(name) + 3):
        names = known.get(length, ())
        reach = 2 if abs(length - len(name)) == 2 or length >= twice else 1
        near = process.extract(name, names, scorer=OSA.distance, score_cutoff=reach, limit=8) if names else []
        for other, distance, _ in near:
            close = distance == 1 or length >= twice or _plural_put_in(name, other)
            counts = renumbered if only_renumbered(name, other) else numbered or not _counted_on(name, other)
            if distance and close and counts:
                found.append((distance, other))
    return tuple((other, distance) for distance, other in sorted(found))


def _plural_put_in(name: str, known: str) -> bool:
    places = range(len(known) + 1)
    return len(name) == len(known) + 2 and any(f"{known[:at]}es{known[at:]}" == name for at in places)


def only_renumbered(name: str, known: str) -> bool:
    """Whether the two differ in the number at their end only, and each has one: factory1 and factory2."""
    return _counted_on(name, known) and len(name) == len(known) and known[-1].isdigit() and name[-1].isdigit()


def _counted_on(name: str, known: str) -> bool:
    """Whether the two are the same but for numbers at their ends."""
    return name.rstrip("0123456789") == known.rstrip("0123456789")
