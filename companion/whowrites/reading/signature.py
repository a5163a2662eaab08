"""The fields of a signature: who signs, as what, for which firm, and where he is reached.

Read only when the user asks for it. The rules are those of `extension/content/signature.js`, which reads
the same in the mail page so that only fields leave it; both are held to one file of cases. What is quoted
from an earlier letter, and the fine print below, is nobody's signature. Linear in the text, with limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whowrites.reading.signature_parts import (
    is_address,
    is_company,
    is_person,
    is_title_line,
    label_of,
    number_in,
)
from whowrites.reading.signature_words import begins_with, folded, words

LETTERS = 20_000
"""Characters of a letter that are read, from its beginning."""
LINES = 15
"""Lines of a signature."""
MOST = 40
VALUE = 300

Field = tuple[str, str]
"""Name and value; the names are person, title, company, phone, email, website, address."""

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_SITE = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}[^\s|,;<>]{0,80}", re.I
)
_HOST = re.compile(r"[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,3}", re.I)
_PIECES = re.compile(r"\s+[|｜•·‖]\s*|[|｜•·]|\t+|\s{3,}|\s+/\s+")
_FOR = re.compile(r"^\s*(?:i\.\s?[AV]\.|ppa\.|p\.\s?p\.)\s+")
"""On behalf of, before a German name."""
_DELIMITER = re.compile(r"--\s?")


def read(text: str) -> tuple[Field, ...]:
    """The fields of the signature in a letter's plain text, in their order; each value once. Empty: there
    is none."""
    found: dict[Field, None] = {}
    for field, value in _fields(_signature(_own_lines(text[:LETTERS]))):
        cut = value.strip(" ,;:|-–•·").strip()[:VALUE]
        alone = field in ("person", "title", "company") and any(name == field for name, _ in found)
        if cut and not alone and len(found) < MOST:
            found[field, cut] = None
    return tuple(found)


def _own_lines(text: str) -> list[str]:
    """The lines above quoted letters and fine print, without marks of the writer's device."""
    lines: list[str] = []
    for raw in re.split(r"\r\n|\r|\n", text):
        line = (
            re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]", "", raw)
            .replace("\u00a0", " ")
            .replace("\u3000", " ")[:300]
            .rstrip()
        )
        if _quotes(line) or begins_with(line, "disclaimers"):
            break
        if not begins_with(line, "passed_over"):
            lines.append(line)
    return lines


def _quotes(line: str) -> bool:
    """Whether an earlier letter begins here: `>`, "On ... wrote:", "From: ...", or a ruled line."""
    if line.startswith(">") or re.match(r"_{8,}", line):
        return True
    said = folded(line)
    if line.startswith("-----") or line.startswith("====="):
        return any(word in said for word in words("forwards"))
    if any(word == said for word in words("forwards")):
        return True
    if re.search(r"[:：]\s*$", line) and any(
        said.endswith(word) or line.rstrip(" :：").endswith(word) for word in words("quotes")
    ):
        return True
    head = re.match(r"\s*([^:：]{1,12})\s?[:：]\s?\S", line)
    return bool(head and folded(head[1]) in words("headers") and "@" in line)


def _signature(lines: list[str]) -> list[str]:
    """The lines after the last delimiter or closing; else the last block, where it has a label or an
    address."""
    for at in range(len(lines) - 1, -1, -1):
        if _DELIMITER.fullmatch(lines[at]):
            return lines[at + 1 :][:LINES]
    for at in range(len(lines) - 1, -1, -1):
        rest = _after_closing(lines[at])
        if rest is not None:
            below = [line for line in [rest, *lines[at + 1 :]] if line.strip()]
            if below:
                return below[:LINES]
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and end - start < LINES and lines[start - 1].strip() and len(lines[start - 1]) <= 100:
        start -= 1
    block = lines[start:end]
    return (
        block if any(label_of(line)[0] or _MAIL.search(line) or _SITE.search(line) for line in block) else []
    )


def _after_closing(line: str) -> str | None:
    """What stands behind a closing on its line ("Best regards, Anna Berg"); None where the line is none."""
    if len(line) > 60:
        return None
    closing, comma, rest = line.partition(",") if "," in line else line.partition("，")
    if comma and folded(closing) in words("closings"):
        return rest.strip()
    return "" if folded(line) in words("closings") else None


def _fields(lines: list[str]) -> Iterator[Field]:
    address = ""
    named = False
    for line in lines:
        for piece in filter(None, (part.strip() for part in _PIECES.split(_FOR.sub("", line)))):
            kind, value = label_of(piece)
            if address and (kind or not _goes_on(piece)):
                yield "address", address
                address = ""
            if kind == "address":
                address = value
            elif kind:
                yield from _labelled(kind, value)
            elif address:
                address += ", " + piece
            elif is_address(piece):
                address = piece
            else:
                for field, said in _plain(piece, named):
                    named = named or field == "person"
                    yield field, said
    if address:
        yield "address", address


def _goes_on(piece: str) -> bool:
    """Whether a line below an address is more of it."""
    return (
        not (_MAIL.search(piece) or _SITE.search(piece) or number_in(piece) or is_company(piece))
        and len(piece) <= 80
    )


def _labelled(kind: str, value: str) -> Iterator[Field]:
    if kind == "phone":
        for number in re.split(r"\s+/\s+|[;；]|\s+(?:or|oder|ou|o)\s+", value):
            if said := number_in(number, labelled=True):
                yield "phone", said
    elif kind == "email":
        yield from (("email", match.group()) for match in _MAIL.finditer(value))
    elif kind == "website":
        site = _SITE.search(value) or _HOST.search(value)
        if site:
            yield "website", site.group()
    elif kind != "other":
        yield kind, value


def _plain(piece: str, named: bool) -> Iterator[Field]:
    mails = [match.group() for match in _MAIL.finditer(piece)]
    site = _SITE.search(_MAIL.sub(" ", piece))
    number = number_in(piece)
    if mails or site or number:
        yield from (("email", mail) for mail in mails)
        if site:
            yield "website", site.group()
        if number and not mails and not site:
            yield "phone", number
    elif is_company(piece):
        yield "company", piece
    elif not named and is_person(piece):
        yield "person", piece
    else:
        yield from _named_as(piece, named)


def _named_as(piece: str, named: bool) -> Iterator[Field]:
    """A title, or a name and a title on one line: "Anna Berg, Head of Purchasing", "王莉 外贸经理"."""
    first, second = _two(piece)
    if second and not named and is_person(first) and is_title_line(second):
        yield "person", first
        yield "title", second
    elif second and is_title_line(first) and is_company(second):
        yield "title", first
        yield "company", second
    elif is_title_line(piece):
        yield "title", piece


def _two(piece: str) -> tuple[str, str]:
    cut = re.search(r"\s[-–—]\s|[,，(（]\s?|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", piece)
    return (piece[: cut.start()].strip(), piece[cut.end() :].strip(" )）")) if cut else (piece, "")
