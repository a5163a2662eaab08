"""The people the owner knows: looked through, taken out, imported from his address book and exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from whowrites.exports import contacts_csv, contacts_vcard
from whowrites.imports.contact_files import FORMATS, read_file
from whowrites.imports.reading import Reading, Unreadable
from whowrites.safe_text import safe_text
from whowrites.sentences import text as sentence
from whowrites.store.contact_list import ContactPage, Order
from whowrites.store.contact_list import page as page_of
from whowrites.web import language, uploads
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

LAST_PAGE = 1_000_000
SHOWN_PEOPLE, SHOWN_FAULTS = 20, 50
"""Of a file, before it is imported."""

page = Blueprint("contacts", __name__)


@page.get("/contacts")
@admits(RouteClass.PAGE)
def contacts() -> str:
    """`?view=ID&sort=name&dir=desc&page=2`, and `added=N` after an import; what is not of the closed lists is
    left out."""
    return _shown()


@page.post("/contacts/search")
@admits(RouteClass.PAGE_WRITE)
def search() -> Answer:
    """Keep the search text under a random id, so that no address stands in the URL."""
    text = request.form.get("q", "").strip()[:200]
    if not text:
        return redirect("/contacts", 303)
    return redirect("/contacts?" + urlencode({"view": house().store.dossiers.keep_view(text)}), 303)


@page.post("/contacts/import")
@admits(RouteClass.PAGE_UPLOAD)
def look() -> str | tuple[str, int]:
    """Show what is in a file; nothing is imported before the owner has seen it."""
    file, form = request.files.get("file"), request.form.get("format", "")
    if file is None or not file.filename:
        return _shown(fault=_text("contacts.no_file")), 400

    def look_at(path: Path) -> Reading:
        return read_file(path, form if form in FORMATS else "")

    try:
        upload_id, name, reading = uploads.read(house().store.path.parent, file, look_at)
    except Unreadable as fault:
        return _shown(fault=sentence(fault.code, fault.params, language.of_request())), 400
    return _preview(reading, upload_id, name)


@page.post("/contacts/import/keep")
@admits(RouteClass.PAGE_WRITE)
def keep() -> Answer:
    """Import the file that was looked at, or let it go. Raises Refusal 404 where it is gone."""
    rooms = house()
    path = uploads.agreed(rooms.store.path.parent, request.form)
    if path is None:
        return redirect("/contacts", 303)
    form = request.form.get("format", "")
    try:
        reading = read_file(path, form if form in FORMATS else "")
    except Unreadable as fault:  # in another format than it was looked at
        raise Refusal(404, "upload_gone") from fault
    people = [(person.address, person.name) for person in reading.people]
    name = safe_text(request.form.get("name", ""), 200)
    _, added = rooms.store.imports.add(name, reading.format, people)
    path.unlink(missing_ok=True)
    return redirect(f"/contacts?added={added}", 303)


@page.post("/contacts/remove")
@admits(RouteClass.PAGE_WRITE)
def remove() -> Answer:
    """Take one contact out."""
    house().store.contacts.remove(request.form.get("address", ""))
    back = {key: value for key in ("view", "sort", "dir", "page") if (value := request.form.get(key))}
    return redirect("/contacts?" + urlencode(back) if back else "/contacts", 303)


@page.post("/contacts/undo")
@admits(RouteClass.PAGE_WRITE)
def undo() -> Answer:
    """Take out all contacts of an import."""
    house().store.imports.undo(request.form.get("import", ""))
    return redirect("/contacts", 303)


@page.get("/contacts/contacts.csv")
@admits(RouteClass.PAGE)
def as_csv() -> Response:
    """All contacts as a table."""
    return _file(contacts_csv.write(house().store.contacts.all()), contacts_csv.MIME, contacts_csv.ENDING)


@page.get("/contacts/contacts.vcf")
@admits(RouteClass.PAGE)
def as_vcard() -> Response:
    """All contacts as cards."""
    written = contacts_vcard.write(house().store.contacts.all())
    return _file(written, contacts_vcard.MIME, contacts_vcard.ENDING)


def _file(pieces: Iterable[str], mime: str, ending: str) -> Response:
    def encoded() -> Iterator[bytes]:
        for piece in pieces:
            yield piece.encode("utf-8", "replace")

    named = {"Content-Disposition": f'attachment; filename="whowrites-contacts.{ending}"'}
    return Response(encoded(), mimetype=mime.partition(";")[0], headers={**named, "Content-Type": mime})


def _text(key: str) -> str:
    from whowrites.web.wording import text

    return text(key, language.of_request())


def _shown(fault: str = "") -> str:
    store, asked = house().store, request.args
    uploads.clear(store.path.parent)
    view, sort = asked.get("view", ""), asked.get("sort", "")
    text = store.dossiers.view(view) or "" if view else ""
    order = Order(sort) if sort in set(Order) else Order.NAME
    descending = asked.get("dir") == "desc"
    found = page_of(
        store.contacts.listing(), text, order, descending=descending, number=_number(asked.get("page", ""))
    )
    state = {"view": view if text else "", "sort": order.value, "dir": "desc" if descending else "asc"}

    def url(**changes: Any) -> str:
        return "/contacts?" + urlencode({key: value for key, value in {**state, **changes}.items() if value})

    return render_template(
        "contacts.html",
        here="contacts",
        found=found,
        text=text,
        order=order,
        orders=tuple(Order),
        descending=descending,
        url=url,
        state={**state, "page": found.page},
        files=_files(found),
        imports=store.imports.all(),
        fault=fault,
        added=_number(asked["added"], 0) if "added" in asked else None,
        any=bool(store.contacts.listing()),
        origins=("decision", "import", "sent"),
    )


def _files(found: ContactPage) -> dict[str, str]:
    imported = [contact.address for contact in found.rows if contact.origin == "import"]
    return house().store.imports.files_of(imported) if imported else {}


def _number(text: str, other: int = 1) -> int:
    plain = text.isascii() and text.isdigit() and len(text) < 9
    return min(int(text), LAST_PAGE) if plain else other


def _preview(reading: Reading, upload_id: str, name: str) -> str:
    lang, known = language.of_request(), house().store.contacts
    new = [person for person in reading.people if known.contact(person.address) is None]
    return render_template(
        "contacts_import.html",
        here="contacts",
        reading=reading,
        upload=upload_id,
        name=name,
        new=len(new),
        people=new[:SHOWN_PEOPLE],
        faults=[(fault, sentence(fault.code, fault.params, lang)) for fault in reading.faults[:SHOWN_FAULTS]],
    )
