"""The page of contacts: looking, importing after a look, taking back, exporting."""

from __future__ import annotations

import io
import os
import re
from typing import Any

import pytest

from whowrites.records import Contact
from whowrites.web import gate
from whowrites.web.session import csrf_token

TABLE = "Name,E-mail\nAna Lima,ana@mill.example\nBo <b>Hart</b>,bo at mill\nCy Reed,cy@quarry.example\n"


def post(world: Any, path: str, file: bytes | None = None, called: str = "buyers.csv", **form: Any) -> Any:
    headers = world.owner()
    data = {"csrf": csrf_token(headers["Cookie"].partition("=")[2]), **form}
    if file is not None:
        data["file"] = (io.BytesIO(file), called)
    kind = "multipart/form-data" if path == "/contacts/import" else "application/x-www-form-urlencoded"
    return world.client().post(path, data=data, headers=headers, content_type=kind)


def get(world: Any, path: str) -> Any:
    return world.client().get(path, headers=world.owner())


def field(answer: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.text)
    assert found
    return found[1]


def add(world: Any, *names: str) -> None:
    world.store.contacts.add(
        [
            Contact(f"p{n}@mill.example", name, "decision" if n == 0 else "import", world.clock())
            for n, name in enumerate(names)
        ]
    )


def test_a_file_is_looked_at_and_imported_at_the_owners_word(world: Any) -> None:
    look = post(world, "/contacts/import", TABLE.encode())
    assert look.status_code == 200
    assert "New contacts in it: 2" in look.text
    assert "The address has no @." in look.text
    assert world.store.contacts.all() == (), "nothing before the owner said so"
    done = post(
        world, "/contacts/import/keep", upload=field(look, "upload"), format="csv", name=field(look, "name")
    )
    assert (done.status_code, done.headers["Location"]) == (303, "/contacts?added=2")
    assert [c.address for c in world.store.contacts.all()] == ["ana@mill.example", "cy@quarry.example"]
    assert list((world.store.path.parent / "uploads").iterdir()) == [], "the file is gone"
    shown = get(world, "/contacts?added=2")
    assert "New contacts: 2" in shown.text
    assert "buyers.csv" in shown.text
    gone = post(world, "/contacts/import/keep", upload=field(look, "upload"), format="csv", name="x")
    assert gone.status_code == 404


def test_an_import_is_taken_back(world: Any) -> None:
    add(world, "Di Fell")
    look = post(world, "/contacts/import", TABLE.encode())
    post(world, "/contacts/import/keep", upload=field(look, "upload"), format="csv", name="buyers.csv")
    post(world, "/contacts/undo", **{"import": world.store.imports.all()[0].id})
    assert [c.name for c in world.store.contacts.all()] == ["Di Fell"]


def test_a_file_can_be_let_go(world: Any) -> None:
    look = post(world, "/contacts/import", TABLE.encode())
    post(world, "/contacts/import/keep", upload=field(look, "upload"), cancel="1")
    assert world.store.contacts.all() == ()
    assert list((world.store.path.parent / "uploads").iterdir()) == []


def test_a_file_that_nobody_decided_on_does_not_stay(world: Any) -> None:
    post(world, "/contacts/import", TABLE.encode())
    (path,) = (world.store.path.parent / "uploads").iterdir()
    past = path.stat().st_mtime - 4000
    os.utime(path, (past, past))
    get(world, "/contacts")
    assert not path.exists()


def test_a_file_in_another_format_than_it_was_looked_at_is_refused(world: Any) -> None:
    look = post(world, "/contacts/import", b"Hello,\nana@mill.example,\n")
    answer = post(world, "/contacts/import/keep", upload=field(look, "upload"), format="vcard", name="x")
    assert answer.status_code == 404
    assert world.store.contacts.all() == ()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "There is nothing in this file."),
        (b"Name,Phone\nAna,1\n", "Its columns are"),
        (b"PK\x03\x04\x00\x00", "This file is no text."),
        (None, "Choose a file first."),
    ],
)
def test_what_cannot_be_read_says_why_on_the_form(world: Any, file: bytes | None, said: str) -> None:
    form = {"format": "csv"} if file and b"Phone" in file else {}
    answer = post(world, "/contacts/import", file, **form)
    if file is None:
        headers = world.owner()
        token = csrf_token(headers["Cookie"].partition("=")[2])
        answer = world.client().post(
            "/contacts/import",
            data={"csrf": token, "file": (io.BytesIO(b""), "")},
            headers=headers,
            content_type="multipart/form-data",
        )
    assert answer.status_code == 400
    assert said in answer.text


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(world: Any) -> None:
    headers = world.owner()
    answer = world.client().post(
        "/contacts/import",
        headers=headers,
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(gate.MAX_UPLOAD + 1)},
    )
    assert answer.status_code == 413
    assert world.views == []


def test_a_file_without_the_forms_token_is_refused(world: Any) -> None:
    answer = world.client().post(
        "/contacts/import",
        data={"csrf": "wrong", "file": (io.BytesIO(b"a@b.example"), "x.txt")},
        headers=world.owner(),
        content_type="multipart/form-data",
    )
    assert answer.status_code == 403
    assert world.views == []


def test_search_goes_by_post_and_no_address_stands_in_the_url(world: Any) -> None:
    add(world, "Ana Lima", "Bo Hart")
    found = post(world, "/contacts/search", q="LIMA")
    assert "lima" not in found.headers["Location"].lower()
    shown = get(world, found.headers["Location"]).text
    assert "p0@mill.example" in shown
    assert "p1@mill.example" not in shown
    assert post(world, "/contacts/search", q="").headers["Location"] == "/contacts"


def test_pages_orders_and_strange_queries(world: Any) -> None:
    add(world, *(f"Name {n:03}" for n in range(120)))
    last = get(world, "/contacts?page=3&sort=name&dir=desc").text
    assert "Name 000" in last
    assert "Page 3 of 3" in last
    for query in ("?page=x&sort=y&dir=z", "?page=999999999", "?view=nothing", "?added=x"):
        assert get(world, "/contacts" + query).status_code == 200


def test_one_contact_is_removed_and_the_list_stays_where_it_was(world: Any) -> None:
    add(world, "Ana Lima", "Bo Hart")
    done = post(world, "/contacts/remove", address="p0@mill.example", sort="address", page="1")
    assert done.headers["Location"] == "/contacts?sort=address&page=1"
    assert [c.name for c in world.store.contacts.all()] == ["Bo Hart"]
    assert "your decision" not in get(world, "/contacts").text


@pytest.mark.parametrize(("path", "mime"), [("contacts.csv", "text/csv"), ("contacts.vcf", "text/vcard")])
def test_what_is_exported_can_be_imported(world: Any, path: str, mime: str) -> None:
    add(world, "=Ana; Lima, Mill", "王小明", "")
    before = [(c.address, c.name) for c in world.store.contacts.all()]
    file = get(world, f"/contacts/{path}")
    assert file.headers["Content-Type"] == f"{mime}; charset=utf-8"
    assert "attachment" in file.headers["Content-Disposition"]
    for address, _ in before:
        world.store.contacts.remove(address)
    look = post(world, "/contacts/import", file.data, path)
    post(
        world, "/contacts/import/keep", upload=field(look, "upload"), format=field(look, "format"), name=path
    )
    after = [(c.address, c.name) for c in world.store.contacts.all()]
    assert after == before


def test_hostile_names_are_text(world: Any) -> None:
    add(world, '<img src=x onerror="alert(1)">\u202e')
    shown = get(world, "/contacts").text
    assert "<img src=x" not in shown
    assert "\u202e" not in shown
