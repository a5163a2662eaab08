"""Where a form leads back to: only into this companion."""

from __future__ import annotations

from urllib.parse import urlsplit


def own_path(text: str) -> str:
    """`text` if it is a path of this companion, else the front page."""
    parts = urlsplit(text)
    plain = (
        text.startswith("/") and not text.startswith(("//", "/\\")) and text.isascii() and text.isprintable()
    )
    return text if plain and not parts.netloc and not parts.scheme else "/"
