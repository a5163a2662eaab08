"""What a page says to a reader, line by line, and where each of its links leads."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from whowrites.safe_text import safe_text

MOST_LINES = 4000
LONGEST_LINE = 300
_MOST_LINKS = 2000
_SCRIPTS = (
    ("zh", "\u4e00", "\u9fff"), ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"),
    ("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"), ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
)  # fmt: skip


def lines_of(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The lines of the body (borders of blocks are line ends: see `thinning`), cut and cleaned."""
    if tree.body is None:
        return ()
    for node in tree.css("script, style, template"):
        node.decompose()
    said = tree.body.text(deep=True, separator="")
    lines = (safe_text(unicodedata.normalize("NFKC", line[: LONGEST_LINE * 2]), LONGEST_LINE)
             for line in islice(said.split("\n"), MOST_LINES * 4))  # fmt: skip
    return tuple(islice((line for line in lines if line), MOST_LINES))


def links_of(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """(href, text) of each link; an image's own words where there are none."""
    for node in islice(tree.css("a[href], area[href]"), _MOST_LINKS):
        href = (node.attributes.get("href") or "").strip()[:1000]
        shown = safe_text(node.text(deep=True, separator=" "), 100)
        if not shown:
            image = node.css_first("img[alt]")
            alt = image.attributes.get("alt") if image else node.attributes.get("title")
            shown = safe_text(alt or "", 100)
        if href:
            yield href, shown


def meta(tree: LexborHTMLParser, *names: str) -> str:
    """The content of the first `meta` of one of these names or properties."""
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        if name.lower() in names:
            return safe_text(node.attributes.get("content") or "", 200)
    return ""


def onward(tree: LexborHTMLParser) -> str:
    """Where the page sends its reader by itself: a refresh within five seconds, or the one frame it has."""
    for node in tree.css("meta[http-equiv][content]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            after, _, rest = (node.attributes.get("content") or "").partition(";")
            target = re.sub(r"^\s*url\s{0,9}=\s{0,9}", "", rest[:1000], flags=re.IGNORECASE).strip(" '\"")
            if target and after.strip().isdigit() and int(after.strip()[:6]) <= 5:
                return target
    frames = tree.css("frame[src]") or tree.css("iframe[src]")
    return (frames[0].attributes.get("src") or "").strip()[:1000] if len(frames) == 1 else ""


def language(tree: LexborHTMLParser, lines: Sequence[str]) -> str:
    """The ISO 639 code of the `lang` attribute, else the language that a script is peculiar to."""
    said = (tree.root.attributes.get("lang") or "") if tree.root else ""
    code = re.match(r"[a-zA-Z]{2,3}(?=$|[-_])", said)
    if code:
        return code[0].lower()
    sample = "".join(lines)[:5000]
    letters = sum(char.isalpha() for char in sample) or 1
    shares = {name: sum(first <= char <= last for char in sample) / letters for name, first, last in _SCRIPTS}
    if shares["ja"] > 0.05:
        return "ja"
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.3 else ""


def digest(title: str, lines: Sequence[str]) -> str:
    """Equal for pages that say the same; numbers aside, which are dates and counters."""
    letters = re.sub(r"[\d\W_]+", "", title + "".join(lines)).casefold()
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()[:32]
