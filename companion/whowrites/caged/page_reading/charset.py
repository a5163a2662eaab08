"""Which characters the bytes of a page are: HTTP header, byte order mark, the page's own word, statistics."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.-]{2,40})")
_SAID_WITHIN = 4096
_SAMPLE = 8192
_FAMILIES = (
    "utf", "gb", "big5", "euc", "shift", "cp", "iso8859", "iso2022", "koi8", "tis", "hz", "mac", "johab",
)  # fmt: skip
# What browsers take these labels for (WHATWG Encoding, section 4.2): the larger set of each family.
_LARGER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "windows-874": "cp874", "tis-620": "cp874",
}  # fmt: skip


def decoded(data: bytes, header: str) -> str:
    """The text of `data`. `header`: the charset that HTTP names, or empty. Never raises: what fits no
    charset becomes U+FFFD."""
    for name in (header, _mark(data), _own_word(data)):
        codec = _codec(name)
        if codec:
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guess(data), "replace")


def _mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _own_word(data: bytes) -> str:
    found = _NAMED.search(data, 0, _SAID_WITHIN)
    name = found[1].decode("ascii") if found else ""
    # Whoever can read this word does not read UTF-16 (HTML, "prescan a byte stream").
    return "utf-8" if name.lower().startswith("utf-16") else name


def _codec(name: str) -> str:
    """Python's name of a charset; empty for what is none (Python's codecs are not all charsets)."""
    wanted = name.strip(" \"'").lower()[:40]
    try:
        found = codecs.lookup(_LARGER.get(wanted, wanted)).name
    except (LookupError, ValueError):
        return ""
    return found if found.startswith(_FAMILIES) and found != "utf-7" else ""


def _guess(data: bytes) -> str:
    """By statistics over the lines that are not ASCII: all the rest looks the same everywhere."""
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    likely = [
        "utf_8",
        "gb18030",
        "big5",
        "euc_kr",
        "shift_jis",
        "cp1251",
        "cp1252",
        "cp1254",
        "cp1250",
        "cp1256",
    ]
    best = from_bytes(telling, cp_isolation=likely).best()
    return best.encoding if best else "cp1252"
