"""Stored messages handed in on the companion's page."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import pytest

from headers_letters import PASS, gmail
from whowrites.model import Reach, Subject
from whowrites.web import gate
from whowrites.web.dossier_page import key_of_message
from whowrites.web.original_page import MOST_FILES
from whowrites.web.session import csrf_token

LETTER = gmail(PASS) + b"the text of the letter"
OTHER = b"From: Bo <bo@other.example>\nReply-To: x@third.example\n\nhello"


def post(world: Any, *files: tuple[bytes, str], **form: str) -> Any:
    owner = world.owner()
    form["csrf"] = csrf_token(owner["Cookie"].partition("=")[2])
    data = {**form, "file": [(io.BytesIO(content), name) for content, name in files]}
    return world.client().post("/vet/original", data=data, headers=owner, content_type="multipart/form-data")


def test_a_pasted_original_leads_to_the_dossier_in_its_light(world: Any) -> None:
    answer = post(world, text=LETTER.decode())
    assert answer.status_code == 303
    subject = world.vets.asked[0]
    assert (subject.address, subject.auth.dmarc, subject.surface) == ("ana@acme.example", "pass", "file")
    shown = world.client().get(answer.headers["Location"], headers=world.owner()).text
    assert "Ana Lima" in shown
    assert "How the message came" in shown and "mail.acme.example" in shown and "mx.google.com" in shown
    assert "@" not in answer.headers["Location"]


def test_a_file_leads_there_too_and_the_sighting_keeps_its_header(world: Any) -> None:
    answer = post(world, (LETTER, "order.eml"))
    dossier_id = answer.headers["Location"].removeprefix("/dossier/").partition("?")[0]
    for _ in range(100):
        sightings = world.store.dossiers.by_id(dossier_id).sightings
        if sightings:
            break
        time.sleep(0.05)
    assert sightings[0].header.hops == ("mail.acme.example",)
    assert answer.headers["Location"].endswith(f"?seen={_key(world, dossier_id)}")
    assert Reach.CONTACT not in world.vets.reaches


def _key(world: Any, dossier_id: str) -> str:
    shown = world.client().get(f"/dossier/{dossier_id}", headers=world.owner()).text
    found = re.search(r"\?seen=([0-9a-f]+)", shown)
    assert found
    return found[1]


def test_signatures_are_verified_only_where_the_box_was_ticked(world: Any) -> None:
    post(world, (LETTER, "order.eml"), verify="1")
    for _ in range(100):
        if Reach.CONTACT in world.vets.reaches:
            return
        time.sleep(0.05)
    pytest.fail("the signature was not asked for")


def test_the_signature_is_read_only_where_the_box_was_ticked(world: Any) -> None:
    signed = LETTER + b"\n\nBest regards\nAna Lima\nTel: +351 22 555 0123\n"
    post(world, (signed, "order.eml"))
    assert world.vets.asked[-1].claims == ()
    post(world, (signed, "order.eml"), signature="1")
    said = [(claim.field, claim.value, claim.source) for claim in world.vets.asked[-1].claims]
    assert said == [("person", "Ana Lima", "signature"), ("phone", "+351225550123", "signature")]


def test_several_files_give_a_list_with_each_ones_fault(world: Any) -> None:
    outlook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    moved = post(world, (LETTER, "a.eml"), (OTHER, "<b>.eml"), (outlook, "c.msg"), (b"no message", "d.eml"))
    assert moved.status_code == 303
    assert "@" not in moved.headers["Location"]
    answer = world.client().get(moved.headers["Location"], headers=world.owner())
    state = world.client().get(moved.headers["Location"] + "/state", headers=world.owner())
    assert state.json == {"complete": True, "findings": 4}
    assert "ana@acme.example" in answer.text and "bo@other.example" in answer.text
    assert "&lt;b&gt;.eml" in answer.text
    assert "Save the message as .eml" in answer.text
    assert "There is no From line" in answer.text


@pytest.mark.parametrize(
    ("form", "files", "sentence"),
    [
        ({}, [], "Paste the original"),
        ({"text": "hello"}, [], "There is no From line"),
        ({"text": "From: Ana <ana@mill>\n\n"}, [], "has no dot"),
        ({}, [(b"", "empty.eml")], "empty.eml: There is no From line"),
    ],
)
def test_what_cannot_be_read_comes_back_with_its_reason(
    world: Any, form: dict[str, str], files: list[tuple[bytes, str]], sentence: str
) -> None:
    answer = post(world, *files, **form)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert form.get("text", "")[:6] in answer.text


def test_too_many_files_and_too_many_bytes_are_refused_with_the_limit(world: Any) -> None:
    many = post(world, *[(OTHER, f"{number}.eml") for number in range(MOST_FILES + 1)])
    assert many.status_code == 413
    assert str(MOST_FILES) in many.text
    assert not world.vets.asked
    big = world.client().post(
        "/vet/original",
        headers=world.owner(),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(gate.MAX_UPLOAD + 1)},
    )
    assert big.status_code == 413


def test_a_letter_of_another_address_is_not_shown_on_a_dossier(world: Any) -> None:
    first = post(world, text=LETTER.decode()).headers["Location"]
    other = post(world, text=OTHER.decode()).headers["Location"]
    mixed = first.partition("?")[0] + "?" + other.partition("?")[2]
    assert "third.example" not in world.client().get(mixed, headers=world.owner()).text


def test_two_letters_that_show_the_same_of_two_senders_stay_apart(world: Any) -> None:
    """Neither shows a name or results: their sightings will have one and the same key."""
    ways = {"ana@acme.example": "one.example", "bo@other.example": "two.example"}
    pages = [
        post(world, text=f"From: {sender}\nReturn-Path: <x@{way}>\n\n").headers["Location"]
        for sender, way in ways.items()
    ]
    assert pages[0].partition("?")[2] == pages[1].partition("?")[2]
    for page, way in zip(pages, ways.values(), strict=True):
        assert way in world.client().get(page, headers=world.owner()).text


def test_a_letter_without_an_address_has_a_key_of_its_own() -> None:
    keys = {key_of_message(Subject(address)) for address in ("ana@mill", "bo@mill", "", "ana@acme.example")}
    assert len(keys) == 4


def test_a_list_that_is_gone_says_so(world: Any) -> None:
    assert world.client().get("/vet/letters/" + "0" * 32, headers=world.owner()).status_code == 404
    assert world.client().get("/vet/letters/x/state", headers=world.owner()).status_code == 404
