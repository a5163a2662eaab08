"""Is this domain made to be taken for one of these? It is compared with a known set; nothing is generated.

The passes, strictest first: the same label under another ending (`ending`), the same skeleton (`homoglyph`),
letters that resemble each other (`swap`), the known domain as a part of the host name (`subdomain`), hyphens
and dots set elsewhere (`joined`), one edit or two (`edit`), words of trade added (`addition`), and, weaker,
any words added, or words of trade changed (`wording`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whowrites.address import registrable
from whowrites.reading.additions import core, is_addition, parts
from whowrites.reading.care import OWN, Care
from whowrites.reading.difference import difference
from whowrites.reading.drawn import redrawn
from whowrites.reading.edits import edited, only_renumbered
from whowrites.reading.known_domains import Domains, Layout, ending_of, gaps, label_of, layout
from whowrites.reading.skeleton import loose_skeleton, outline, skeleton

_REDRAWN_LETTERS = 4
_GLUED_WORDING = 7
"""Letters of a name that is told from the letters around it without a hyphen."""
_FEW_LETTERS, _MANY_LETTERS = 3, 9
"""Letters of a name's unchanged words beside which another word of trade, and any other word, is noticed."""
_SHORT = 4
"""A name of so many letters is one edit from honest ones."""
_LONG = 12
"""A name of so many letters is two edits from hardly any honest one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`known` is the domain that this one is like, `way` the pass that found it, `change` what differs.

    `sure`: the name itself is imitated. Else the name is a short one, or words stand around it that a branch
    might use too.
    """

    known: str
    way: str
    change: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Asked:
    host: str
    own: str
    label: str
    ending: str
    front: str
    """The host name without its ending."""

    @property
    def glued(self) -> str:
        """The same without dots and hyphens, each label as people read it."""
        return "".join(map(label_of, self.front.split("."))).replace("-", "")


@lru_cache(maxsize=16_384)
def nearest(domain: str, known: frozenset[str], care: Care = OWN) -> Likeness | None:
    """The domain of `known` that `domain` can be taken for, or None. A known domain or one under it never is.

    `domain` is a full host name; both it and `known` (registrable domains) are ASCII and lower case.
    """
    own = registrable(domain)
    if not known or own in known or domain in known:
        return None
    held = layout(known)
    ending = ending_of(own)
    asked = _Asked(domain, own, label_of(own), ending, domain.removesuffix(ending).rstrip("."))
    if len(asked.label) < 4 and asked.label in held.label:
        return None
    return (
        _same_name(asked, held, care)
        or _same_look(asked, held, care)
        or _below(asked, held)
        or _rejoined(asked, held, care)
        or _edited(asked, held, care)
        or _with_additions(asked, held, care)
        or _reworded(asked, held, care)
    )


def _pick(domains: Domains, asked: _Asked) -> str:
    """Of several known domains the one with this domain's ending, else the first."""
    return next((domain for domain in domains if ending_of(domain) == asked.ending), domains[0])


def _like(known: str, way: str, asked: _Asked, *, sure: bool = True) -> Likeness:
    return Likeness(known, way, difference(label_of(known), asked.label), sure)


