"""Dossiers to the rows of a table: what is known of a sender, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from types import ModuleType

from whowrites.address import parse, shown
from whowrites.exports import dossiers_csv, dossiers_vcard, dossiers_xlsx
from whowrites.exports.fields import PLAIN, Column, Layout, Row, layout_of, presets
from whowrites.model import Claim, Facts, Verdict
from whowrites.reading.countries import country_name
from whowrites.reading.names import company as firm_in
from whowrites.reading.names import is_latin
from whowrites.safe_text import safe_text
from whowrites.sentences import text
from whowrites.store.outgoing import Outgoing
from whowrites.store.settings import Settings
from whowrites.wire import stamp

FORMATS: Mapping[str, ModuleType] = {"csv": dossiers_csv, "xlsx": dossiers_xlsx, "vcard": dossiers_vcard}
"""The tables and cards; the bundle is no table (`sharing`)."""
RATING = "export_rating"
"""Setting: what a CRM's field *Rating* is to say for each level."""
RATINGS: Mapping[str, str] = {"high": "Cold", "medium": "Warm", "low": "Hot", "unknown": ""}
"""Salesforce's own list; another firm's list differs."""
OWN_PRESETS = "export_presets"
"""Setting: name to [header, field] pairs, of the owner's own layouts."""
REASONS = 5

Rate = Callable[[Facts], Verdict]


def plain_layout(lang: str) -> Layout:
    """All that a person wants to see, under names of his language."""
    return Layout(tuple(Column(text(f"export_field.{field}", {}, lang), field) for field in PLAIN))


def layout(name: str, own: Mapping[str, Layout], lang: str) -> Layout:
    """The layout of a preset or of the owner's own; for an empty name the plain one. Raises KeyError."""
    if not name:
        return plain_layout(lang)
    return own[name] if name in own else presets()[name]


def own_layouts(settings: Settings) -> dict[str, Layout]:
    """The owner's own layouts by their names."""
    return {name: layout_of(columns) for name, columns in settings.get(OWN_PRESETS, {}).items()}


def rows(
    found: Iterable[Outgoing], rate: Rate, lang: str, ratings: Mapping[str, str] = RATINGS
) -> Iterator[Row]:
    """One row a dossier. `rate` weighs the facts under an address now."""
    for dossier in found:
        yield _row(dossier, rate(dossier.facts), lang, ratings)


def person(name: str, address: str) -> tuple[str, str, bool]:
    """First name, last name, and whether there is a name at all.

    Two to four words in Latin letters, each with a capital, are first and last name ("Lee, Ann" the other
    way round); any other name stays whole as the last name. Without a name the part of the address
    before the @ stands there: no first name is made up.
    """
    plain = safe_text(name, 200)
    if not plain or "@" in plain:
        return "", parse(address).local, False
    last, comma, first = plain.partition(",")
    if firm_in(plain) or not is_latin(plain):
        return "", plain, True
    if comma:
        return first.strip(), last.strip() or plain, True
    words = plain.split()
    if not 2 <= len(words) <= 4 or not all(word[0].isupper() for word in words):
        return "", plain, True
    return " ".join(words[:-1]), words[-1], True


def _row(dossier: Outgoing, verdict: Verdict, lang: str, ratings: Mapping[str, str]) -> Row:
    known, claims = dossier.known, dossier.facts.claims
    name = known["name"] or _said(claims, "person")
    first, last, named = person(name, known["address"])
    level = text(f"level_name.{dossier.level}", {}, lang)
    reasons = "; ".join(
        text(item.finding.code, item.finding.params, lang) for item in verdict.reasons[:REASONS]
    )
    own = parse(known["address"])
    international = "" if own.domain == own.unicode_domain else shown(own.domain)
    said_level = text("export.level", {"level": dossier.level.value, "date": _day(dossier.checked_at)}, lang)
    marked = "" if named else text("export.no_name", {}, lang)
    return {
        "address": known["address"],
        "international": international,
        "name": safe_text(name, 200) if named else "",
        "first_name": first,
        "last_name": last,
        "name_from": text(f"export.name_from_{'mail' if named else 'address'}", {}, lang),
        "level": dossier.level.value,
        "level_name": level,
        "rating": ratings.get(dossier.level.value, ""),
        "reasons": reasons,
        "description": " ".join(part for part in (said_level, international, reasons, marked) if part),
        "company": known["company"],
        "company_or_domain": known["company"] or known["domain"],
        "company_domain": "" if known["free"] else known["domain"],
        "domain": known["domain"],
        "website": _said(claims, "website"),
        "phone": _said(claims, "phone"),
        "title": _said(claims, "title"),
        "country": known["country"],
        "country_name": country_name(known["country"], lang) if known["country"] else "",
        "registered": known["registered"].isoformat() if known["registered"] else "",
        "registrar": known["registrar"],
        "registrant_country": known["registrant_country"],
        "mail_provider": known["provider"],
        "free_mail": _yes(known["free"], lang),
        "reply_elsewhere": _yes(known["reply_elsewhere"], lang),
        "first_seen": stamp(known["first_seen"]),
        "checked_at": stamp(known["checked_at"]) if known["checked_at"] else "",
        "checked_day": _day(known["checked_at"]),
        "changed_at": stamp(known["changed_at"]) if known["changed_at"] else "",
        "decision": _word("export_decision", known["decision"], lang),
        "decided_at": stamp(known["decided_at"]) if known["decided_at"] else "",
        "outcome": _word("export_outcome", known["outcome"], lang),
        "owner": known["owner"],
        "need": "" if known["need"] is None else str(known["need"]),
        "tags": ", ".join(dossier.tags),
        "notes": " | ".join(safe_text(note.text, 10_000) for note in dossier.notes),
        "lead_source": text("export.lead_source", {}, lang),
    }


def _said(claims: Iterable[Claim], field: str) -> str:
    return next((safe_text(claim.value) for claim in claims if claim.field == field), "")


def _day(moment: datetime | date | None) -> str:
    return moment.strftime("%Y-%m-%d") if moment else ""


def _yes(value: bool, lang: str) -> str:
    return text(f"export.{'yes' if value else 'no'}", {}, lang)


def _word(section: str, code: str, lang: str) -> str:
    return text(f"{section}.{code}", {}, lang) if code else ""
