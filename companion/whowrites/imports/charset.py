"""The characters of a file that does not say how it is written: UTF-8, UTF-16, GB18030 or Windows-1252.

These four are what address books are exported in; a guess among more of them would be wrong more often.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 64 * 1024
_HIGH = re.compile(rb"[\x80-\xff]+")
_MOSTLY = 0.8


def text_of(data: bytes) -> str:
    """`data` as text, without a byte order mark; what cannot be read is replaced by U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _utf16(data[:_PROBE]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030" if _chinese(data) else "cp1252", "replace")


def _utf16(data: bytes) -> str:
    """UTF-16 without its mark: in a table of addresses every second byte is NUL."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if half and odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.4 and odd < half * 0.1 else ""


def _chinese(data: bytes) -> bool:
    """Whether the high bytes stand in pairs, as two of them make one Chinese character (GB 2312); a letter
    with an accent stands alone between plain ones. And all of it must be readable that way."""
    runs = [len(run.group()) for run in _HIGH.finditer(data)]
    paired = sum(length for length in runs if length % 2 == 0)
    if not runs or paired < sum(runs) * _MOSTLY:
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
