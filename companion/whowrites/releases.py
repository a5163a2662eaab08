"""Numbers of releases: companion and extension are loaded by hand, so one may be older than the other."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){0,3}")


def older(this: str, that: str) -> bool:
    """Whether release `this` came before `that`, as browsers order them: up to four numbers, a missing one is
    0. False where either is no such number.
    """
    first, second = _numbers(this), _numbers(that)
    return first is not None and second is not None and first < second


def at_end(name: str) -> str:
    """The release at the end of a paired browser's name ("Chrome 0.1.0"); empty without one."""
    last = name.rpartition(" ")[2]
    return last if _NUMBER.fullmatch(last) else ""


def renamed(name: str, release: str) -> str:
    """The name of a paired browser with this release at its end; as it was where that is no release."""
    if not _NUMBER.fullmatch(release):
        return name
    known = at_end(name)
    return f"{name.removesuffix(known).strip()} {release}".strip()


def _numbers(release: str) -> tuple[int, ...] | None:
    if not _NUMBER.fullmatch(release):
        return None
    numbers = [int(part) for part in release.split(".")]
    return (*numbers, *[0] * (4 - len(numbers)))
