"""vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): names and addresses of each card.

Own reader: vobject, the one kept library, stops at the first line that it cannot read, has no 4.0, and loses
the charset of 2.1's quoted-printable; of a card only four properties are wanted here.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whowrites.imports.charset import text_of
from whowrites.imports.reading import MAX_CELL, Gathering, Reading

FORMAT = "vcard"
_CHARSET = re.compile(
    r"utf-?8|us-ascii|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|koi8-r|iso-8859-\d{1,2}|windows-125\d",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:\"[^\"]*\"|[^\":;])*)*):")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELD_END = re.compile(r"(?<!\\);")


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name in capitals, without its group, its parameters, and its value as written."""

    name: str
    params: Mapping[str, str]
    value: str


def read(text: str) -> Reading:
    """The people of all cards; rows are cards. A card that is not closed is left out. Raises Unreadable."""
    gathered = Gathering(FORMAT)
    number, depth, card = 0, 0, list[Line]()
    for line in lines(text):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            depth += 1
            if depth == 1:
                number, card = number + 1, []
        elif line.name == "END" and line.value.strip().upper() == "VCARD" and depth:
            depth -= 1
            if depth == 0:
                gathered.row(number, _name(card), _addresses(card))
        elif depth == 1:  # within an inner card (AGENT of 2.1) it is somebody else's
            card.append(line)
    if depth:
        gathered.fault(number, "END", "import_card_open")
    return gathered.done()


def lines(text: str) -> Iterator[Line]:
    """The properties, unfolded (RFC 6350 §3.2) and with quoted-printable put together (vCard 2.1); what is
    none is passed over."""
    pending: list[str] = []
    soft = False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if pending and (soft or raw[:1] in (" ", "\t")):
            pending.append(raw if soft else raw[1:])
        else:
            yield from _line(pending)
            pending = [raw]
        soft = raw.endswith("=") and "QUOTED-PRINTABLE" in pending[0][:500].upper()
        if soft:
            pending[-1] = pending[-1][:-1]
    yield from _line(pending)


def _line(parts: list[str]) -> Iterator[Line]:
    whole = "".join(parts)[: 4 * MAX_CELL]
    head = _HEAD.match(whole)
    if head:
        yield Line(head.group(1).upper(), _params(head.group(2)), whole[head.end() :])


def _params(text: str) -> dict[str, str]:
    """`TYPE=home;ENCODING=...`; in 2.1 also the bare word QUOTED-PRINTABLE."""
    found: dict[str, str] = {}
    for part in text.split(";")[1:]:
        name, _, value = part.partition("=")
        if not value and name.strip().upper() == "QUOTED-PRINTABLE":
            name, value = "ENCODING", name
        found[name.strip().upper()] = value.strip().strip('"')
    return found


def _value(line: Line) -> str:
    """The value in characters, still with its escapes."""
    if line.params.get("ENCODING", "").upper() not in ("QUOTED-PRINTABLE", "Q"):
        return line.value
    data = quopri.decodestring(line.value.encode("utf-8", "replace"))
    charset = line.params.get("CHARSET", "")
    if not _CHARSET.fullmatch(charset):
        return text_of(data)
    return data.decode("gb18030" if charset.lower().startswith("gb") else charset, "replace")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _first(card: list[Line], name: str) -> str:
    return next((_value(line) for line in card if line.name == name and line.value.strip()), "")


def _name(card: list[Line]) -> str:
    """FN, else N as given, additional and family name, else the firm."""
    full = _plain(_first(card, "FN"))
    if full:
        return full
    parts = [_plain(part) for part in _FIELD_END.split(_first(card, "N"))]
    family, given, middle = (*parts, "", "", "")[:3]
    joined = " ".join(part for part in (given, middle, family) if part)
    return joined or _plain(_FIELD_END.split(_first(card, "ORG"))[0])


def _addresses(card: list[Line]) -> Iterator[tuple[str, str]]:
    for line in card:
        if line.name == "EMAIL" and (text := _plain(_value(line))):
            yield "EMAIL", text.removeprefix("mailto:")
