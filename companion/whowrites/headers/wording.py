"""The text of a header line as its writer meant it: bytes without a charset, encoded words, names with
a comma.

RFC 5322, 2047 and 6532, and what programs do instead: Chinese mail in bare GBK, `gb2312` for its larger
successors (encoding.spec.whatwg.org reads it so), and `Nordtool Co., Ltd <a@nordtool.example>` unquoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header

NAME_LENGTH = 1000
"""Of a name as it is written; what is longer is cut before it is decoded."""

_MOST_PARTS = 100
_LARGER = dict.fromkeys(("gb2312", "gbk", "x-gbk", "cp936", "gb_2312-80"), "gb18030")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)|<[^<>]*>|[^",(<]+|.', re.DOTALL)


_NOT_CHINESE = re.compile(
    "[^\\x00-\\x7f\\u4e00-\\u9fff\\u3000-\\u303f\\uff00-\\uffef]"
    "|[A-Za-z][\\u4e00-\\u9fff]|[\\u4e00-\\u9fff][A-Za-z]"
)
"""Signs that no Chinese name has, or such letters within a Latin word: bytes of a western charset."""


def one_line(raw: str, charset: str = "") -> str:
    """The line as text. Bytes that are not ASCII are UTF-8 (RFC 6532), else of the text's own `charset`, else
    Chinese where they read as such; other ones stand as signs that nobody can read."""
    said = raw.encode("ascii", "surrogateescape")
    return " ".join(_text(said, charset).split("\n")).strip()


def encoded_words(written: str) -> str:
    """RFC 2047 encoded words as text. A word in a charset that nobody knows stays as it was written."""
    cut = written[:NAME_LENGTH]
    try:
        said = decode_header(cut)
        return str(make_header([(part, _LARGER.get((name or "").lower(), name)) for part, name in said]))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return cut


def quoted_names(value: str) -> str:
    """The addresses of a field, with each name in quotes that holds a comma without them: the parser would
    take what stands before it for another address, and lose it."""
    parts = list(_parts(value))
    if not 1 < len(parts) <= _MOST_PARTS:
        return value
    told: list[str] = []
    waiting: list[str] = []
    for part in parts:
        name, bracket, address = part.rpartition("<")
        if not re.search(r"[@:;<]", part):
            waiting.append(part)
        elif waiting and bracket and not re.search(r"[@:;<]", name):
            words = ", ".join(word.strip() for word in (*waiting, name))
            told.append('"' + re.sub(r'["\\]', "", words) + f'" <{address}')
            waiting = []
        else:
            told += [*waiting, part]
            waiting = []
    return ",".join((*told, *waiting))


def _text(said: bytes, charset: str) -> str:
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if charset and charset.lower() not in ("utf-8", "us-ascii"):
        try:
            return said.decode(_LARGER.get(charset.lower(), charset))
        except (UnicodeError, LookupError):
            pass
    try:
        chinese = said.decode("gb18030")
    except UnicodeDecodeError:
        return said.decode("utf-8", "replace")
    return said.decode("utf-8", "replace") if _NOT_CHINESE.search(chinese) else chinese


def _parts(value: str) -> Iterator[str]:
    """The field at its commas, those in quotes, comments and brackets left alone."""
    part = ""
    for token in _TOKEN.findall(value):
        if token == ",":
            yield part
            part = ""
        else:
            part += token
    yield part
