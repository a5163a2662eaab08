"""Changes in the sentences of one language: what pages, the extension and the terminal show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from whowrites.both_forms import both_forms, shown_address
from whowrites.model import Level
from whowrites.records import Change
from whowrites.safe_text import safe_text
from whowrites.sentences import has_sentence, text, word


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as a person reads it. `id` is that of the dossier, `level` the sender's now; `shown` is the
    address with both forms of an international domain; `source` is the
    source's name in that language, empty where it is not known.
    """

    id: str
    address: str
    shown: str
    code: str
    text: str
    before: str
    after: str
    source: str
    since: datetime | None
    at: datetime
    level: Level


def change_line(change: Change, address: str, level: Level, lang: str) -> ChangeLine:
    """The change in sentences of a language."""
    before, after = _shown(change.before, change.code, lang), _shown(change.after, change.code, lang)
    code = f"change.{change.code}"
    known = code if has_sentence(code, lang) else "change.unnamed"
    return ChangeLine(
        id=change.dossier_id,
        address=safe_text(address, 320),
        shown=shown_address(address),
        code=change.code,
        text=text(known, {"before": before, "after": after, "code": change.code}, lang),
        before=before,
        after=after,
        source=word("source", change.source, lang) if change.source else "",
        since=change.since,
        at=change.at,
        level=level,
    )


_WORDED = ("mail_stopped", "mail_back", "site_", "spf_", "address_", "level_")
"""Beginnings of codes whose values are words of ours; all others are values as their sources wrote them."""


def _shown(value: str, code: str, lang: str) -> str:
    if not value:
        return word("change_value", "nothing", lang)
    if code.startswith(_WORDED) and code != "site_other_firm_named":
        return word("change_value", value, lang)
    return both_forms(safe_text(value, 500))
