"""The words of the pages and of refusals, per language, from `[pages]` of `locales/LANG.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from whowrites import sentences

LANGUAGES = sentences.languages()
"""What the pages speak, each under its own name; a language is one file."""


def text(key: str, lang: str, **params: str | int) -> str:
    """The sentence under `section.key`. Raises KeyError for a key that the catalog lacks: a fault of ours."""
    sentence = catalog(lang)[key]
    return sentence.format(**params) if params else sentence


@cache
def catalog(lang: str) -> Mapping[str, str]:
    """All sentences of a language, keyed `section.key`."""
    file = Path(__file__).parents[1] / "locales" / f"{lang}.toml"
    sections = tomllib.loads(file.read_text("utf-8"))["pages"]
    return {
        f"{section}.{key}": sentence for section, table in sections.items() for key, sentence in table.items()
    }


def word(section: str, code: str, lang: str) -> str:
    """The word for a field or a source; one that no catalog knows, a plug-in's, is shown as it is."""
    return sentences.word(section, code, lang)
