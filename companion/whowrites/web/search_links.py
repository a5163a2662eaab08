"""Searches made ready for the owner: links that open only when he clicks, at the search engine that he
chose. Pure.

Nothing is asked from here. The engine learns what is searched for, and only then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote_plus

from whowrites.safe_text import safe_text

SETTING = "search_engine"
ENGINES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "google": ("Google", "https://www.google.com/search?q="),
        "bing": ("Bing", "https://www.bing.com/search?q="),
        "baidu": ("百度 Baidu", "https://www.baidu.com/s?wd="),
        "duckduckgo": ("DuckDuckGo", "https://duckduckgo.com/?q="),
    }
)
"""Name and address of each engine; the query follows as one form-encoded value."""
DEFAULT = "google"

_LENGTH = 120
_PLACES = (
    ("alibaba", "alibaba.com"),
    ("global_sources", "globalsources.com"),
    ("made_in_china", "made-in-china.com"),
)


@dataclass(frozen=True, slots=True)
class Who:
    """What is searched for: the address, and as far as known the person's name and the company's."""

    address: str
    name: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A search: `code` names it, `query` is shown, `url` is where it leads."""

    code: str
    query: str
    url: str


def links(engine: str, who: Who) -> tuple[Link, ...]:
    """The searches, as far as there is something to search for; an unknown engine is the default one."""
    base = ENGINES.get(engine, ENGINES[DEFAULT])[1]
    address, company = _quoted(who.address), _quoted(who.company)
    local = _quoted(who.address.rpartition("@")[0])
    person = _quoted(who.name) or local
    found = [("address", address)]
    if other := company or _quoted(who.name):
        found.append(("local_company", f"{local} {other}"))
    found.append(("linkedin_people", f"site:linkedin.com/in {person} {company}".strip()))
    if company:
        found.append(("linkedin_company", f"site:linkedin.com/company {company}"))
    found += [(code, f"site:{host} {company or address}") for code, host in _PLACES]
    found += [("pdf", f"filetype:pdf {address}"), ("complaints", f"{address} scam OR fraud OR complaint")]
    return tuple(Link(code, query, base + quote_plus(query)) for code, query in found)


def _quoted(text: str) -> str:
    """The text as an exact phrase; quotes of its own would end it."""
    said = " ".join(safe_text(text, _LENGTH).replace('"', " ").split())
    return f'"{said}"' if said else ""
