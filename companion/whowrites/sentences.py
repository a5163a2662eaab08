"""Sentences of one language: codes and params become text here and nowhere else.

The words stand in `locales/LANG.toml`, one file a language. Values that come from outside are cleaned again
when they are shown, and never act as a template.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from string import Formatter
from typing import Any

from whowrites.both_forms import both_forms
from whowrites.model import Param
from whowrites.once import once
from whowrites.reading.countries import country_name
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
    "function": "function",
    "rank": "rank",
}
"""Params whose value is a code too, and the section of its words. A `country` is one of ISO 3166."""
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
    lang: str


@once
def languages() -> Mapping[str, str]:
    """The languages that dossiers can be shown in: id (`zh_CN`) and own name."""
    found = {}
    for file in sorted(files("whowrites").joinpath("locales").iterdir(), key=lambda file: file.name):
        # Its first table; the thousand sentences below it are read for who speaks that language.
        _, _, rest = file.read_text(encoding="utf-8").partition("[language]")
        table = tomllib.loads("[language]" + rest.partition("\n[")[0])
        found[file.name.removesuffix(".toml")] = table["language"]["name"]
    return found


def text(code: str, params: Mapping[str, Param], lang: str) -> str:
    """The sentence of `section.code`, or of a finding's or error's bare code. Raises KeyError for others."""
    catalog = _catalog(lang)
    key = code if "." in code else f"finding.{code}"
    sentence = catalog.sentences.get(key) or catalog.sentences[f"error.{code}" if key != code else key]
    return _filled(sentence, params, catalog)


def signal(code: str, lang: str) -> str:
    """The sentence of a finding before it is found: an ellipsis where its values will stand."""
    return PLACEHOLDER.sub("…", pattern(f"finding.{code}", lang))


def has_sentence(code: str, lang: str) -> bool:
    """Whether the catalog holds `section.code`."""
    return code in _catalog(lang).sentences


def word(section: str, code: str, lang: str) -> str:
    """The word for a field, a source or another code of a section; one that no catalog knows, a plug-in's, is
    shown as it is."""
    return _word(section, code, _catalog(lang))


def own_words(sentence: str, params: Mapping[str, Param], lang: str) -> str:
    """The owner's sentence with the {names} of `params` filled in. It is no template: braces around
    anything else are shown as they stand."""
    catalog = _catalog(lang)

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        return _value(name, params[name], catalog) if name in params else match[0]

    return PLACEHOLDER.sub(filled, safe_text(sentence, 1_000))


def pattern(code: str, lang: str) -> str:
    """The sentence of `section.code` with its {names} unfilled. Raises KeyError where there is none."""
    found = _catalog(lang).sentences[code]
    parts = found.other if isinstance(found, _Plural) else found
    return "".join(literal + (f"{{{name}}}" if name else "") for literal, name in parts)


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
        return _word(_NAMED_BY[name], str(value), catalog)
    if name == "country":
        return safe_text(country_name(str(value or ""), catalog.lang))
    shown = "" if value is None else str(value)
    if name in _MOMENTS and shown:
        # This computer's own time, as the pages and the terminal give it.
        return moment(shown).astimezone().strftime("%Y-%m-%d %H:%M")
    clean = shown.isascii() and shown.isprintable() and len(shown) < 500
    return both_forms(shown if clean else safe_text(shown))


def _word(section: str, code: str, catalog: _Catalog) -> str:
    if section == "source" and code.startswith("hit:"):
        return _filled(catalog.sentences["source.hit"], {"host": code[4:]}, catalog)
    known = catalog.sentences.get(f"{section}.{code}")
    return _filled(known, {}, catalog) if known else safe_text(code)


@once
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
    return _Catalog(sentences, language["plural"] == "one_other", chosen)


def _cut(entry: str | Mapping[str, Any]) -> _Parts | _Plural:
    if not isinstance(entry, str):
        return _Plural(entry["by"], _parts(entry["one"]), _parts(entry["other"]))
    return _parts(entry)


def _parts(sentence: str) -> _Parts:
    return tuple((literal, name or "") for literal, name, _, _ in Formatter().parse(sentence))
