"""Is this domain made to be taken for one of these? It is compared with a known set; nothing is generated.

The passes, strictest first: the same skeleton (`homoglyph`), digits and letter pairs (`swap`), the known
domain as part of the host name (`subdomain`), the same label under another ending (`ending`), one edit
(`edit`; two in labels of ten letters and more), the known label with words of trade added (`addition`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from whowrites.address import registrable
from whowrites.reading.skeleton import loose_skeleton, skeleton

EDIT_LETTERS = 5
"""Labels shorter than this are one edit from too many honest ones (dhl, bhl, dhk ...)."""

_ADDED_WORDS = """
trade trades trading trader traders group groups grp export exports exporter import imports sale
sales shop store online mall official global globals intl international world worldwide overseas
europe asia africa america china chn supply supplies supplier suppliers supplychain chain sourcing
procurement purchase purchasing purchases buyer buying order orders vendor vendors tender tenders
bid bids commerce commercial business biz company companies co corp corporation inc ltd limited llc
plc gmbh ag sa bv srl spa holding holdings industry industries industrial ind mfg factory tech
technology machinery equipment products product service services support help info contact mail
email office hq team admin account accounts billing invoice invoices payment payments finance
financial bank pay secure security login logistics logistic shipping express cargo freight delivery
edu ac uni university gov org net com web site my the new hk tw cn uk us usa eu de fr it es in ae sg
jp kr br mx ca au nz za ng ke gh
"""
_ADDED = frozenset(_ADDED_WORDS.split())


@dataclass(frozen=True, slots=True)
class Likeness:
    """`known` is the domain that this one is like, `way` the pass that found it."""

    known: str
    way: str


_Domains = tuple[str, ...]
"""The known domains of one label, by ending."""


@dataclass(frozen=True, slots=True)
class _Index:
    domains: frozenset[str]
    by_skeleton: dict[str, _Domains]
    by_loose: dict[str, _Domains]
    by_label: dict[str, _Domains]
    labels: tuple[str, ...]


@lru_cache(maxsize=16_384)
def nearest(domain: str, known: frozenset[str]) -> Likeness | None:
    """The domain of `known` that `domain` can be taken for, or None. A known domain or one under it never is.

    `domain` is a full host name; both it and `known` (registrable domains) are ASCII and lower case.
    """
    own = registrable(domain)
    index = _index(known)
    if own in index.domains or domain in index.domains:
        return None
    label = _label(own)
    return (
        _same_look(own, label, index)
        or _below(domain, own, index)
        or _edited(own, label, index)
        or _with_additions(own, label, index)
    )


def _label(domain: str) -> str:
    """The registrable domain without its ending, in Unicode."""
    first = domain.partition(".")[0]
    if not first.startswith("xn--"):
        return first
    import idna

    try:
        return idna.decode(first)
    except idna.IDNAError:
        return first


def _ending(domain: str) -> str:
    return domain.partition(".")[2]


def _pick(domains: _Domains, own: str) -> str:
    """Of the known domains of one label the one with this domain's ending, else the first."""
    return next((domain for domain in domains if _ending(domain) == _ending(own)), domains[0])


@lru_cache(maxsize=32)
def _index(known: frozenset[str]) -> _Index:
    by_label: dict[str, _Domains] = {}
    for domain in sorted(known):
        label = _label(domain)
        by_label[label] = (*by_label.get(label, ()), domain)
    return _Index(
        domains=known,
        by_skeleton={skeleton(label): domains for label, domains in by_label.items()},
        by_loose={loose_skeleton(label): domains for label, domains in by_label.items() if len(label) >= 5},
        by_label=by_label,
        labels=tuple(label for label in by_label if len(label) >= EDIT_LETTERS),
    )


def _same_look(own: str, label: str, index: _Index) -> Likeness | None:
    same = index.by_label.get(label)
    if same:
        return Likeness(_pick(same, own), "ending") if len(label) >= 4 else None
    drawn = index.by_skeleton.get(skeleton(label))
    if drawn:
        return Likeness(_pick(drawn, own), "homoglyph")
    swapped = index.by_loose.get(loose_skeleton(label))
    return Likeness(_pick(swapped, own), "swap") if swapped else None


def _below(domain: str, own: str, index: _Index) -> Likeness | None:
    """`nordtool.com.secure.example`: the known domain stands in front of the true one."""
    labels = domain.removesuffix(own).rstrip(".").split(".")
    for start in range(len(labels)):
        for end in range(start + 2, len(labels) + 1):
            shown = ".".join(labels[start:end])
            if shown in index.domains:
                return Likeness(shown, "subdomain")
    return None


def _edited(own: str, label: str, index: _Index) -> Likeness | None:
    if len(label) < EDIT_LETTERS or not index.labels:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(label, index.labels, scorer=OSA.distance, score_cutoff=2, limit=5)
    for other, distance, _ in near:
        known = _pick(index.by_label[other], own)
        same_ending = _ending(own) == _ending(known)
        # Two edits need a long name, one edit under another ending a fairly long one: short names are shared.
        enough = len(other) >= 10 if distance > 1 else same_ending or len(other) >= 8
        if enough and (label[0] == other[0] or same_ending) and not _counted_on(label, other):
            return Likeness(known, "edit")
    return None


def _counted_on(label: str, other: str) -> bool:
    """Whether the two differ in their numbers only: factory1 and factory2 are neighbours."""
    bare = label.rstrip("0123456789")
    return bare != label and bare == other.rstrip("0123456789")


def _with_additions(own: str, label: str, index: _Index) -> Likeness | None:
    for part, rest in _parts(label):
        known = index.by_label.get(part)
        if known and all(_is_addition(word) for word in rest):
            return Likeness(_pick(known, own), "addition")
    return None


def _parts(label: str) -> Iterator[tuple[str, list[str]]]:
    """Each way to see a name of four letters and more inside the label, and what is left around it."""
    plain = label.replace("-", "")
    if plain != label:
        yield plain, []
        words = [word for word in label.split("-") if word]
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                inner, rest = words[start:end], [*words[:start], *words[end:]]
                if len("".join(inner)) >= 4 and rest:
                    yield "".join(inner), rest
                    yield "-".join(inner), rest
    for size in range(len(label) - 1, EDIT_LETTERS - 1, -1):
        for start in range(len(label) - size + 1):
            around = f"{label[:start]}-{label[start + size :]}"
            yield label[start : start + size], [word for word in around.split("-") if word]


def _is_addition(word: str) -> bool:
    """Whether `word` is one of the usual additions, a number, or several of them glued together."""
    if word in _ADDED or word.isdigit():
        return True
    return any(word[:size] in _ADDED and _is_addition(word[size:]) for size in range(2, len(word) - 1))
