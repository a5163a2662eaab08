"""What one piece of a signature's line is: a labelled value, a number, a firm, a person, a job title, a
place."""

from __future__ import annotations

import re

from whowrites.reading.signature_words import folded, title_words, words

_LABELS = ("phone", "other", "email", "website", "address", "company", "person", "title")
_LABEL = re.compile(r"\s*([^:：0-9@]{1,24}?)\s?[:：]\s?(.*)")
_BARE_LABEL = re.compile(r"\s*([A-Za-zÀ-ÿ\u4e00-\u9fff/.-]{1,20})\.?\s+(?=[+(]?[0-9])(.*)")
_NUMBER = re.compile(r"[+(]?[0-9][0-9\s().\-/]{5,24}[0-9]")
_ABROAD = re.compile(r"(?:\+|00)[0-9][0-9\s().\-/]{5,24}[0-9]")
_HAN = re.compile("[\u4e00-\u9fff]")
_POSTCODE_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?[0-9]{4,6}(?: [A-Z]{2})? [^\W0-9_]{2,}[^0-9]{0,40}")


def label_of(piece: str) -> tuple[str, str]:
    """The kind of label that a piece begins with, and the value behind it; two empty texts where there is
    none."""
    for shape in (_LABEL, _BARE_LABEL):
        found = shape.match(piece[:300])
        if found and not found[2].startswith("//"):
            said = folded(found[1])
            for kind in _LABELS:
                if said in words(f"labels.{kind}"):
                    return kind, found[2].strip()
    return "", ""


def number_in(piece: str, *, labelled: bool = False) -> str:
    """The telephone number that a piece consists of, as it is written; without a label only an
    international one."""
    found = (_NUMBER if labelled else _ABROAD).search(piece[:80])
    if not found or (not labelled and len(piece) - len(found.group()) > 8):
        return ""
    digits = len(re.sub("[^0-9]", "", found.group()))
    return found.group().strip() if 7 <= digits <= 15 else ""


def is_company(piece: str) -> bool:
    """Whether it is a firm's name: it ends with a legal form."""
    if len(piece) > 100 or "@" in piece:
        return False
    if _HAN.search(piece):
        return any(piece.endswith(form) for form in words("forms.chinese")) and len(piece) >= 4
    said = folded(piece)
    if any(said.endswith(f" {form}") for form in words("forms.any_case")):
        return True
    last = piece.split()[-1:] if len(piece.split()) > 1 else []
    return bool(last) and (last[0] in words("forms.cased") or last[0].rstrip(",") in words("forms.cased"))


def is_person(piece: str) -> bool:
    """Whether it can be a person's name: two to four capitalised words, or two to four Chinese characters."""
    if _HAN.search(piece):
        return re.fullmatch("[\u4e00-\u9fff]{2,4}", piece) is not None and not is_title_line(piece)
    said = [word for word in re.split(r"\s+", piece) if word]
    if not 2 <= len(said) <= 4 or len(piece) > 50 or re.search(r"[0-9@:/&]", piece) or is_title_line(piece):
        return False
    small = (
        "de",
        "da",
        "do",
        "dos",
        "del",
        "la",
        "van",
        "von",
        "der",
        "den",
        "di",
        "bin",
        "al",
        "el",
        "y",
        "e",
    )
    return all(word[0] != word[0].lower() or word in small for word in said) and said[0] not in small


def is_title_line(piece: str) -> bool:
    """Whether it is a job title: short, no number, with a word of one."""
    if len(piece) > 80 or re.search(r"[0-9@]", piece):
        return False
    said = f" {folded(piece)} "
    return any((f" {word} " in said) if word.isascii() else word in piece for word in title_words())


def is_address(piece: str) -> bool:
    """Whether it is a postal address: a number, and a word of streets, a postcode before a town, or a
    country."""
    if len(piece) > 200 or "@" in piece:
        return False
    if _HAN.search(piece):
        return (
            sum(piece.count(word) for word in words("streets.chinese")) >= 2
            and re.search(r"[0-9]", piece) is not None
        )
    if not re.search(r"[0-9]", piece) or _ABROAD.search(piece):
        return False
    said = folded(piece).split()
    street = any(word in words("streets.words") for word in said) or any(
        len(word) > len(end) + 2 and word.endswith(end) for word in said for end in words("streets.endings")
    )
    return street or _POSTCODE_TOWN.fullmatch(piece) is not None
