"""Dossiers as cards: verdict, findings and claims in the sentences of one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whowrites.address import BadAddress, parse
from whowrites.both_forms import both_forms, shown_address
from whowrites.cards import Card, Cell, Conflict, Fact, Line, Quiet, Row, Standing
from whowrites.consistency import contrary
from whowrites.consistency import matrix as tables
from whowrites.dismissal import fingerprint
from whowrites.model import Contradiction, Dossier, Kind, Level, Param, Step, StrengthFact, Verdict, Weighed
from whowrites.reading.countries import country, country_name
from whowrites.safe_text import safe_text
from whowrites.sentences import has_sentence, own_words, text, word
from whowrites.strength import strength

NOTHING_SAID = Standing()


def card(dossier: Dossier, lang: str, *, top: int | None, standing: Standing = NOTHING_SAID) -> Card:
    """The card of a dossier. `top`: only so many reasons, and no lists below them; None: everything."""
    verdict, own = dossier.verdict, dossier_key(dossier.subject.address)
    full, quiet = top is None, standing.quiet
    return Card(
        id=dossier.id,
        address=safe_text(dossier.subject.address, 320),
        shown=shown_address(dossier.subject.address),
        rated_by="" if verdict.about in ("", own) else shown_address(verdict.about),
        level=verdict.level,
        sentence=_sentence(verdict, lang),
        reasons=_lines(verdict.reasons[:top], own, lang),
        contradictions=tuple(_conflict(item, lang) for item in dossier.contradictions),
        matrix=_matrix(dossier, lang) if full else (),
        strength=tuple(_fact(item, lang) for item in strength(dossier)) if full else (),
        goods=_lines(verdict.goods, own, lang) if full else (),
        unknowns=_lines(verdict.unknowns, own, lang) if full else (),
        notes=_lines(verdict.notes, own, lang) if full else (),
        dismissed=_lines(verdict.dismissed, own, lang) if full else (),
        next_steps=tuple(_step(step, lang) for step in dossier.next_steps) if full else (),
        quiet_since=_quiet_since(quiet, lang),
        quiet=quiet.quiet,
        quiet_entry=quiet.entry,
        known=standing.known,
        firm_domain=standing.domain,
        reply_to_seen=dossier.subject.reply_to is not None,
        answered=verdict.answered,
        asked=verdict.asked,
        checked_at=dossier.checked_at,
        complete=dossier.complete,
        reach=dossier.reach,
    )


def _quiet_since(quiet: Quiet, lang: str) -> str:
    if not quiet.since:
        return ""
    code = "card.quiet" if "@" in quiet.entry else "card.quiet_domain"
    params = {"since": quiet.since, "domain": quiet.entry}
    return text(code if quiet.quiet else f"{code}_but", params, lang)


def dossier_key(address: str) -> str:
    """The key that the lines of a dossier are about; what a message shows for an address may be none."""
    try:
        return parse(address).normal
    except BadAddress:
        return address


def _sentence(verdict: Verdict, lang: str) -> str:
    n = verdict.answered if verdict.level is Level.LOW else len(verdict.reasons)
    code = verdict.level.value
    if verdict.level is Level.LOW and verdict.reasons:
        code = "low_minor"  # too little for a caution, and yet something was found
    if verdict.level is Level.UNKNOWN and verdict.answered == verdict.asked:
        code = "unknown_sources"  # nothing failed: what there was to ask is of too few kinds
    return text(f"level.{code}", {"n": n, "a": verdict.answered, "b": verdict.asked}, lang)


def _lines(weighed: Sequence[Weighed], own: str, lang: str) -> tuple[Line, ...]:
    return tuple(line(item, own, lang) for item in weighed)


def line(item: Weighed, own: str, lang: str) -> Line:
    """A finding in words; one about another address than `own` names that."""
    finding = item.finding
    # A check of another package may bring codes that no catalog knows.
    worded = has_sentence(f"finding.{finding.code}", lang)
    said = text(finding.code, _sides(finding.params, lang), lang) if worded else safe_text(finding.code)
    if item.address != own:
        said = text("card.other_address", {"address": item.address, "text": said}, lang)
    doubt = f"may_also.{finding.code}"
    return Line(
        code=finding.code,
        kind=finding.kind,
        text=said,
        source=word("source", finding.source, lang),
        seen_at=finding.seen_at,
        points=item.points,
        may_also=text(doubt, {}, lang) if has_sentence(doubt, lang) else "",
        value=fingerprint(finding) if finding.kind is Kind.RISK else "",
    )


def _sides(params: Mapping[str, Param], lang: str) -> Mapping[str, Param]:
    """The params with the two values of a comparison as claims are shown."""
    told = {side: params[f"{side}_field"] for side in ("a", "b") if f"{side}_field" in params}
    return {**params, **{side: _claimed(str(field), str(params[side]), lang) for side, field in told.items()}}


def _fact(item: StrengthFact, lang: str) -> Fact:
    said = text(f"strength.{item.code}", item.params, lang)
    return Fact(item.code, said, word("source", item.source, lang), item.seen_at)


def _conflict(contradiction: Contradiction, lang: str) -> Conflict:
    """The first two claims that differ; the matrix shows all of them side by side."""
    first, second = contrary.sides(contradiction) or contradiction.claims[:2]
    params: dict[str, str] = {
        "a": _claimed(first.field, first.value, lang),
        "a_source": word("source", first.source, lang),
        "b": _claimed(second.field, second.value, lang),
        "b_source": word("source", second.source, lang),
    }
    said = text("card.contradiction", {"field": contradiction.field, **params}, lang)
    return Conflict(contradiction.field, said, **params)


def _matrix(dossier: Dossier, lang: str) -> tuple[Row, ...]:
    rows = tables.matrix(dossier.claims, dossier.contradictions, tables.silent(dossier))
    return tuple(
        Row(
            field=row.field,
            name=word("field", row.field, lang),
            agreement=row.agreement.value,
            word=word("agreement", row.agreement.value, lang),
            cells=tuple(_cell(cell, lang) for cell in row.cells),
        )
        for row in rows
    )


def _cell(cell: tables.Cell, lang: str) -> Cell:
    return Cell(
        source=cell.source,
        source_name=word("source", cell.source, lang),
        state=cell.state.value,
        word=word("agreement", cell.state.value, lang),
        values=tuple(_claimed(claim.field, claim.value, lang) for claim in cell.claims),
        seen_at=max((claim.seen_at for claim in cell.claims), default=None),
    )


def _claimed(field: str, value: str, lang: str) -> str:
    """The value as it was said; a country by its name, and a number with its country."""
    if field == "country" and (code := country(value)):
        return country_name(code, lang)
    said = both_forms(safe_text(value, 300))
    if field == "phone" and (code := tables.country_of_phone(value)):
        return text("card.of_country", {"value": said, "country": country_name(code, lang)}, lang)
    return said


def _step(step: Step, lang: str) -> str:
    if step.text:
        return own_words(step.text, step.params, lang)
    return text(f"step.{step.code}", step.params, lang)
