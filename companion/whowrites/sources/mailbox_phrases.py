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
    # The address of a page is no prose, but the name of a blocklist may stand in it.
    prose = " ".join(word for word in plain.split() if "://" not in word)
    everything, padded = f" {folded(plain)} ", f" {folded(prose)} "
    kinds = frozenset(
        kind
        for kind, phrases in _phrases().items()
        if any(phrase in (everything if kind == "blocklist" else padded) for phrase in phrases)
    )
    return Said(kinds, any(found != ip for found in _IP.findall(plain)), "://" in plain)


def folded(text: str) -> str:
    """The words in lower case, accents off, everything but letters and digits as one blank."""
    # Twice: letters of mathematics become capitals, and small letters may come apart again.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
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
def _phrases() -> Mapping[str, tuple[str, ...]]:
    """Per kind what is looked for: whole words with the blanks around them, Chinese as it is."""
    table = tables.toml("mailbox_phrases.toml")
    return {
        kind: tuple(_sought(phrase) for phrase in part["phrases"])
        for kind, part in table.items()
        if kind not in _HEAD
    }


def _sought(phrase: str) -> str:
    plain = folded(phrase)
    if _CJK.search(plain):
        return plain
    return f" {plain}" if phrase.endswith("*") else f" {plain} "
