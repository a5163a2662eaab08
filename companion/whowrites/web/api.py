"""The calls of a paired extension: vet senders, read a dossier, decide, open a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from flask import Response, jsonify

from whowrites import present, quiet_list, sentences, switches, wire
from whowrites.address import BadAddress
from whowrites.cards import Card, Fault, Result, Vetted
from whowrites.headers.fields import UnreadableMessage
from whowrites.headers.shown import of_details
from whowrites.model import Auth, Claim, Dossier, Header, Reach, Subject
from whowrites.quiet_list import QuietList
from whowrites.stated import stated
from whowrites.web import bodies, language
from whowrites.web.attention import keep_quiet, standing_of
from whowrites.web.calls import Calls
from whowrites.web.house import house
from whowrites.web.owner_words import call_right, call_wrong, facts_of, keep_decision, keep_note
from whowrites.web.ready_cards import ReadyCards
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text

ASK_AGAIN_MS = 400
NAME_LENGTH = 200

api = Calls("api", __name__, token=True)

PAGES = {
    "home": "/",
    "history": "/history",
    "changes": "/changes",
    "vet": "/vet",
    "settings": "/settings",
    "pair": "/pair",
}
PARTS = {"dossier": "", "contact": "#contact"}
"""Places on a dossier's page."""


@api.call("/vet", "Rate senders: what is known, at once")
@admits(RouteClass.API)
def vet(body: bodies.Vet) -> Response:
    """Idempotent: asking again joins what is under way.

    Results come in the order of the senders, each with its `ref`.
    """
    _need_consent(body.reach)
    lang = language.of_body(body.lang)
    results: list[Mapping[str, Any] | None] = []
    asked: list[tuple[int, str, Subject]] = []
    for place, item in enumerate(body.senders):
        read = _read(item, lang)
        if isinstance(read, Result):
            results.append(wire.to_json(read))
        else:
            results.append(None)
            asked.append((place, *read))
    retry, ready = 0, house().ready_cards
    dossiers = house().vetting.answer([subject for _, _, subject in asked], body.reach)
    listed = quiet_list.read(house().store.settings)
    for (place, ref, _), dossier in zip(asked, dossiers, strict=True):
        results[place] = _result(ref, dossier, lang, ready, listed)
        if isinstance(dossier, Dossier) and not dossier.complete:
            retry = ASK_AGAIN_MS
    answer = wire.to_json(Vetted((), house().store.saved, retry))
    return jsonify({**answer, "results": results})


@api.call("/dossier", "All of one dossier, in the light of one message")
@admits(RouteClass.API)
def dossier(body: bodies.DossierBody) -> Response:
    """The whole card: reasons, contradictions, what speaks for the sender, what could not be checked, next
    steps.
    """
    facts = facts_of(house(), body.id)
    name, claims = body.name[:NAME_LENGTH], _stated(body.claims)
    auth, header = _way(facts.address, body.auth, body.header)
    subject = Subject(facts.address, name, body.reply_to, "", auth, claims, header)
    answer = house().vetting.answer([subject], Reach.PASSIVE, met=False)[0]
    if isinstance(answer, BadAddress):
        raise Refusal(404, "dossier")
    return jsonify(wire.to_json(_card(answer, language.of_body(body.lang))))


@api.call("/original", "Rate the sender of a message by its original header")
@admits(RouteClass.API)
def original(body: bodies.Original) -> Response:
    """`{dossier}`: the whole card, in the light of that message. 400 `bad_message` where no sender can be
    read."""
    lang = language.of_body(body.lang)
    try:
        subject = house().vetting.original(body.text.encode("utf-8", "replace"), Reach.PASSIVE)
    except UnreadableMessage as fault:
        raise Refusal(400, "bad_message", fault=text(f"message_fault.{fault.code}", lang)) from fault
    subject = replace(subject, name=subject.name[:NAME_LENGTH], surface="message")
    answer = house().vetting.answer([subject], Reach.PASSIVE)[0]
    if isinstance(answer, BadAddress):
        raise Refusal(400, "bad_message", fault=sentences.text(answer.code, answer.params, lang))
    return jsonify(dossier=wire.to_json(_card(answer, lang)))


@api.call("/decide", "Keep what the owner decided about a sender")
@admits(RouteClass.API)
def decide(body: bodies.Decide) -> Response:
    """`known` makes the address a contact: later look-alikes are compared with it."""
    keep_decision(house(), body.id, body.decision)
    return jsonify(id=body.id, decision=body.decision)


