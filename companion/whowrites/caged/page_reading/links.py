"""Which links lead to About, Contact, Imprint and products, and which to the firm's social pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote, urlsplit

from whowrites.caged.page_reading.words import any_of, listed
from whowrites.sources import tables
from whowrites.sources.page_facts import Link

KINDS = ("about", "contact", "imprint", "products")
_SHARING = ("/share", "/intent", "sharearticle", "/dialog/", "/widgets", "/plugins", "/pin/create")
_MOST_SOCIAL = 12


def page_links(links: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """The best link of each kind: its text says more than its path, and a whole text more than a part."""
    best: dict[str, tuple[float, Link]] = {}
    for href, text in links:
        if href.lower().startswith(("mailto:", "tel:", "javascript:", "data:", "whatsapp:", "skype:")):
            continue
        for kind in KINDS:
            points = _points(kind, href, text)
            if points > best.get(kind, (0.0,))[0]:
                best[kind] = points, Link(kind, href, text)
    return tuple(best[kind][1] for kind in KINDS if kind in best)


def social(links: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The firm's own pages at social networks; links that share this page with others are none."""
    hosts = tables.words("social_hosts.txt")
    found: dict[str, None] = {}
    for href, _ in links:
        if not href.lower().startswith(("http://", "https://", "//")):
            continue
        host, path = _parts(href)
        owner = host if host in hosts else host.partition(".")[2]
        if owner in hosts and path.strip("/") and not any(word in href.lower() for word in _SHARING):
            found[href.split("?")[0][:200] if host != "api.whatsapp.com" else href[:200]] = None
    return tuple(found)[:_MOST_SOCIAL]


def _points(kind: str, href: str, text: str) -> float:
    said = text.casefold().replace("\u0307", "").strip(" .:»>→")  # a Turkish capital I keeps its dot apart
    words = listed("page_words", "pages", kind)
    sure = 1 - next((words.index(word) for word in words if word == said), len(words)) / len(words)
    if sure:
        return 3 + sure
    path = _parts(href)[1].rsplit(".", 1)[0] + " " + _fragment(href)
    pieces = {*re.split(r"[/_.?=&\s]+", path), *re.split(r"[/_.?=&\s-]+", path)}
    points = 1.0 if pieces & _path_words(kind) else 0.0
    if len(said) <= 60 and _words(kind).search(said):
        points += 1.5
    return points


def _fragment(href: str) -> str:
    """The part behind #: one-page sites have their contact there."""
    return unquote(href.partition("#")[2][:100]).lower()


def _parts(href: str) -> tuple[str, str]:
    """Host without `www.` and path, lower case; empty for what is no URL."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", ""
    return parts.netloc.lower().rpartition("@")[2].removeprefix("www."), unquote(parts.path).lower()[:300]


@cache
def _path_words(kind: str) -> frozenset[str]:
    return frozenset(word.replace(" ", "-") for word in listed("page_words", "pages", kind))


@cache
def _words(kind: str) -> re.Pattern[str]:
    return any_of(listed("page_words", "pages", kind))
