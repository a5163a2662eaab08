"""Which kinds of refusal the words of a mail server name, in the languages of trade. Pure and linear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from whowrites.sources import tables

_IP = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])")
_HEAD = frozenset(tables.HEAD)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_AROUND = "<>()[]'\"`:;,."


class Said(NamedTuple):
    """`kinds`: the tables of phrases that were hit. `names_ip`: an address that is not the server's own, most
    likely ours, stands there. `names_url`: the address of a page, most likely of a policy."""

    kinds: frozenset[str]
    names_ip: bool
    names_url: bool


def said(words: str, address: str = "", host: str = "", ip: str = "") -> Said:
    """What `words` say, the address asked about and the server's own names left out: a mailbox called "relay"
    at a domain called "full" changes nothing."""
    plain = _without(words.lower(), address.lower(), host.lower())
    padded = f" {folded(plain)} "
    kinds = frozenset(
        kind
        for kind, (whole, anywhere) in _phrases().items()
        if any(phrase in padded for phrase in whole) or any(phrase in padded for phrase in anywhere)
    )
    return Said(kinds, any(found != ip for found in _IP.findall(plain)), "://" in plain or " www " in padded)


def folded(text: str) -> str:
    """The words in lower case, accents off, everything but letters and digits as one blank."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " ".join(kept.split())


def _without(text: str, address: str, host: str) -> str:
    local, _, domain = address.partition("@")
    for name in (address, host, domain):
        if name:
            text = text.replace(name, " ")
    return " ".join(word for word in text.split() if "@" not in word and not _quotes(word, local))


def _quotes(word: str, local: str) -> bool:
    """Whether a word is the local part in brackets, quotes or before a colon; a bare one may be prose."""
    bare = word.strip(_AROUND)
    return bool(local) and bare == local and bare != word


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Per kind: phrases of whole words with their blanks, and those looked for anywhere."""
    table = tables.toml("mailbox_phrases.toml")
    return {kind: _split(part["phrases"]) for kind, part in table.items() if kind not in _HEAD}


def _split(phrases: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    whole, anywhere = [], []
    for phrase in phrases:
        plain = folded(phrase)
        if _CJK.search(plain):
            anywhere.append(plain)
        else:
            whole.append(f" {plain}" if phrase.endswith("*") else f" {plain} ")
    return tuple(whole), tuple(anywhere)
