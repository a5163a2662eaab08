"""All dossiers: searched, filtered, sorted and paged by the companion, with the state in the URL and no
address in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from whowrites.store import Sort
from whowrites.web.history_state import DECISIONS, LEVELS, SIZES, YOUNG, YOUNG_DAYS, State, read
from whowrites.web.house import house
from whowrites.web.route_class import RouteClass, admits

COLUMNS = (
    ("level", Sort.LEVEL),
    ("address", Sort.ADDRESS),
    ("name", Sort.NAME),
    ("company", Sort.COMPANY),
    ("country", Sort.COUNTRY),
    ("first_seen", Sort.FIRST_SEEN),
    ("checked", Sort.CHECKED),
    ("changed", Sort.CHANGED),
    ("tags", None),
    ("owner", Sort.OWNER),
    ("decision", Sort.DECISION),
)
"""The table's columns and the order that a click on each gives."""

DONE = ("tagged", "untagged", "nothing_chosen", "one_company")
"""What the page can say that was just done."""
MAX_YOUNG = 3_650

page = Blueprint("history", __name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was chosen and typed for a deed on many dossiers that could not be done, and why not."""

    fault: str = ""
    ids: frozenset[str] = frozenset()
    everything: bool = False
    tag: str = ""


@page.get("/history")
@admits(RouteClass.PAGE)
def history() -> str:
    """`?view=ID&level=high&level=medium&changed=2026-11-01&free=1&young=1&decision=ask&tag=fair&unanswered=1`
    `&with=DOSSIER&sort=checked_at&dir=desc&size=50&page=2`; what is not of the closed lists is left out.
    """
    done = request.args.get("done", "")
    return show(state_of(request.args), done if done in DONE else "")


def show(state: State, done: str = "", kept: Kept | None = None) -> str:
    """The page of a state: what was just done there, or the deed that could not be."""
    return render_template(
        "history.html",
        **shared(state, "/history"),
        found=house().store.dossiers.search(state.query),
        columns=COLUMNS,
        done=done,
        kept=kept or Kept(),
        company=next(iter(house().store.companies.of([state.query.same_company])), ""),
    )


@page.post("/history/search")
@admits(RouteClass.PAGE_WRITE)
def search() -> Response:
    """Go to what the form asks for; its text is kept under a random id, so that no address stands in the
    URL. Days that cannot be kept go along, so that the page can say so beside their field.
    """
    young = request.form.get(YOUNG_DAYS, "").strip()
    refused = young[:10] if young and not _days(young) else ""
    if young and not refused:
        house().store.settings.set(YOUNG_DAYS, _days(young))
    path = "/history/companies" if request.form.get("by") == "company" else "/history"
    text = request.form.get("q", "").strip()[:200]
    state = read(request.form, "", young_days(), house().clock())
    view = house().store.dossiers.keep_view(text) if text else ""
    wanted = [key for key in state.plain if key in request.form and key != "view"]
    plain = {key: state.plain[key] for key in wanted if state.plain[key]} | ({"view": view} if view else {})
    plain |= {YOUNG_DAYS: refused} if refused else {}
    return redirect(f"{path}?{urlencode(plain, doseq=True)}" if plain else path, 303)


def state_of(asked: MultiDict[str, str]) -> State:
    """The state that these parameters are, with the text of their view."""
    text = house().store.dossiers.view(asked.get("view", "")) or ""
    return read(asked, text, young_days(), house().clock())


def young_days() -> int:
    """The owner's setting."""
    return int(house().store.settings.get(YOUNG_DAYS, YOUNG))


def _days(typed: str) -> int:
    """The days that were typed; 0 where they are none, or more than ten years."""
    days = int(typed[:9]) if typed.isascii() and typed.isdigit() else 0
    return days if days <= MAX_YOUNG else 0


def shared(state: State, path: str) -> dict[str, object]:
    """What the search, the filters and the named views of a page need."""
    store = house().store
    asked = request.args.get(YOUNG_DAYS, "")[:10]
    return {
        "here": "history",
        "young_refused": asked if asked and not _days(asked) else "",
        "most_young": MAX_YOUNG,
        "path": path,
        "state": state,
        "query": state.query,
        "levels": LEVELS,
        "decisions": DECISIONS,
        "sizes": SIZES,
        "young_days": young_days(),
        "all_tags": store.desk.tags(),
        "views": store.saved_views.all(),
        "any": sum(store.dossiers.counts().values()),
    }
