"""One reply of a mail server, from its lines (RFC 5321 section 4.2, RFC 2034): codes and words. Pure.

All of it is the server's to write, so every step is linear and bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whowrites.safe_text import safe_text

SHOWN, LINE_SHOWN = 512, 200
_READ = 4096
"""Bytes of a reply that are read for words."""
_LINE = re.compile(rb"([2-5][0-9][0-9])(?:[ -](.*))?", re.DOTALL)
_ENHANCED = re.compile(r"[\s#\[(<]{0,4}([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")
_HASHED = re.compile(r"#([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")
_OTHER_CHARSETS = ("gb18030", "cp1251", "koi8-r")
"""For words only: a phrase that stands in one of them is in no other by chance."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`code`: three digits, 0 where the lines are no reply. `enhanced`: the last one, "" without.

    `text`: the joined lines, to be shown. `words`: the same in every charset that it may be in, to be read.
    """

    code: int
    enhanced: str
    text: str
    words: str
    lines: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the server did what it was told (2yz)."""
        return 200 <= self.code <= 299


def is_last(line: bytes) -> bool:
    """Whether no line of the same reply follows this one."""
    return line[3:4] != b"-"


def read_lines(lines: Sequence[bytes]) -> Reply:
    """The reply of these lines, line ends off. Lines of different codes are no reply: code 0."""
    matches = [_LINE.fullmatch(line) for line in lines]
    parts = [(match[1], match[2] or b"") for match in matches if match is not None]
    codes = {code for code, _ in parts}
    valid = len(codes) == 1 and len(parts) == len(lines)
    raw = b" ".join(rest for _, rest in parts)[:_READ] if valid else b" ".join(lines)[:_READ]
    text = _decoded(raw)
    shown = tuple(safe_text(_decoded(line[:SHOWN]), LINE_SHOWN) for line in lines)
    if not valid:
        return Reply(0, "", safe_text(text, SHOWN), "", shown)
    return Reply(int(parts[0][0]), _enhanced(parts), safe_text(text, SHOWN), _words(raw, text), shown)


def _enhanced(parts: Sequence[tuple[bytes, bytes]]) -> str:
    """The last enhanced code at the start of a line; else one that is marked with "#" anywhere."""
    rests = [rest[:_READ].decode("latin-1") for _, rest in parts]
    leading = [match[1] for rest in rests if (match := _ENHANCED.match(rest))]
    hashed = [found for rest in rests for found in _HASHED.findall(rest)]
    return (leading or hashed or [""])[-1]


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _words(raw: bytes, text: str) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join([text, *(raw.decode(name, "replace") for name in _OTHER_CHARSETS)])
    return text
