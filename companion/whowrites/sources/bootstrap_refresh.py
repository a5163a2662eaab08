"""IANA's own table of RDAP services (RFC 9224), fetched when the owner asks and kept in his data folder.

The shipped table is dated; registries move and new ones open. Nothing of a sender is sent.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from whowrites.net.errors import NetError
from whowrites.sources import Sources, bootstrap, tables

URL = "https://data.iana.org/rdap/dns.json"
FILE = "rdap_bootstrap.json"
BYTES = 256 * 1024
TOTAL = 10.0
FEWEST = 500
"""Top-level domains; a table with fewer is a part of one, or none."""
_MOST = 5_000


def refresh(sources: Sources, folder: Path) -> date:
    """Fetch the table, keep it in `folder` and use it. The day of its publication.

    Raises NetError ("malformed" for what is no such table; then nothing is kept) and OSError.
    """
    deadline = sources.deadline.sooner(TOTAL)
    response = sources.http.get(
        URL, accept="application/json", limit_bytes=BYTES, deadline=deadline, redirects=0, https_only=True
    )
    if response.status != 200:
        raise NetError("server_error" if response.status >= 500 else "refused", str(response.status))
    try:
        published, bases = read_table(response.body)
    except ValueError as error:
        raise NetError("malformed", str(error)) from error
    place = folder / FILE
    part = place.with_suffix(".part")
    part.write_bytes(response.body)
    part.replace(place)
    bootstrap.prefer(bases)
    return published


def use_kept(folder: Path) -> date | None:
    """Use the table that `refresh` kept in `folder`, and give its day; None where there is none that can be
    read, or where the shipped one is newer."""
    try:
        with (folder / FILE).open("rb") as file:
            published, bases = read_table(file.read(BYTES + 1))
    except (OSError, ValueError):
        return None
    shipped: date = tables.toml("rdap_bootstrap.toml")["date"]
    if published < shipped:
        return None
    bootstrap.prefer(bases)
    return published


def read_table(body: bytes) -> tuple[date, dict[str, str]]:
    """Publication and base URLs by top-level domain. Raises ValueError.

    Of several URLs the first with https is taken; a service without one is left out. The guard reads each URL
    again when it is asked.
    """
    try:
        table: Any = json.loads(body) if len(body) <= BYTES else None
        published = date.fromisoformat(table["publication"][:10])
        bases = {
            tld: base
            for tlds, urls in table["services"][:_MOST]
            if (base := _base(urls))
            for tld in tlds
            if _is_tld(tld)
        }
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("no RDAP bootstrap table") from error
    if len(bases) < FEWEST:
        raise ValueError(f"only {len(bases)} top-level domains")
    return published, bases


def _base(urls: Any) -> str:
    for url in urls:
        if isinstance(url, str) and url.startswith("https://") and "@" not in url and len(url) < 200:
            return url if url.endswith("/") else url + "/"
    return ""


def _is_tld(text: Any) -> bool:
    if not isinstance(text, str) or not text.isascii() or text != text.lower():
        return False
    return text.replace("-", "").isalnum()
