"""What is done with many dossiers of the history at once: checked again, tagged, merged into one company."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from whowrites.model import Reach, Subject
from whowrites.store.dealings import tag_of
from whowrites.store.vet_lists import ListRow
from whowrites.web import export_page, history_page
from whowrites.web.history_page import Kept, state_of
from whowrites.web.history_state import State, parsed
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

CHECKED_AT_ONCE = 500
"""Fewer than may wait for their turn in `vetting`: other senders still find a place."""
MERGED_AT_ONCE = 50
EVERY = 10_000_000

page = Blueprint("bulk", __name__)


@page.post("/history/do")
@admits(RouteClass.PAGE_WRITE)
def do() -> Response | str:
    """One deed on the checked rows, or on all that the state fits."""
    state = state_of(parsed(request.form.get("state", "")))
    deed = _DEEDS.get(request.form.get("deed", ""))
    if deed is None:
        raise Refusal(400, "bad_field", field="deed", fault=", ".join(_DEEDS))
    if request.form.get("scope") == "all":
        ids = house().store.dossiers.ids(state.query, EVERY)
    else:
        ids = tuple(key for key in request.form.getlist("id") if re.fullmatch(r"[0-9a-f]{32}", key))
    return deed(state, ids) if ids else _back(state, "nothing_chosen")


def _recheck(state: State, ids: Sequence[str]) -> Response:
    """Ask anew about all of them, within the sources' budgets; their list shows how far that is."""
    if len(ids) > CHECKED_AT_ONCE:
        raise Refusal(413, "recheck_limit", n=len(ids), limit=CHECKED_AT_ONCE)
    rooms = house()
    named = rooms.store.dossiers.named(ids)
    rows = [ListRow(0, address, address, name, met=True) for address, name in named]
    list_id = rooms.store.vet_lists.keep(rows)
    for address, _ in named:
        rooms.vetting.ask_again(Subject(address), Reach.PASSIVE)
    return redirect(f"/vet/list/{list_id}", 303)


def _tag(state: State, ids: Sequence[str]) -> Response:
    try:
        house().store.desk.tag(ids, tag_of(request.form.get("tag", "")))
    except ValueError:
        return _bad_tag(state)
    return _back(state, "tagged")


def _untag(state: State, ids: Sequence[str]) -> Response:
    try:
        house().store.desk.untag(ids, tag_of(request.form.get("tag", "")))
    except ValueError:
        return _bad_tag(state)
    return _back(state, "untagged")


def _merge(state: State, ids: Sequence[str]) -> Response | str:
    """Show which companies would become one, and ask."""
    companies = house().store.companies.of(ids)
    if len(companies) > MERGED_AT_ONCE:
        raise Refusal(413, "merge_limit", n=len(companies), limit=MERGED_AT_ONCE)
    if len(companies) < 2:
        return _back(state, "one_company")
    return render_template("merge.html", here="history", companies=companies, back_to=state.url())


def _export(state: State, ids: Sequence[str]) -> Response | str:
    """Ask as what to export the checked ones; for all that fit, their state says which."""
    if request.form.get("scope") == "all":
        return redirect(state.url("/export"), 303)
    return export_page.show(state, ids)


_DEEDS: dict[str, Callable[[State, Sequence[str]], Response | str]] = {
    "recheck": _recheck,
    "tag": _tag,
    "untag": _untag,
    "merge": _merge,
    "export": _export,
}


def _bad_tag(state: State) -> Response:
    """The page again, with what was checked and typed."""
    checked, everything = frozenset(request.form.getlist("id")), request.form.get("scope") == "all"
    kept = Kept("bad_tag", checked, everything, request.form.get("tag", "")[:120])
    return make_response(history_page.show(state, kept=kept), 400)


def _back(state: State, done: str) -> Response:
    return redirect(state.url(page=state.query.page, done=done), 303)
