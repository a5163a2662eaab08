"""The page catalogs: same keys, same placeholders, no forbidden word, and every key that the templates
use.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from whowrites.web import wording
from whowrites.web.wording import LANGUAGES, catalog, text, word

FORBIDDEN = re.compile(
    r"\b(fraud|scam|scammer|fake|safe|verified|trusted)\b|骗子|欺诈|假冒|安全|已验证", re.IGNORECASE
)
TEMPLATES = Path(wording.__file__).parent / "templates"


def own(lang: str) -> dict[str, str]:
    """The sentences, without the sources' translations, which have their English in the sources."""
    return {key: said for key, said in catalog(lang).items() if not key.startswith("about_")}


def placeholders(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_says_all_with_the_same_values(lang: str) -> None:
    english, other = own("en"), own(lang)
    assert set(english) == set(other)
    assert {key for key in english if placeholders(english[key]) != placeholders(other[key])} == set()
    assert [key for key, said in other.items() if not said.strip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_forbidden_word(lang: str) -> None:
    assert {key: said for key, said in catalog(lang).items() if FORBIDDEN.search(said)} == {}


def test_the_templates_use_only_known_keys() -> None:
    used: set[str] = set()
    for template in TEMPLATES.glob("*.html"):
        used |= set(re.findall(r"""\bt\(\s*["']([a-z_]+\.[a-z_0-9]+)["']""", template.read_text("utf-8")))
    assert len(used) > 80
    built = {key for key in used if key.endswith("_")}  # the rest of the key is a code of the closed lists
    assert used - built <= set(catalog("en"))


def test_text_fills_in_values_and_never_reads_them_as_patterns() -> None:
    assert text("home.running", "en", port=8737) == "Running, port 8737"
    assert text("pair.wants", "en", browser="{port}") == "{port} extension wants to connect"


def test_a_word_that_no_catalog_knows_is_shown_cleaned() -> None:
    assert word("source", "dns", "en") == "DNS"
    assert word("source", "plug\u202ein", "en") == "plugin"
