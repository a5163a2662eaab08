"""What to do next: the level, what is behind it, and the steps that fit, most urgent first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whowrites.model import Contradiction, Finding, Level, Param, Step, Verdict
from whowrites.steps import BOOK, CONTRADICTION, FIRST, MAILING, Book

MOST = 14
"""Steps shown: whoever has more to do will do none of them."""
_NO_ALARM = (Level.LOW, Level.UNKNOWN)

_DRAFTS = {
    "ask_three_questions": "registration",
    "trade_references": "references",
    "ask_website_landline": "website",
    "ask_landline": "website",
    "video_call": "video_call",
    "ask_company_mail": "company_mail",
    "answer_to_sender": "confirm_address",
    "answer_old_address": "confirm_address",
    "ask_known_contact": "confirm_address",
    "write_known_address": "confirm_address",
    "ask_named_company": "ask_company",
    "write_listed_address": "ask_company",
    "ask_old_domain": "earlier_domain",
    "business_licence": "registration",
    "clear_contradiction": "clear_up",
    "ask_relation": "clear_up",
    "bank_call_known_number": "bank",
    "sample_against_freight": "sample",
    "deposit": "deposit",
    "no_credit": "deposit",
    "forwarder_terms": "delivery",
    "call_ship_to": "delivery",
    "stop": "decline",
}
"""The letter that helps with a step."""


def next_steps(
    verdict: Verdict, contradictions: Sequence[Contradiction], book: Book = BOOK
) -> tuple[Step, ...]:
    """The steps for a message: those that a single fact asks for first, those of the level, those of its
    other reasons, and what effort the sender is worth.

    A contact that has moved, a look-alike and a foreign Reply-To come first, at every level. A newsletter
    without alarm has steps of its own: nobody has to answer it.
    """
    facts = [item.finding for item in verdict.reasons]
    notes = [item.finding for item in verdict.notes]
    mailing = verdict.level in _NO_ALARM and any(note.code == "sent_to_many" for note in notes)
    if verdict.level is not Level.HIGH and not mailing:
        facts += [note for note in notes if note.code == "mail_free"]
    first = [step for fact in facts if fact.code in FIRST for step in _of_fact(fact, facts, book, verdict)]
    other = [
        step for fact in facts if fact.code not in FIRST for step in _of_fact(fact, facts, book, verdict)
    ]
    place = MAILING if mailing else f"level.{verdict.level}"
    level = _filled(book.steps.get(place, ()), {"address": verdict.about})
    steps = [*first, *level, *other, *_of_contradictions(contradictions, book)]
    told = {(step.code, step.text, step.params.get("field") if not step.text else ""): step for step in steps}
    effort = () if mailing else (_effort(verdict.level, book),)
    return (*list(told.values())[:MOST], *effort)


def drafts(steps: Sequence[Step]) -> tuple[str, ...]:
    """Codes of the letters that help with these steps, each once."""
    return tuple(dict.fromkeys(_DRAFTS[step.code] for step in steps if step.code in _DRAFTS))


def _of_fact(fact: Finding, facts: Sequence[Finding], book: Book, verdict: Verdict) -> Iterator[Step]:
    moved = any(other.code == "contact_other_reply_to" for other in facts)
    if moved and fact.code.startswith("reply_to_"):
        return  # the contact's own address is the better one to ask
    params = {"address": verdict.about, **fact.params}
    yield from _filled(book.steps.get(f"reason.{fact.code}", ()), params)


def _of_contradictions(contradictions: Sequence[Contradiction], book: Book) -> Iterator[Step]:
    for contradiction in contradictions:
        yield from _filled(book.steps.get(CONTRADICTION, ()), {"field": contradiction.field})


def _filled(steps: Sequence[Step], params: Mapping[str, Param]) -> Iterator[Step]:
    return (Step(step.code, params, step.text) for step in steps)


def _effort(level: Level, book: Book) -> Step:
    effort = book.efforts[level]
    sample = "sample" if effort.sample else "no_sample"
    if effort.minutes is None:
        return Step(f"effort_usual_{sample}")
    if not effort.minutes and not effort.sample:
        return Step("effort_none")
    return Step(f"effort_{sample}", {"minutes": effort.minutes})
