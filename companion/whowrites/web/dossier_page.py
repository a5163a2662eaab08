"""One dossier: the verdict and all that it was made of, in the light of a message that showed the sender."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from whowrites import switches
from whowrites.address import BadAddress, parse
from whowrites.model import Level, Reach, Subject
from whowrites.records import Sighting
from whowrites.store import NotSaved
from whowrites.web.dossier_view import view
from whowrites.web.house import House, house
from whowrites.web.letters import Key
from whowrites.web.owner_words import DECISIONS, facts_of, keep_decision, keep_note
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

_WORST_FIRST = (Level.HIGH, Level.MEDIUM, Level.UNKNOWN, Level.LOW)

page = Blueprint("dossier", __name__)


class NotKept(Exception):
    """What was typed cannot be kept. `code` names a sentence under [fault], `params` what it needs."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@page.get("/dossier/<dossier_id>")
@admits(RouteClass.PAGE)
def dossier(dossier_id: str) -> str:
    """`?seen=KEY` reads the dossier in the light of that sighting; without it, of the worst one."""
    return show(dossier_id, {}, None)


def show(dossier_id: str, typed: Mapping[str, str], fault: NotKept | None) -> str:
    """The page; `typed` fills the form that could not be kept, `fault` says why."""
    rooms = house()
    facts = facts_of(rooms, dossier_id)
    record = rooms.store.dossiers.by_id(dossier_id)
    sightings = record.sightings if record else ()
    chosen = handed_in(rooms, facts.address, sightings, request.args.get("seen", ""))
    chosen = chosen or choose(sightings, request.args.get("seen", ""))
    return render_template(
        "dossier.html",
        here="",
        typed=typed,
        fault=fault,
        raw=[finding for finding in facts.findings if finding.detail],
        record=record,
        sightings=[(key_of(item), item) for item in sightings],
        chosen=key_of(chosen) if chosen else "",
        seen=chosen,
        now=rooms.clock(),
        route=chosen.header if chosen else None,
        found=len(facts.findings),
        known=rooms.store.contacts.contact(facts.address) is not None,
        consented=switches.consented(rooms.store.settings),
        switched=switches.on(rooms.store.settings),
        **view(facts, record, chosen),
    )


def keep(dossier_id: str, anchor: str, write: Callable[[], object]) -> BaseResponse:
    """Write, and lead back to the page; where it cannot be kept, the page comes back with what was typed."""
    try:
        write()
    except NotKept as fault:
        return make_response(show(dossier_id, request.form, fault), 400)
    except NotSaved:
        return make_response(show(dossier_id, request.form, NotKept("not_saved")), 503)
    return redirect(f"/dossier/{dossier_id}#{anchor}", 303)


@page.get("/dossier/<dossier_id>/state")
@admits(RouteClass.PAGE)
def state(dossier_id: str) -> Response:
    """Whether the vetting under way has ended, and how many checks have answered: the page's script asks."""
    facts = facts_of(house(), dossier_id)
    return jsonify(complete=facts.complete, findings=len(facts.findings))


@page.post("/dossier/<dossier_id>/decide")
@admits(RouteClass.PAGE_WRITE)
def decide(dossier_id: str) -> BaseResponse:
    """Keep the owner's decision; `undo` takes the last one back."""
    decision = request.form.get("decision", "")
    if decision not in (*DECISIONS, "undo"):
        raise Refusal(400, "bad_field", field="decision", fault="not one of the choices")
    return keep(dossier_id, "decision", lambda: keep_decision(house(), dossier_id, decision))


@page.post("/dossier/<dossier_id>/note")
@admits(RouteClass.PAGE_WRITE)
def note(dossier_id: str) -> BaseResponse:
    """Keep a note. One of blanks only is none, and the page says so."""

    def write() -> None:
        if keep_note(house(), dossier_id, request.form.get("text", "")) is None:
            raise NotKept("note_blank")

    return keep(dossier_id, "notes", write)


@page.post("/dossier/<dossier_id>/recheck")
@admits(RouteClass.PAGE_WRITE)
def recheck(dossier_id: str) -> BaseResponse:
    """Ask all sources again; the page shows the answers as they come. Nothing is waited for here."""
    rooms = house()
    rooms.vetting.ask_again(Subject(facts_of(rooms, dossier_id).address), Reach.PASSIVE)
    return redirect(f"/dossier/{dossier_id}", 303)


def choose(sightings: Sequence[Sighting], key: str) -> Sighting | None:
    """The sighting of this key; else the worst, the latest of several; None if the address was never seen in
    a message.
    """
    for sighting in sightings:
        if key_of(sighting) == key:
            return sighting
    worst = sorted(sightings, key=lambda item: item.last_at, reverse=True)
    return min(worst, key=lambda item: _WORST_FIRST.index(item.level), default=None)


def handed_in(rooms: House, address: str, sightings: Sequence[Sighting], key: str) -> Sighting | None:
    """The message of this key as long as no sighting holds it: its dossier is not complete yet."""
    subject = rooms.letters.subject((address, key))
    if subject is None or any(key_of(sighting) == key for sighting in sightings):
        return None
    return _as_sighting(subject, rooms.clock())


def key_of_message(subject: Subject) -> Key:
    """The sender, and the key that the sighting of this message will have. Of a sender who gave no address
    there is no dossier: what stands in its place is only his letter's own.
    """
    try:
        sender = parse(subject.address).normal
    except BadAddress:
        sender = subject.address
    return sender, key_of(_as_sighting(subject, datetime.now(UTC)))


def _as_sighting(subject: Subject, now: datetime) -> Sighting:
    return Sighting(
        subject.name, subject.reply_to, subject.auth, "file", Level.UNKNOWN, now, now, 1, subject.header
    )


def key_of(sighting: Sighting) -> str:
    """A short name of a sighting for a URL: a hash, since no address may stand there."""
    text = repr((sighting.name, sighting.reply_to, sighting.auth))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
