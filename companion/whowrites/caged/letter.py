"""The signature of a stored message, from its bytes. In the cage only: parts, charsets and HTML are a
stranger's."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from whowrites.caged.page_reading import text, thinning
from whowrites.caged.page_reading.charset import decoded
from whowrites.reading import signature

_PARTS = 50
_BYTES = 256 * 1024


def run(data: bytes, charset: str, params: dict[str, Any]) -> dict[str, Any]:
    """`{"fields": [[name, value], ...]}`, as `reading.signature` reads them; `data` is a whole message."""
    return {"fields": [list(field) for field in signature.read(words_of(data))]}


def words_of(data: bytes) -> str:
    """The letter as plain text: its first part of text, the plain one where there are several forms."""
    parts = list(islice(_texts(message_from_bytes(data, policy=compat32)), _PARTS))
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            content = part.get_payload(decode=True)
            if part.get_content_type() == wanted and isinstance(content, bytes) and content.strip():
                said = decoded(content[:_BYTES], part.get_content_charset() or "")
                return said if wanted == "text/plain" else _of_html(said)
    return ""


def _texts(message: Message) -> Iterator[Message]:
    """Parts that are the letter itself, not files that hang on it."""
    for part in message.walk():
        attached = part.get_content_disposition() == "attachment"
        if part.get_content_maintype() == "text" and not attached:
            yield part


def _of_html(source: str) -> str:
    thin, _ = thinning.thinned(source)
    return "\n".join(text.lines_of(LexborHTMLParser(thin)))
