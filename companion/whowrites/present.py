"""Dossiers in sentences of one language: codes and params become text here and nowhere else.

The words stand in `locales/LANG.toml`, one file a language. Values that come from outside are cleaned again
when they are shown, and never act as a template.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from whowrites.address import BadAddress, parse
from whowrites.cards import Card, Cell, Conflict, Line, Row
from whowrites.consistency import contrary
from whowrites.consistency import matrix as tables
from whowrites.dismissal import fingerprint
from whowrites.model import Contradiction, Dossier, Kind, Level, Param, Step, Verdict, Weighed
from whowrites.reading.countries import country, country_name
from whowrites.safe_text import safe_text
from whowrites.wire import moment

FALLBACK = "en"
_Parts = tuple[tuple[str, str], ...]
"""A sentence cut at its {names}: literal text, and the name that follows it (empty at the end)."""
PLACEHOLDER = re.compile(r"\{([a-z_]{1,30})\}")
"""What may stand for a value in a sentence of the owner's."""
_NAMED_BY = {
    "reason": "unknown",
    "way": "way",
    "why": "why",
    "field": "field",
    "level": "level_name",
    "a_source": "source",
    "b_source": "source",
}
"""Params whose value is a code too, and the section of its words."""
_MOMENTS = frozenset({"retry_at"})
"""Params whose value is a moment."""


@dataclass(frozen=True, slots=True)
class _Plural:
    by: str
    one: _Parts
    other: _Parts


@dataclass(frozen=True, slots=True)
class _Catalog:
    sentences: Mapping[str, _Parts | _Plural]
    one_other: bool


@cache
def languages() -> Mapping[str, str]:
    """The languages that dossiers can be shown in: id (`zh_CN`) and own name."""
    found = {}
    for file in sorted(files("whowrites").joinpath("locales").iterdir(), key=lambda file: file.name):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.name.removesuffix(".toml")] = table["language"]["name"]
    return found


def card(dossier: Dossier, lang: str, *, top: int | None) -> Card:
    """The card of a dossier. `top`: only so many reasons, and no lists below them; None: everything."""
    verdict, own = dossier.verdict, _normal(dossier.subject.address)
    full = top is None
    return Card(
        id=dossier.id,
        address=safe_text(dossier.subject.address, 320),
        about=verdict.about,
        level=verdict.level,
        sentence=_sentence(verdict, lang),
        reasons=_lines(verdict.reasons[:top], own, lang),
        contradictions=tuple(_conflict(item, lang) for item in dossier.contradictions),
        matrix=_matrix(dossier, lang) if full else (),
        goods=_lines(verdict.goods, own, lang) if full else (),
        unknowns=_lines(verdict.unknowns, own, lang) if full else (),
        notes=_lines(verdict.notes, own, lang) if full else (),
        dismissed=_lines(verdict.dismissed, own, lang) if full else (),
        next_steps=tuple(_step(step, lang) for step in dossier.next_steps) if full else (),
        reply_to_seen=dossier.subject.reply_to is not None,
        answered=verdict.answered,
        asked=verdict.asked,
        checked_at=dossier.checked_at,
        complete=dossier.complete,
        reach=dossier.reach,
    )


def _normal(address: str) -> str:
    """The key that the lines of a dossier are about; what a message shows for an address may be none."""
    try:
        return parse(address).normal
    except BadAddress:
        return address


def text(code: str, params: Mapping[str, Param], lang: str) -> str:
    """The sentence of `section.code`, or of a finding's or error's bare code. Raises KeyError for others."""
    catalog = _catalog(lang)
    key = code if "." in code else f"finding.{code}"
    sentence = catalog.sentences.get(key) or catalog.sentences[f"error.{code}" if key != code else key]
    return _filled(sentence, params, catalog)


def has_sentence(code: str, lang: str) -> bool:
    """Whether the catalog holds `section.code`."""
    return code in _catalog(lang).sentences


def _sentence(verdict: Verdict, lang: str) -> str:
    n = verdict.answered if verdict.level is Level.LOW else len(verdict.reasons)
    code = verdict.level.value
    if verdict.level is Level.UNKNOWN and verdict.answered == verdict.asked:
        code = "unknown_sources"  # nothing failed: what there was to ask is of too few kinds
    return text(f"level.{code}", {"n": n, "a": verdict.answered, "b": verdict.asked}, lang)


def _lines(weighed: Sequence[Weighed], own: str, lang: str) -> tuple[Line, ...]:
    return tuple(line(item, own, lang) for item in weighed)


def line(item: Weighed, own: str, lang: str) -> Line:
    """A finding in words; one about another address than `own` names that."""
    finding, catalog = item.finding, _catalog(lang)
    sentence = catalog.sentences.get(f"finding.{finding.code}")
    # A check of another package may bring codes that no catalog knows.
    params = _sides(finding.params, lang)
    said = _filled(sentence, params, catalog) if sentence else safe_text(finding.code)
    if item.address != own:
        said = text("card.other_address", {"address": item.address, "text": said}, lang)
    doubt = catalog.sentences.get(f"may_also.{finding.code}")
    return Line(
        code=finding.code,
        kind=finding.kind,
        text=said,
        source=_word("source", finding.source, catalog),
        seen_at=finding.seen_at,
        points=item.points,
        may_also=_filled(doubt, {}, catalog) if doubt else "",
        value=fingerprint(finding) if finding.kind is Kind.RISK else "",
    )


def _sides(params: Mapping[str, Param], lang: str) -> Mapping[str, Param]:
    """The params with the two values of a comparison as claims are shown."""
    told = {side: params[f"{side}_field"] for side in ("a", "b") if f"{side}_field" in params}
    return {**params, **{side: _claimed(str(field), str(params[side]), lang) for side, field in told.items()}}


