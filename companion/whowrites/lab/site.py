"""A firm's web site in the lab: the pages of its TOML file, and how its server behaves.

`[site."/path"]` is a page with `title` and `body`, or `html` as a whole; `charset`, `says_charset` (what the
header says, empty for nothing), `status` and `location` where they differ. `[web]` is the server: see `Site`.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. `says_charset` None: as it is."""

    title: str = ""
    body: str = ""
    html: str = ""
    charset: str = "utf-8"
    says_charset: str | None = None
    status: int = 200
    location: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """`certificate`: "" good, "expired", "other_name", or "holder|NAME|COUNTRY": good, and it
    names a firm. `plain`: nothing listens for TLS. `any_path`: every path shows the home page."""

    pages: Mapping[str, SitePage] = field(default_factory=dict)
    certificate: str = ""
    plain: bool = False
    any_path: bool = False

    def served(self, path: str) -> SitePage | None:
        """The page at `path`; None for 404."""
        return self.pages.get(path) or (self.pages.get("/") if self.any_path else None)


def read(pages: Mapping[str, Mapping[str, Any]], server: Mapping[str, Any]) -> Site:
    """From the tables `site` and `web` of a company's file. Raises TypeError for one off the schema."""
    return Site({path: SitePage(**page) for path, page in pages.items()}, **server)


def shown(site: Site, page: SitePage) -> tuple[str, bytes]:
    """Content type and bytes of a page; every page made of title and body carries links to the others."""
    said = page.charset if page.says_charset is None else page.says_charset
    kind = f"text/html; charset={said}" if said else "text/html"
    if page.html:
        return kind, page.html.encode(page.charset)
    others = (
        f'<a href="{other}">{html.escape(item.title)}</a>'
        for other, item in site.pages.items()
        if item is not page and item.title
    )
    head = f'<head><meta charset="{page.charset}"><title>{html.escape(page.title)}</title></head>'
    text = f"<!doctype html><html>{head}<body><nav>{' '.join(others)}</nav>{page.body}</body></html>"
    return kind, text.encode(page.charset)
