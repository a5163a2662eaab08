"""A set of known domains, laid out so that one name is held against all of them at once.

Made once for each set: a set that changes is a new one. 5,000 domains take about a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from whowrites.reading.additions import core, is_addition
from whowrites.reading.edits import Spelt, spelt
from whowrites.reading.skeleton import loose_skeleton, outline, skeleton

_NAMES = 4
"""Letters a name must have to stand for its domain without the ending."""

_MOST_WORDS = 8

_laying = Lock()

Domains = tuple[str, ...]
"""Known domains that share something, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`domains` as they are; the others by label, by what the eye takes the label for, and by its parts.

    `glued` is the whole domain without dots and hyphens, `spaced` with blanks in their place, `plain` the
    label without hyphens, `named` either of the two; `core` is it without words of trade, `outer` its first
    and last word, `gapped` with each of its words left out in turn (`gaps`). `drawn` are the labels as
    skeletons.
    """

    domains: frozenset[str]
    label: dict[str, Domains]
    skeleton: dict[str, Domains]
    loose: dict[str, Domains]
    outline: dict[str, Domains]
    plain: dict[str, Domains]
    named: dict[str, Domains]
    glued: dict[str, Domains]
    spaced: dict[str, Domains]
    core: dict[str, Domains]
    outer: dict[str, Domains]
    gapped: dict[str, Domains]
    drawn: Spelt


def label_of(domain: str) -> str:
    """The registrable domain without its ending, in Unicode where it is an A-label that can be read."""
    first = domain.partition(".")[0]
    if not first.startswith("xn--"):
        return first
    import idna

    try:
        return idna.decode(first)
    except idna.IDNAError:
        return first


def ending_of(domain: str) -> str:
    """All behind the first dot of a registrable domain."""
    return domain.partition(".")[2]


def layout(known: frozenset[str]) -> Layout:
    """The layout of these registrable domains, ASCII and lower case."""
    # Sixteen runs begin at once with the first page, and all of them need the same one.
    with _laying:
        return _layout(known)


@lru_cache(maxsize=32)
def _layout(known: frozenset[str]) -> Layout:
    rows = [(domain, label_of(domain)) for domain in sorted(known)]
    named = [(domain, label) for domain, label in rows if len(label) >= _NAMES and not is_addition(label)]
    by_label = _by((label, domain) for domain, label in rows)
    plain = _by((label.replace("-", ""), domain) for domain, label in named)
    return Layout(
        domains=known,
        label=by_label,
        skeleton=_by((skeleton(label), domain) for domain, label in rows),
        loose=_by((loose_skeleton(label), domain) for domain, label in named),
        outline=_by((outline(label), domain) for domain, label in named),
        plain=plain,
        named=plain | by_label,
        glued=_by((domain.replace(".", "").replace("-", ""), domain) for domain, _ in named),
        spaced=_by((domain.replace(".", " ").replace("-", " "), domain) for domain, _ in named),
        core=_by((core(label), domain) for domain, label in named if core(label)),
        outer=_by((word, domain) for domain, label in named for word in _outer(label)),
        gapped=_by((gap, domain) for domain, label in named for gap, _ in gaps(label)),
        drawn=spelt(skeleton(label) for _, label in named),
    )


def gaps(label: str) -> Iterator[tuple[str, str]]:
    """A label of several words with each of them left out in turn, and the word: (`*-and-sons`, `vale`)."""
    words = label.split("-")
    if 1 < len(words) <= _MOST_WORDS and all(words):
        for place, word in enumerate(words):
            yield "-".join((*words[:place], "*", *words[place + 1 :])), word


def _outer(label: str) -> set[str]:
    words = label.split("-")
    return {word for word in (words[0], words[-1]) if len(words) > 1 and len(word) >= _NAMES}


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, Domains]:
    found: dict[str, list[str]] = {}
    for key, domain in pairs:
        found.setdefault(key, []).append(domain)
    return {key: tuple(many) if len(many) > 1 else _alone(many[0]) for key, many in found.items()}


@lru_cache(maxsize=8_192)
def _alone(domain: str) -> Domains:
    """One object for all the tables in which a domain stands alone: they hold most of them."""
    return (domain,)
