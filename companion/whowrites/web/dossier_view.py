"""What the dossier's page shows, in the words of the request's language: card, account, letters, searches,
the owner's own judgement, timeline."""

from __future__ import annotations

from typing import Any

from whowrites import account, present, quiet_list, sentences
from whowrites.address import BadAddress, parse
from whowrites.advice import drafts
from whowrites.change_lines import ChangeLine, change_line
from whowrites.checklist import DEAL, NETWORK
from whowrites.model import Dossier, Facts, Level, Reach, Subject
from whowrites.records import Change, Sighting
from whowrites.store import Record
from whowrites.web import language, search_links, watching
from whowrites.web.attention import standing_of
from whowrites.web.house import house
from whowrites.web.owner_words import DEALS, GRADES, HIT_FIELDS, OUTCOMES, deal_of
from whowrites.web.refusal import Refusal
from whowrites.web.registers import register_links
from whowrites.web.timeline import Event, timeline
from whowrites.web.wording import LANGUAGES, word


def view(facts: Facts, record: Record | None, seen: Sighting | None) -> dict[str, Any]:
    """The values of the template that need judging or words."""
    rooms, lang = house(), language.of_request()
    subject = _subject(facts.address, seen)
    judged = _judge(subject)
    kept = rooms.store.owner.record(facts.id) if record else None
    engine = rooms.store.settings.get(search_links.SETTING) or search_links.DEFAULT
    explanation = rooms.vetting.explain(subject, Reach.LOCAL)
    hushed = quiet_list.read(rooms.store.settings)
    return {
        "card": present.card(judged, lang, top=None, standing=standing_of(rooms, judged)),
        "is_quiet": facts.address in hushed.days,
        "domain_is_quiet": parse(facts.address).registrable in hushed.days,
        "is_never": bool(rooms.store.never.among([facts.address])),
        "account": account.account(explanation, facts.address, rooms.vetting.weights(), lang),
        "letters": _letters(judged),
        "registers": register_links(judged.claims, facts.address, lang),
        "searches": search_links.links(engine, _who(judged, facts)),
        "engine": engine,
        "engines": search_links.ENGINES,
        "kept": kept,
        "dealings": rooms.store.desk.of(facts.id) if record else None,
        "timeline": timeline(record, kept),
        "deal": deal_of(record.decisions if record else ()),
        "deals": DEALS,
        "outcomes": OUTCOMES,
        "grades": GRADES,
        "hit_fields": HIT_FIELDS,
        "questions": (("deal", DEAL), ("network", NETWORK)),
        "source_name": lambda source: word("source", source, lang),
        "field_name": lambda field: word("field", field, lang),
        "change_text": lambda event: _change(event, facts, lang),
        **(watching.shown(rooms, facts.id) if record else {}),
        "finding_text": lambda key: _reason(key.partition(" ")[0], judged, lang),
    }


def _subject(address: str, seen: Sighting | None) -> Subject:
    if seen is None:
        return Subject(address)
    return Subject(address, seen.name, seen.reply_to, seen.surface, seen.auth, seen.claims, seen.header)


def _judge(subject: Subject) -> Dossier:
    """The dossier as that sighting shows it; what has grown old is asked again, within what opening a mail
    may ask.
    """
    answer = house().vetting.answer([subject], Reach.PASSIVE, met=False)[0]
    if isinstance(answer, BadAddress):
        raise Refusal(404, "dossier")
    return answer


def _letters(judged: Dossier) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The letters that fit the steps, each in every language: code, and language, its own name, text."""
    return [
        (code, [(lang, name, sentences.text(f"draft.{code}", {}, lang)) for lang, name in LANGUAGES.items()])
        for code in drafts(judged.next_steps)
    ]


def _who(judged: Dossier, facts: Facts) -> search_links.Who:
    """What to search for. A provider's name is no company's."""
    address = parse(facts.address)
    company = next((claim.value for claim in judged.claims if claim.field == "company"), "")
    free = any(finding.code == "mail_free" for finding in facts.findings)
    if not company and not free:
        company = address.registrable.partition(".")[0]
    return search_links.Who(facts.address, judged.subject.name, company)


def _change(event: Event, facts: Facts, lang: str) -> ChangeLine:
    change = Change(facts.id, event.code, event.before, event.text, event.at, event.note)
    return change_line(change, facts.address, Level.UNKNOWN, lang)


def _reason(code: str, judged: Dossier, lang: str) -> str:
    """The sentence of a reason as it is now, else its bare code: the value may have changed since."""
    told = (*judged.verdict.reasons, *judged.verdict.dismissed)
    found = next((item for item in told if item.finding.code == code), None)
    return present.line(found, judged.subject.address, lang).text if found else code
