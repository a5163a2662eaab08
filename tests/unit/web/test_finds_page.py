"""Hits and reputation on the page: kept with their page, only real web pages, taken out and put back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.web.dossier_page import NotKept
from whowrites.web.finds_page import web_address

URL = "https://www.example.org/firm?id=7&x=%C3%A4#top"


def hits(world: Any, dossier_id: str) -> list[tuple[str, str, str]]:
    return [(hit.field, hit.value, hit.url) for hit in world.store.owner.owned(dossier_id).hits]


def test_a_hit_is_kept_taken_out_and_put_back(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    sent = world.post(f"/dossier/{dossier_id}/hits", field="company", value=" Nordtool <GmbH> ", url=URL)
    assert sent.status_code == 303
    assert hits(world, dossier_id) == [("company", "Nordtool <GmbH>", URL)]
    page = world.show(f"/dossier/{dossier_id}")
    assert "Nordtool &lt;GmbH&gt;" in page
    assert 'rel="noopener noreferrer nofollow"' in page
    number = str(world.store.owner.owned(dossier_id).hits[0].id)
    world.post(f"/dossier/{dossier_id}/hits/out", hit=number)
    assert hits(world, dossier_id) == []
    assert "taken out 2026-11-23" in world.show(f"/dossier/{dossier_id}")
    world.post(f"/dossier/{dossier_id}/hits/out", hit=number, back="1")
    assert len(hits(world, dossier_id)) == 1
    assert world.vets.rerated == [dossier_id] * 3


def test_reputation_is_kept_apart(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    world.post(f"/dossier/{dossier_id}/hits", field="reputation", said="Pays on time", said_url=URL)
    assert hits(world, dossier_id) == [("reputation", "Pays on time", URL)]


def test_what_is_wrong_comes_back_in_the_form(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    path = f"/dossier/{dossier_id}/hits"
    bad = world.post(path, field="phone", value="+49 40 000", url="javascript:alert(1)")
    assert bad.status_code == 400
    assert "begins with http:// or https://" in bad.text
    assert 'value="+49 40 000"' in bad.text
    assert '<option value="phone" selected>' in bad.text
    assert 'href="javascript' not in bad.text
    assert "Say what it says there" in world.post(path, field="phone", value=" ", url=URL).text
    assert world.post(path, field="shoe size", value="44", url=URL).status_code == 400
    assert hits(world, dossier_id) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "ftp://example.org",
        "http://",
        "https://user@example.org/",
        "https://example.org/a b",
        "https://exam\nple.org",
        "http://localhost/",
        "https://[::1",
        'https://example.org/"x',
        "x" * 2001,
    ],
)
def test_what_is_no_web_page_is_refused(text: str) -> None:
    with pytest.raises(NotKept):
        web_address(text)


@given(st.text(max_size=60))
def test_whatever_is_let_through_is_a_plain_web_address(text: str) -> None:
    try:
        kept = web_address(text)
    except NotKept:
        return
    assert kept.startswith(("http://", "https://"))
    assert not set(kept) & set(' "<>\\\n')


def test_the_engine_is_the_owners_choice(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    assert "https://www.google.com/search?q=" in world.show(f"/dossier/{dossier_id}")
    world.post(f"/dossier/{dossier_id}/engine", engine="baidu")
    page = world.show(f"/dossier/{dossier_id}")
    assert "https://www.baidu.com/s?wd=%22ann%40example.com%22" in page
    assert "https://www.google.com" not in page
    assert world.post(f"/dossier/{dossier_id}/engine", engine="evil").status_code == 400


def test_a_hit_of_another_dossier_and_what_is_no_number_are_refused(world: Any) -> None:
    one, other = world.vet("ann@example.com", "bob@example.com")
    world.post(f"/dossier/{one}/hits", field="company", value="Nordtool", url=URL)
    number = str(world.store.owner.owned(one).hits[0].id)
    assert world.post(f"/dossier/{other}/hits/out", hit=number).status_code == 404
    for wrong in ("", "x", "-1", "٣", "9" * 30):
        assert world.post(f"/dossier/{one}/hits/out", hit=wrong).status_code == 400
    assert len(hits(world, one)) == 1


def test_a_full_disk_keeps_the_form(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    form = {"field": "reputation", "said": "s" * 500, "said_url": "https://example.org/" + "u" * 1900}
    with world.full_disk():
        for _ in range(3):  # until no page of the file is free
            answer = world.post(f"/dossier/{dossier_id}/hits", **form)
    assert answer.status_code == 503
    assert "s" * 500 in answer.text
