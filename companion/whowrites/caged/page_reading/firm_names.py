"""How the firm behind a page calls itself: structured data, site name, copyright, title, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whowrites.caged.page_reading.words import any_word
from whowrites.reading.names import company, words
from whowrites.sources.page_facts import Quoted

MOST = 6
_PIECES = re.compile(r"\s[-–—|·:]\s|[|·:：•»_]|\s{2,}|[,，]\s(?!(?:Ltd|Inc|LLC|Co|S\.|Limited)\b)")
_YEARS = re.compile(r"^[\s\d,–—\-.:©&;]+|[\s,.;:|–—-]+$")
_CHINESE = re.compile("[\u4e00-\u9fff（）()]{2,25}?(?:有限责任公司|有限公司|集团公司)")
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 80
_NO_NAMES = frozenset(
    {"home", "homepage", "welcome", "index", "首页", "主页", "startseite", "inicio", "accueil"}
)


def firm_names(
    given: Sequence[str], site_name: str, title: str, lines: Sequence[str], domain: str, *, own_words: bool
) -> tuple[Quoted, ...]:
    """Each name once, the surest first. `given`: those of structured data; `domain`: the site's.

    `own_words`: the page is a contact or an imprint, so that firms in its lines are the site's own. On others
    they are customers and partners as well.
    """
    found: dict[str, str] = {}
    for name in given:
        _add(found, name, name)
    _add(found, site_name, site_name)
    for line in lines:
        _add(found, copyright_holder(line), line)
    for piece in _PIECES.split(title):
        if named := _firm(piece):
            _add(found, named, title)
        elif _is_label(piece, domain):
            _add(found, piece, title)
    for line in lines if own_words else ():
        if not any_word("page_words", "copyright", "signs").search(line):
            for name in _named(line):
                _add(found, name, line)
    return tuple(Quoted(name, quote[:160]) for name, quote in found.items())[:MOST]


def copyright_holder(line: str) -> str:
    """The name that stands behind a copyright sign and its years; empty where there is none."""
    sign = any_word("page_words", "copyright", "signs").search(line)
    if not sign:
        return ""
    rest = line[sign.end() :]
    if more := any_word("page_words", "copyright", "signs").match(rest.lstrip()):
        rest = rest.lstrip()[more.end() :]
    end = any_word("page_words", "copyright", "ends").search(rest)
    name = _YEARS.sub("", rest[: end.start()] if end else rest)
    name = _YEARS.sub("", re.sub(r"^by\s", "", name, flags=re.IGNORECASE))
    return _firm(name) or (name if len(words(name)) <= 6 or not name.isascii() else "")


def _firm(text: str) -> str:
    """The name with a legal form in a short text; empty where there is none. A Chinese one is cut out of its
    sentence."""
    if chinese := _CHINESE.search(text):
        return chinese.group()
    return "" if _HAN.search(text) else company(text)


def _named(line: str) -> Iterator[str]:
    yield from (match.group() for match in _CHINESE.finditer(line))
    if len(line) <= 2 * _LONGEST and not _HAN.search(line):
        yield company(re.split("[:：]", line)[-1])


def _add(found: dict[str, str], name: str, quote: str) -> None:
    plain = name.strip(" .,-–|")
    wordy = 2 <= len(plain) <= _LONGEST and any(char.isalpha() for char in plain)
    if wordy and plain.casefold() not in _NO_NAMES and len(found) < MOST:
        known = {name.casefold() for name in found}
        if plain.casefold() not in known:
            found[plain] = quote


def _is_label(piece: str, domain: str) -> bool:
    """Whether the words of a piece of the title are the domain's name."""
    said = "".join(words(piece))
    return len(said) >= 4 and said == "".join(words(domain.split(".")[0]))
