"""Words that are put before or after a firm's name: those of trade, of accounts and of countries."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

_ADDED_WORDS = """
trade trades trading trader traders group groups grp export exports exporter import imports sale sales
shop store online mall official global globals intl international world worldwide overseas europe asia
africa america china chn supply supplies supplier suppliers supplychain chain sourcing procurement
purchase purchasing purchases buyer buying order orders vendor vendors tender tenders bid bids commerce
commercial business biz company companies co corp corporation inc ltd limited llc plc gmbh ag sa bv srl
spa holding holdings industry industries industrial ind mfg factory tech technology machinery equipment
products product service services support help info contact mail email office hq team admin account
accounts billing invoice invoices payment payments finance financial bank pay secure security login
logistics logistic shipping express cargo freight delivery edu ac uni university gov org net com web site
my the new hk tw cn uk us usa eu de fr it es in ae sg jp kr br mx ca au nz za ng ke gh www auth access
confirm signin verify update portal client customer customers partner partners member user agree cdn cl
choose claim click confirmation connect download enroll find http https install recovery register ssl safe
summary verification view ww mobile pays wallet doc docs file files notice alert sso id app cloud hr jobs
career careers
"""
_ADDED = frozenset(_ADDED_WORDS.split())
_NAME = 4
"""The least letters of a name that is looked for inside another one."""
_GLUED_NAME = 5
_GLUED_WORD = 4


@lru_cache(maxsize=16_384)
def is_addition(word: str) -> bool:
    """Whether `word` is one of the usual additions, a number, or several of them glued together."""
    if word in _ADDED or word.isdigit():
        return True
    return any(word[:size] in _ADDED and is_addition(word[size:]) for size in range(2, len(word) - 1))


def parts(label: str, known: Container[str]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Each known name that stands inside the label, what is left around it, and whether hyphens part the two.

    Names of four letters and more; the longest first. Time grows with the square of the label's length.
    """
    words = [word for word in label.split("-") if word]
    if len(words) > 1:
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                inner = words[start : start + size]
                glued = "".join(inner)
                if len(glued) >= _NAME:
                    spellings = ("-".join(inner), glued) if size > 1 else (glued,)
                    for name in spellings:
                        if name in known:
                            yield name, (*words[:start], *words[start + size :]), True
    for size in range(len(label) - 1, _NAME - 1, -1):
        for start in range(len(label) - size + 1):
            name = label[start : start + size]
            if name in known:
                around = f"{label[:start]}-{label[start + size :]}"
                yield name, tuple(word for word in around.split("-") if word), False


@lru_cache(maxsize=16_384)
def core(label: str) -> str:
    """The label without the usual words at its ends: `nordtool` of `nordtool-trading`; empty where little is
    left of it, the label itself where there are none."""
    words = [word for word in label.split("-") if word]
    while len(words) > 1 and is_addition(words[-1]):
        words.pop()
    while len(words) > 1 and is_addition(words[0]):
        words.pop(0)
    bare = "-".join(words)
    for size in range(_GLUED_NAME, len(bare) - _GLUED_WORD + 1):
        if bare[size:] in _ADDED:
            bare = bare[:size]
            break
    return bare if len(bare) >= _GLUED_NAME and not is_addition(bare) else ""
