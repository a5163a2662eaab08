"""What the owner found about a sender elsewhere: fields that the comparison takes up, and what others say
of him.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites.records import Hit
from whowrites.rerating import rated_anew
from whowrites.store.hits import MAX_URL, MAX_VALUE
from whowrites.web import search_links
from whowrites.web.dossier_page import NotKept, keep
from whowrites.web.house import house
from whowrites.web.owner_words import HIT_FIELDS, REPUTATION, facts_of, stored_facts
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("finds", __name__)


@page.post("/dossier/<dossier_id>/hits")
@admits(RouteClass.PAGE_WRITE)
def add(dossier_id: str) -> Response:
    """Keep `value` of `field` as it stands at `url`; the field `reputation` takes `said` and `said_url`."""
    rooms, field = house(), request.form.get("field", "")
    stored_facts(rooms, dossier_id)
    if field not in (*HIT_FIELDS, REPUTATION):
        raise Refusal(400, "bad_field", field="field", fault="not one of the choices")
    own = ("said", "said_url") if field == REPUTATION else ("value", "url")

    def write() -> None:
        value, url = (request.form.get(name, "").strip() for name in own)
        if not value:
            raise NotKept("empty")
        if len(value) > MAX_VALUE:
            raise NotKept("long", limit=MAX_VALUE)
        rooms.store.owner.add_hit(Hit(0, dossier_id, field, value, web_address(url), rooms.clock()))
        rated_anew(rooms.vetting, rooms.store, dossier_id)

    return keep(dossier_id, "reputation" if field == REPUTATION else "finds", write)


@page.post("/dossier/<dossier_id>/hits/out")
@admits(RouteClass.PAGE_WRITE)
def take_out(dossier_id: str) -> Response:
    """Take the `hit` out, or with `back` put it back."""
    rooms, number = house(), request.form.get("hit", "")
    stored_facts(rooms, dossier_id)
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Refusal(400, "bad_field", field="hit", fault="not a number")
    gone_at = None if request.form.get("back") else rooms.clock()

    def write() -> None:
        if not rooms.store.owner.take_out_hit(dossier_id, int(number), gone_at):
            raise Refusal(404, "dossier")
        rated_anew(rooms.vetting, rooms.store, dossier_id)

    return keep(dossier_id, "finds", write)


@page.post("/dossier/<dossier_id>/engine")
@admits(RouteClass.PAGE_WRITE)
def choose_engine(dossier_id: str) -> Response:
    """Keep at which engine searches open."""
    rooms, engine = house(), request.form.get("engine", "")
    facts_of(rooms, dossier_id)
    if engine not in search_links.ENGINES:
        raise Refusal(400, "bad_field", field="engine", fault="not one of the choices")
    rooms.store.settings.set(search_links.SETTING, engine)
    return redirect(f"/dossier/{dossier_id}#searches", 303)


def web_address(text: str) -> str:
    """The address of a web page. Raises NotKept for anything else: no other scheme, no name or password in
    it.
    """
    if len(text) > MAX_URL:
        raise NotKept("long", limit=MAX_URL)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError as fault:
        raise NotKept("url") from fault
    plain = text.isprintable() and not any(c in text for c in ' \\"<>')
    if parts.scheme not in ("http", "https") or "." not in host or "@" in parts.netloc or not plain:
        raise NotKept("url")
    return text
