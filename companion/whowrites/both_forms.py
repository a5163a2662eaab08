"""An international domain for people's eyes: as its letters look, and as the DNS has it, so that neither form
deceives. Whatever is shown goes through here; keys, columns that programs read, and JSON keep A-labels only.
"""

from __future__ import annotations

import re

from whowrites.address import BadAddress, parse
from whowrites.safe_text import safe_text

_APART = re.compile(r"[^A-Za-z0-9.-]+")
_MOST = 20
"""Hosts of one text that are told in both forms."""


def both_forms(text: str) -> str:
    """`text`, with what A-labels in it mean behind them: `info@xn--mller-kva.com (müller.com)`.

    What stands in both forms already is left as it is. Linear in the text.
    """
    if "xn--" not in text and "XN--" not in text:
        return text
    hosts = [_from_first(word.strip(".-")) for word in _APART.split(text) if "xn--" in word.lower()]
    for host in list(dict.fromkeys(hosts))[:_MOST]:
        meant = in_letters(host)
        if meant != host and meant not in text:
            text = _with(text, host, meant)
    return text


def _from_first(host: str) -> str:
    """The host from its first A-label on: what stands before it reads as it is."""
    labels = host.split(".")
    first = next((at for at, label in enumerate(labels) if label.lower().startswith("xn--")), 0)
    return ".".join(labels[first:])


def shown_address(address: str) -> str:
    """An address in both forms, whichever it is written in; what is none is cleaned only."""
    try:
        read = parse(address)
    except BadAddress:
        return both_forms(safe_text(address, 320))
    if read.unicode_domain == read.domain:
        return both_forms(safe_text(address, 320))
    return f"{safe_text(address, 320)} ({_other_form(address, read.domain)})"


def in_letters(domain: str) -> str:
    """The domain with its A-labels in letters, those too that no registry should have let pass (emoji,
    symbols); as it is where they mean nothing."""
    return ".".join(map(_label, domain.lower().split(".")))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    import idna

    try:
        return idna.decode(label)
    except idna.IDNAError:
        pass
    try:
        return safe_text(label[4:].encode("ascii").decode("punycode")) or label
    except (UnicodeError, ValueError, OverflowError):
        return label


def _other_form(address: str, domain: str) -> str:
    return in_letters(domain) if "xn--" in address.lower() else domain


def _with(text: str, host: str, meant: str) -> str:
    """The meaning set behind the word in which the host first stands: an address, or a link."""
    end = text.index(host) + len(host)
    while end < len(text) and not text[end].isspace() and text[end] not in "()<,;'，；（）":
        end += 1
    stop = len(text[:end].rstrip(".:")) if end == len(text) or text[end].isspace() else end
    return f"{text[:stop]} ({meant}){text[stop:]}"
