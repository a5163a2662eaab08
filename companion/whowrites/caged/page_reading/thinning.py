"""HTML made harmless for a parser, in one pass: no long tag, no deep nesting, no scripts, not too many tags.

Nested elements and tags with thousands of attributes cost every parser time that grows with the square.
"""

from __future__ import annotations

import re

LONGEST_TAG = 4096
DEEPEST = 200
MOST_TAGS = 60_000
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_BLOCK_NAMES = """
address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol option p section table tbody td tfoot th thead title tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_NEVER_OPEN_NAMES = """
area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th
"""
_NEVER_OPEN = frozenset(_NEVER_OPEN_NAMES.split())
"""Void elements, and those that the next of their kind ends."""
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)


def thinned(html: str) -> tuple[str, bool]:
    """The same page with a line end at each border of a block and nowhere else, for its text to be cut at;
    and whether a part of it was left out unread (programs and comments aside)."""
    html = html.replace("\r", " ").replace("\n", " ").replace("\x00", " ")
    kept: list[str] = []
    place = depth = 0
    cut = True
    for _ in range(MOST_TAGS):
        start = html.find("<", place)
        if start < 0:
            kept.append(html[place:])
            cut = False
            break
        kept.append(html[place:start])
        named = _NAME.match(html, start)
        if named is None:
            place = _behind_other(html, start)
            if place == start + 1:
                kept.append("&lt;")
        else:
            place = html.find(">", start) + 1
        if not place:
            break  # it never ends, and swallows the rest in a browser too
        if named is None:
            continue
        name, closes = named[1].lower(), html[start + 1] == "/"
        if name not in _NEVER_OPEN:
            depth = max(depth + (-1 if closes else 1), 0)
        raw = None
        if name in _RAW and not closes:
            end = _RAW[name].search(html, place)
            if end is None:
                break
            raw = html[place : end.start()]
            tag, place = html[start:place], end.start()
        else:
            tag = html[start:place]
        if depth + closes > DEEPEST:
            continue
        if len(tag) > LONGEST_TAG:
            tag = f"<{'/' * closes}{name}>"
        kept.append(_kept(name, tag, closes, raw))
    return "".join(kept), cut


def _behind_other(html: str, start: int) -> int:
    """The place behind what begins with `<` and is no tag: comment, declaration, or the sign itself; 0 where
    it does not end."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return end + 3 if end >= 0 else 0
    return html.find(">", start) + 1 if html[start + 1 : start + 2] in ("!", "?", "/") else start + 1


def _kept(name: str, tag: str, closes: bool, raw: str | None) -> str:
    """Of what holds no markup, data and title stay; programs and styles go."""
    if raw is not None and name in ("script", "style"):
        return tag + raw if _DATA.search(tag) else f"<{name}>"
    if name in _BLOCKS:
        return f"{tag}\n" if closes else f"\n{tag}{raw or ''}"
    return tag + (raw or "")
