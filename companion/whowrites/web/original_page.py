"""Vet stored messages: a pasted original, or files of a mail program, one or several at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as BaseResponse

from whowrites import present, sentences
from whowrites.address import BadAddress
from whowrites.cards import Card
from whowrites.headers.fields import UnreadableMessage
from whowrites.model import Reach
from whowrites.safe_text import safe_text
from whowrites.stated import SignatureUnread, of_letter
from whowrites.web import dossier_page, language, vet_page
from whowrites.web.api import NAME_LENGTH
from whowrites.web.house import house
from whowrites.web.letters import Handed
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.wording import text

MOST_FILES = 50

page = Blueprint("original", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a list: its card and the way to its dossier, which a From without an address has not;
    or its fault."""

    file: str
    card: Card | None = None
    path: str = ""
    fault: str = ""


@page.post("/vet/original")
@admits(RouteClass.PAGE_UPLOAD)
def original() -> BaseResponse | tuple[str, int]:
    """One message leads to its dossier, in the light of that message; several give a list. What cannot be
    read comes back with the reason."""
    pasted = request.form.get("text", "").strip()
    files = [file for file in request.files.getlist("file") if file.filename]
    if not pasted and not files:
        return vet_page.show(original_fault=_say("vet.original_none")), 400
    if len(files) > MOST_FILES:
        fault = _say("vet.original_many", n=len(files), limit=MOST_FILES)
        return vet_page.show(original_fault=fault), 413
    verify = "verify" in request.form
    signature = "signature" in request.form
    read = [_read("", pasted.encode("utf-8", "replace"), False, signature)] if pasted else []
    read += [_of_file(file, verify, signature) for file in files]
    only = _row(read[0]) if len(read) == 1 else None
    if only and only.fault:
        fault = f"{only.file}: {only.fault}" if only.file else only.fault
        return vet_page.show(original_fault=fault, original=pasted), 400
    path = only.path if only else ""
    return redirect(path or f"/vet/letters/{house().letters.keep_list(read)}", 303)


@page.get("/vet/letters/<list_id>")
@admits(RouteClass.PAGE)
def letters(list_id: str) -> str:
    """What is known now of each message that was handed in together."""
    rows = [_row(item) for item in _list(list_id)]
    done = sum(row.card is None or row.card.complete for row in rows)
    return render_template("vet_letters.html", here="vet", letters=rows, done=done, list_id=list_id)


@page.get("/vet/letters/<list_id>/state")
@admits(RouteClass.PAGE)
def state(list_id: str) -> Response:
    """How many of them are done, for the page's script."""
    rows = [_row(item) for item in _list(list_id)]
    done = sum(row.card is None or row.card.complete for row in rows)
    return jsonify(complete=done == len(rows), findings=done)


def _list(list_id: str) -> tuple[Handed, ...]:
    found = house().letters.of_list(list_id)
    if found is None:
        raise Refusal(404, "vet_list")
    return found


def _row(item: Handed) -> Row:
    if item.subject is None:
        return Row(item.file, fault=item.fault)
    lang = language.of_request()
    answer = house().vetting.answer([item.subject], Reach.PASSIVE, met=False)[0]
    if isinstance(answer, BadAddress):
        return Row(item.file, fault=sentences.text(answer.code, answer.params, lang))
    _, key = dossier_page.key_of_message(item.subject)
    path = f"/dossier/{answer.id}?seen={key}" if answer.id else ""
    return Row(item.file, present.card(answer, lang, top=None if not path else 1), path)


def _of_file(file: FileStorage, verify: bool, signature: bool) -> Handed:
    """Only as much of a file is read as its signatures need."""
    from whowrites.sources.dkim import MOST_BYTES

    name = safe_text(PurePath(file.filename or "").name, 200)
    return _read(name, file.stream.read(MOST_BYTES + 1), verify, signature)


def _read(file: str, message: bytes, verify: bool, signature: bool) -> Handed:
    rooms, lang = house(), language.of_request()
    try:
        subject = rooms.vetting.original(message, Reach.PASSIVE)
        claims = of_letter(message, rooms.clock()) if signature else ()
    except UnreadableMessage as fault:
        return Handed(file, fault=text(f"message_fault.{fault.code}", lang))
    except SignatureUnread:
        return Handed(file, fault=_say("vet.signature_unread"))
    subject = replace(subject, name=subject.name[:NAME_LENGTH], claims=claims)
    rooms.vetting.answer([subject], Reach.PASSIVE, met=False)  # begins to ask at once
    rooms.letters.receive(dossier_page.key_of_message(subject), subject, message if verify else b"")
    return Handed(file, subject)


def _say(key: str, **params: str | int) -> str:
    return text(key, language.of_request(), **params)