def _conflict(contradiction: Contradiction, lang: str) -> Conflict:
    """The first two claims that differ; the matrix shows all of them side by side."""
    catalog = _catalog(lang)
    first, second = contrary.sides(contradiction) or contradiction.claims[:2]
    params: dict[str, str] = {
        "a": _claimed(first.field, first.value, lang),
        "a_source": _source(first.source, catalog),
        "b": _claimed(second.field, second.value, lang),
        "b_source": _source(second.source, catalog),
    }
    said = text("card.contradiction", {"field": contradiction.field, **params}, lang)
    return Conflict(contradiction.field, said, **params)


def _matrix(dossier: Dossier, lang: str) -> tuple[Row, ...]:
    catalog = _catalog(lang)
    rows = tables.matrix(dossier.claims, dossier.contradictions, tables.silent(dossier))
    return tuple(
        Row(
            field=row.field,
            name=_word("field", row.field, catalog),
            agreement=row.agreement.value,
            word=_word("agreement", row.agreement.value, catalog),
            cells=tuple(_cell(cell, lang, catalog) for cell in row.cells),
        )
        for row in rows
    )


def _cell(cell: tables.Cell, lang: str, catalog: _Catalog) -> Cell:
    return Cell(
        source=cell.source,
        source_name=_source(cell.source, catalog),
        state=cell.state.value,
        word=_word("agreement", cell.state.value, catalog),
        values=tuple(_claimed(claim.field, claim.value, lang) for claim in cell.claims),
        seen_at=max((claim.seen_at for claim in cell.claims), default=None),
    )


def _source(code: str, catalog: _Catalog) -> str:
    """The source's name; what the owner found himself is named by its host."""
    kind, _, host = code.partition(":")
    if kind == "hit" and host:
        return _filled(catalog.sentences["source.hit"], {"host": host}, catalog)
    return _word("source", code, catalog)


def _claimed(field: str, value: str, lang: str) -> str:
    """The value as it was said; a country by its name, and a number with its country."""
    if field == "country" and (code := country(value)):
        return country_name(code, lang)
    said = safe_text(value, 300)
    if field == "phone" and (code := tables.country_of_phone(value)):
        return text("card.of_country", {"value": said, "country": country_name(code, lang)}, lang)
    return said


def _step(step: Step, lang: str) -> str:
    if step.text:
        return own_words(step.text, step.params, lang)
    return text(f"step.{step.code}", step.params, lang)


def own_words(sentence: str, params: Mapping[str, Param], lang: str) -> str:
    """The owner's sentence with the {names} of `params` filled in. It is no template: braces around
    anything else are shown as they stand."""
    catalog = _catalog(lang)

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        return _value(name, params[name], catalog) if name in params else match[0]

    return PLACEHOLDER.sub(filled, safe_text(sentence, 1_000))


def placeholders(code: str) -> frozenset[str]:
    """The {names} that the sentence of a finding or `section.code` holds."""
    catalog = _catalog(FALLBACK)
    found = catalog.sentences.get(code if "." in code else f"finding.{code}", ())
    parts = (*found.one, *found.other) if isinstance(found, _Plural) else found
    return frozenset(name for _, name in parts if name)


def _filled(sentence: _Parts | _Plural, params: Mapping[str, Param], catalog: _Catalog) -> str:
    if isinstance(sentence, _Plural):
        sentence = sentence.one if catalog.one_other and params.get(sentence.by) == 1 else sentence.other
    if len(sentence) == 1 and not sentence[0][1]:
        return sentence[0][0]
    return "".join(
        literal + (_value(name, params.get(name), catalog) if name else "") for literal, name in sentence
    )


def _value(name: str, value: Param, catalog: _Catalog) -> str:
    if name in _NAMED_BY:
        section, code = _NAMED_BY[name], str(value)
        return _source(code, catalog) if section == "source" else _word(section, code, catalog)
    shown = "" if value is None else str(value)
    if name in _MOMENTS and shown:
        # This computer's own time, as the pages and the terminal give it.
        return moment(shown).astimezone().strftime("%Y-%m-%d %H:%M")
    return shown if shown.isascii() and shown.isprintable() and len(shown) < 500 else safe_text(shown)


def word(section: str, code: str, lang: str) -> str:
    """The word for a field, a source or another code of a section; one that no catalog knows, a plug-in's, is
    shown as it is."""
    return _word(section, code, _catalog(lang))


def _word(section: str, code: str, catalog: _Catalog) -> str:
    if section == "source" and code.startswith("hit:"):
        return _filled(catalog.sentences["source.hit"], {"host": code[4:]}, catalog)
    known = catalog.sentences.get(f"{section}.{code}")
    return _filled(known, {}, catalog) if known else safe_text(code)


@cache
def _catalog(lang: str) -> _Catalog:
    """The sentences of a language, cut once; of English where we do not speak it."""
    chosen = lang if lang in languages() else FALLBACK
    file = files("whowrites").joinpath("locales", f"{chosen}.toml")
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    language = sections.pop("language")
    del sections["pages"]  # the pages' own words, which `web.wording` reads
    sentences = {
        f"{section}.{code}": _cut(entry)
        for section, table in sections.items()
        for code, entry in table.items()
    }
    return _Catalog(sentences, language["plural"] == "one_other")


def _cut(entry: str | Mapping[str, Any]) -> _Parts | _Plural:
    if not isinstance(entry, str):
        return _Plural(entry["by"], _parts(entry["one"]), _parts(entry["other"]))
    return _parts(entry)


def _parts(sentence: str) -> _Parts:
    return tuple((literal, name or "") for literal, name, _, _ in Formatter().parse(sentence))
