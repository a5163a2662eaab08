"""Vet by hand: the page with its three ways in, each a form of its own, and the first of them: one
address.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites import sentences
from whowrites.address import BadAddress
from whowrites.model import Reach, Subject
from whowrites.web import language
from whowrites.web.api import NAME_LENGTH
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

page = Blueprint("vet", __name__)


@page.get("/vet")
@admits(RouteClass.PAGE)
def form() -> str:
    """The empty forms."""
    return show()


@page.post("/vet")
@admits(RouteClass.PAGE_WRITE)
def vet() -> Response | tuple[str, int]:
    """Start vetting and go to the dossier, which fills by itself; a bad address comes back with what is
    wrong with it.
    """
    typed = {key: request.form.get(key, "").strip() for key in ("address", "name", "reply_to")}
    subject = Subject(typed["address"], typed["name"][:NAME_LENGTH], typed["reply_to"] or None, "typed")
    answer = house().vetting.answer([subject], Reach.PASSIVE)[0]
    if isinstance(answer, BadAddress):
        fault = sentences.text(answer.code, answer.params, language.of_request())
        return show(fault=fault, typed=typed), 400
    return redirect(f"/dossier/{answer.id}", 303)


def show(**known: Any) -> str:
    """The page with what was typed into one of its forms, and what is wrong with it."""
    return render_template("vet.html", here="vet", **{"typed": {}, **known})
