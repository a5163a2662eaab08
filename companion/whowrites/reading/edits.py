"""Which known names are one or two edits away (one letter changed, added, left out, or two exchanged)?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def edited(
    name: str, known: Mapping[int, Sequence[str]], once: int, twice: int, numbered: bool = True
) -> tuple[tuple[str, int], ...]:
    """The names near `name` with their distance (optimal string alignment), the nearest first.

    `known` has the names by length. A known name needs `once` letters to count at one edit and `twice` at
    two; an `es` put in counts as one. Neighbours that differ only in their number do not count at all; nor,
    where not `numbered`, those that have a number more.
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
            if distance and close and not _counted_on(name, other, numbered):
                found.append((distance, other))
    return tuple((other, distance) for distance, other in sorted(found))


def _plural_put_in(name: str, known: str) -> bool:
    places = range(len(known) + 1)
    return len(name) == len(known) + 2 and any(f"{known[:at]}es{known[at:]}" == name for at in places)


def _counted_on(name: str, known: str, numbered: bool) -> bool:
    """Whether the two differ in their numbers only: factory1 and factory2 are neighbours."""
    if name.rstrip("0123456789") != known.rstrip("0123456789"):
        return False
    return not numbered or (len(name) == len(known) and known[-1].isdigit() and name[-1].isdigit())
