"""Text from outside, made fit to be stored and shown: one line, no character that hides, turns or steers."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 500
_MARKS_IN_A_ROW = 4
_TURNING = re.compile("[\u202d\u202e\U000e0001-\U000e007f]")
_DROPPED = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"  # C0 and C1 controls but blanks and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # shown as nothing
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, direction marks, overrides and isolates
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"  # selectors, byte order mark, tags
    "\ud800-\udfff]"  # lone surrogates
)
_BLANKS = re.compile("[\\s\u001c-\u001f\u0085\u2028\u2029]+")


def safe_text(text: str, limit: int = LIMIT) -> str:
    """`text` in NFC on one line, without control, invisible and direction characters, at most `limit` long.

    Blanks are folded; what is cut ends in "…". Of combining marks at most four in a row stay: more of them
    would paint over other lines.
    """
    # Cut first: normalising and searching a megabyte would be the sender's to ask for.
    raw = text[: limit * 4 + 64]
    if raw.isascii() and raw.isprintable():
        clean = " ".join(raw.split())
    else:
        clean = _BLANKS.sub(" ", _DROPPED.sub("", raw)).strip()
        clean = _thin_marks(unicodedata.normalize("NFC", clean))
    if len(clean) > limit:
        return clean[: limit - 1].rstrip() + "…"
    return clean


def turns(text: str) -> bool:
    """Whether `text` holds characters that reverse what is read or hide letters: a fact about its writer.

    Not the zero-width joiners and direction marks that Persian, Hebrew or a family of emoji are written with.
    """
    return not text.isascii() and _TURNING.search(text[: LIMIT * 4]) is not None


def _thin_marks(text: str) -> str:
    kept: list[str] = []
    row = 0
    for char in text:
        row = row + 1 if unicodedata.combining(char) else 0
        if row <= _MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
