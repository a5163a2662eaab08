"""Asking the sender's own servers: the owner's consent, his switches, and the click that starts it."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from whowrites import switches
from whowrites.model import Reach, Subject
from whowrites.web.house import house
from whowrites.web.owner_words import facts_of
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("contact", __name__)


@page.post("/dossier/<dossier_id>/contact")
@admits(RouteClass.PAGE_WRITE)
def contact(dossier_id: str) -> Response:
    """Ask the sender's web site and mail server, as far as the switches let it; the first time the form
    brings
    the owner's choice along. Nothing is waited for here.
    """
    rooms = house()
    subject = Subject(facts_of(rooms, dossier_id).address)
    if "choice" in request.form:
        switches.choose(rooms.store.settings, _chosen(request.form.getlist("switch")))
    if switches.consented(rooms.store.settings):
        rooms.vetting.ask_again(subject, Reach.CONTACT)
    return redirect(f"/dossier/{dossier_id}", 303)


@page.post("/settings/switches")
@admits(RouteClass.PAGE_WRITE)
def choose() -> Response:
    """Keep the switches. Who lets mail servers be asked wants to know whether this network does, too."""
    rooms = house()
    before = switches.on(rooms.store.settings)
    switches.choose(rooms.store.settings, request.form.getlist("switch"))
    if "mailbox" in switches.on(rooms.store.settings) - before:
        rooms.port_test.start()
    return redirect("/settings/reach?kept=switches#kept", 303)


def _chosen(of_form: list[str]) -> set[str]:
    """The form beside a dossier asks about what its click asks; the other switches stay as they are."""
    return {*of_form, *(switches.on(house().store.settings) & switches.ON_OPENING)}