def _same_name(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    same = held.label.get(asked.label)
    if not same or len(asked.label) < care.ending or is_addition(asked.label):
        return None
    if not care.home_endings and len(asked.ending.rpartition(".")[2]) == 2:
        return None
    return Likeness(same[0], "ending", f".{ending_of(same[0])}→.{asked.ending}")


def _same_look(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    if asked.label in held.label:
        return None
    drawn = skeleton(asked.label)
    same = held.skeleton.get(drawn)
    if same and len(drawn) >= care.homoglyph:
        return _like(_pick(same, asked), "homoglyph", asked)
    same = held.loose.get(loose_skeleton(asked.label))
    if same and min(len(drawn), len(label_of(same[0]))) >= care.swap:
        return _like(_pick(same, asked), "swap", asked)
    for known in held.outline.get(outline(asked.label), ()):
        label = skeleton(label_of(known))
        if len(label) >= care.redrawn and redrawn(drawn, label, _REDRAWN_LETTERS) is not None:
            # Nobody has letters of other scripts in a name by chance.
            sure = len(label) > _SHORT or not asked.label.isascii()
            if sure or ending_of(known) == asked.ending:
                return _like(known, "swap", asked, sure=sure)
    return None


def _rejoined(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    """`nord-tool.com`, `nord.tool.com`, and `nordtoolcom.com`."""
    glued = asked.glued
    same = held.plain.get(glued) or held.plain.get(asked.label.replace("-", ""))
    if same and asked.label not in held.label:
        known = _pick(same, asked)
        at_home = ending_of(known) == asked.ending
        # Below another firm's domain a name is a department's, unless the dots only cut it.
        if len(glued) >= care.joined and (at_home or "." not in asked.front):
            return Likeness(known, "joined", f"{known}→{asked.host}")
    for text in (asked.label.replace("-", ""), asked.own.replace(".", "").replace("-", "")):
        ended = held.glued.get(text)
        if ended and len(label_of(ended[0])) >= care.joined:
            return Likeness(ended[0], "joined", f"{ended[0]}→{asked.own}")
    return None


def _below(asked: _Asked, held: Layout) -> Likeness | None:
    """`nordtool.com.secure.example`, `nordtool-com.example`: the known domain in front of the true one."""
    words = asked.front.replace("-", ".").split(".")
    for start in range(len(words) - 1):
        for end in range(start + 2, min(start + 6, len(words)) + 1):
            shown = held.spaced.get(" ".join(words[start:end]))
            if shown:
                return Likeness(shown[0], "subdomain", asked.host)
    return None


def _edited(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    own = skeleton(asked.label)
    near = edited(own, held.drawn, care.edit, care.edit_twice, care.numbered, care.renumbered)
    for other, distance in near:
        known = _pick(held.skeleton[other], asked)
        same_ending = ending_of(known) == asked.ending
        first = asked.label[0] == other[0]
        if care.first_letter and not first:
            continue
        # Two edits need a long name, one edit under another ending a fairly long one: short names are shared.
        elsewhere = _LONG if distance > 1 else care.edit_elsewhere
        if same_ending or (first and len(other) >= elsewhere):
            sure = len(other) > _SHORT if distance == 1 else len(other) >= _LONG
            # Numbers tell honest neighbours apart too, under one ending.
            if only_renumbered(own, other):
                if not same_ending:
                    continue
                sure = False
            return _like(known, "edit", asked, sure=sure)
    return None


def _with_additions(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    if len(asked.label) < care.addition:
        return None
    for part, rest, hyphens in parts(asked.label, held.named):
        known = held.named[part]
        if len(part) >= care.addition and not is_addition(part) and all(map(is_addition, rest)):
            like = _pick(known, asked)
            told = hyphens or len(part) > _SHORT or all(len(word) >= _SHORT for word in rest)
            number = "".join(rest).isdigit() and ending_of(like) != asked.ending
            return Likeness(like, "addition", "+" + ", +".join(rest), told and not number)
    return None


def _reworded(asked: _Asked, held: Layout, care: Care) -> Likeness | None:
    """`nordtool-berlin.com` beside nordtool.com, `nordtool.com` beside nordtool-trading.com."""
    if len(asked.label) < care.wording:
        return None
    for part, rest, hyphens in parts(asked.label, held.named):
        if not hyphens and len(rest) > 1:
            continue  # in the midst of other letters it is no word
        if is_addition(part):
            continue
        like = _pick(held.named[part], asked)
        at_home = ending_of(like) == asked.ending
        # A short name beside other words is told by its ending, and by a hyphen.
        enough = care.wording - at_home if hyphens else max(care.wording, _GLUED_WORDING - 2 * at_home)
        if len(part) >= enough:
            return Likeness(like, "wording", "+" + ", +".join(rest), False)
    own_core = core(asked.label)
    same = held.core.get(own_core)
    if same and len(own_core) >= care.wording and asked.label not in held.label:
        return _like(_pick(same, asked), "wording", asked, sure=False)
    for gap, changed in gaps(asked.label):
        same = held.gapped.get(gap)
        kept = sum(map(str.isalnum, gap))
        # Of two words the other one may be that of a whole trade, which any firm bears.
        telling = kept >= _MANY_LETTERS and gap.count("-") > 1
        if same and (telling or (kept >= _FEW_LETTERS and is_addition(changed))):
            like = _pick(same, asked)
            if ending_of(like) == asked.ending and asked.label not in held.label:
                return _like(like, "wording", asked, sure=False)
    words = tuple(asked.label.split("-"))
    for word, others in ((words[0], words[1:]), (words[-1], words[:-1])):
        known = held.outer.get(word)
        if known and others and not is_addition(word) and all(map(is_addition, others)):
            like = _pick(known, asked)
            if ending_of(like) == asked.ending:
                return _like(like, "wording", asked, sure=False)
    return None
