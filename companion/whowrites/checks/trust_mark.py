"""Does the name or the local part imitate a mark of trust ("✅ Verified")?

The sender owns both, and they stand right beside our own badge. Nobody honest needs a tick in his name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whowrites.address import parse
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.reading.names import company
from whowrites.safe_text import safe_text
from whowrites.sources import Sources

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"

_SIGNS = re.compile(
    "[\u2713\u2714\u2705\u2611\U0001f5f8\U0001f5f9\U0001f7e2\U0001f7e9\U0001f6e1\U0001f512\U0001f510\U0001f50f]"
)
_WORDS = re.compile(
    r"\b(?:safe sender|trusted sender|verified|low[ _-]?risk|no problems found)\b"
    "|已验证|已认证|低风险|未发现问题",
    re.IGNORECASE,
)
_WORDS_OF_FIRMS = re.compile(r"\b(?:safe|trusted)\b|安全", re.IGNORECASE)
"""Words that stand in honest firms' names too; beside a legal form they are taken for such."""


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields `name_imitates_trust_mark` with the sign or word, or the note that there is none."""
    now = sources.clock()
    found = _mark(subject.name) or _mark(parse(subject.address).local.replace(".", " ").replace("_", " "))
    if found:
        yield Finding(
            "name_imitates_trust_mark", Kind.RISK, "name", "message", now, {"mark": safe_text(found, 40)}
        )
    else:
        yield Finding("name_no_trust_mark", Kind.NOTE, "name", "message", now)


def _mark(text: str) -> str:
    found = (None if text.isascii() else _SIGNS.search(text)) or _WORDS.search(text)
    if not found:
        found = _WORDS_OF_FIRMS.search(text)
        if found and company(text):
            return ""
    return found.group() if found else ""