@api.call("/written", "Keep whom the user writes to")
@admits(RouteClass.API)
def written(body: bodies.Written) -> Response:
    """`kept`: how many of them are kept, on this computer only; the user's own people are passed over.

    403 `written_off` where the owner switched it off.
    """
    keeper = house().store.written
    if not keeper.on:
        raise Refusal(403, "written_off")
    return jsonify(kept=keeper.note((person.address, person.name) for person in body.people))


@api.call("/note", "Keep a note of the owner's on a sender")
@admits(RouteClass.API)
def note(body: bodies.NoteBody) -> Response:
    """`at` is null where the text was empty: then nothing was kept."""
    at = keep_note(house(), body.id, body.text)
    return jsonify(id=body.id, at=wire.stamp(at) if at else None)


@api.call("/wrong", "Call a reason wrong, or right again")
@admits(RouteClass.API)
def wrong(body: bodies.Wrong) -> Response:
    """`code` and `value` are those of the reason's line. It stays dismissed for this sender until its value
    changes; a reason that decides alone still keeps the level at medium.
    """
    if body.undo:
        call_right(house(), body.id, body.code, body.value)
    else:
        call_wrong(house(), body.id, body.code, body.value)
    return jsonify(id=body.id, code=body.code, dismissed=not body.undo)


@api.call("/quiet", "Put a sender on the quiet list, or take him off")
@admits(RouteClass.API)
def quiet(body: bodies.Quiet) -> Response:
    """`entry`: the address, or the domain of the whole firm, whose marks go without colour from now on."""
    entry = keep_quiet(house(), body.id, whole_domain=body.whole_domain, undo=body.undo)
    return jsonify(id=body.id, entry=entry, quiet=not body.undo)


@api.call("/recheck", "Ask anew about a sender")
@admits(RouteClass.API)
def recheck(body: bodies.Recheck) -> Response:
    """Starts asking, however fresh the answers are; `vet` follows it. 403 `consent` where the owner has
    not yet
    said which of the sender's own servers may be asked.
    """
    facts = facts_of(house(), body.id)
    _need_consent(body.reach)
    house().vetting.ask_again(Subject(facts.address), body.reach)
    return jsonify(id=facts.id, reach=body.reach.value)


@api.call("/open", "A way into one of the companion's pages")
@admits(RouteClass.API)
def open_page(body: bodies.Open) -> Response:
    """The URL holds a ticket that works once, within 30 seconds, and leads to that page only."""
    rooms = house()
    part = PARTS.get(body.page)
    path = PAGES[body.page] if part is None else f"/dossier/{facts_of(rooms, body.id).id}{part}"
    return jsonify(url=f"http://127.0.0.1:{rooms.port}/enter#t={rooms.entrance.ticket_to(path)}")


def _need_consent(reach: Reach) -> None:
    """The sender can notice that his own servers are asked: the owner decides that, once. Raises Refusal
    403."""
    if reach.rank >= Reach.CONTACT.rank and not switches.consented(house().store.settings):
        raise Refusal(403, "consent")


def _read(item: bodies.Sender | bodies.Misread, lang: str) -> tuple[str, Subject] | Result:
    """The subject of one sender and its ref, or why it is not vetted."""
    if isinstance(item, bodies.Misread):
        return Result(item.ref, error=Fault("bad_sender", text("refusal.bad_sender", lang, field=item.field)))
    if item.role == "self":
        return Result(item.ref, error=Fault("self", text("refusal.self", lang)))
    auth, header = _way(item.address, item.auth, item.header)
    name, claims = item.name[:NAME_LENGTH], _stated(item.claims)
    return item.ref, Subject(item.address, name, item.reply_to, item.surface, auth, claims, header)


def _card(dossier: Dossier, lang: str) -> Card:
    return present.card(dossier, lang, top=None, standing=standing_of(house(), dossier))


def _result(
    ref: str, dossier: Dossier | BadAddress, lang: str, ready: ReadyCards, listed: QuietList
) -> Mapping[str, Any]:
    """A `Result` as JSON types."""
    if isinstance(dossier, BadAddress):
        said = sentences.text(dossier.code, dossier.params, lang)
        return cast("dict[str, Any]", wire.to_json(Result(ref, error=Fault(dossier.code, said))))
    return {**wire.to_json(Result(ref)), "dossier": ready.short(dossier, lang, listed.standing(dossier))}


def _way(
    address: str, results: bodies.AuthBody | None, details: bodies.HeaderBody | None
) -> tuple[Auth | None, Header | None]:
    """What is known of the message's origin and way: results that were read go before what is only shown."""
    shown, header = of_details(address, details.mailed_by, details.signed_by) if details else (None, None)
    return (Auth(**results.model_dump()) if results else shown), header


def _stated(fields: Sequence[bodies.Stated]) -> tuple[Claim, ...]:
    return stated([(item.field, item.value) for item in fields], house().clock()) if fields else ()
