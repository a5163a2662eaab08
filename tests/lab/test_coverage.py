"""Every fact that the companion can tell shows on a card of the lab, read over its sockets: each code, each
claim of each source, each reason why there is no answer, in both languages with source and time.

What there is to tell is read from the checks and the catalogs: a new code without a company, message or
letter that shows it fails here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import whowrites
from lab_cards import LANGUAGES, Album
from whole_lab import whole_lab
from whowrites import stated
from whowrites.checks import all_checks
from whowrites.lab.messages import messages
from whowrites.lab.world import Lab
from whowrites.model import Kind, Reach
from whowrites.web.owner_words import HIT_FIELDS
from whowrites.weights import load

LOCALES = Path(whowrites.__file__).parent / "locales"
CATALOGS = {lang: tomllib.loads((LOCALES / f"{lang}.toml").read_text("utf-8")) for lang in LANGUAGES}
HIT = "hit:register.example"
NOT_SAID = {
    "not_consented": "the check of the mailbox says nothing at all while its switch is off",
    "not_probed_provider": "told by a sentence of its own, mailbox_not_asked",
    "domain_disowned": "told by a sentence of its own, mailbox_domain_disowned",
    "dkim_too_slow": "takes seconds of a letter that hangs the reader: test_dkim",
}
"""Reasons that no card gives in these words, and why."""


@pytest.fixture(scope="module")
def album(running_lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Album]:
    with running_lab.restored():
        yield whole_lab(running_lab, tmp_path_factory.mktemp("cards"))


def test_every_code_is_on_a_card(album: Album) -> None:
    shown = {line["code"] for line in album.lines()}
    unknowns = {code for code in CATALOGS["en"]["finding"] if code.endswith("_unknown")}
    assert shown == set(load().codes) | unknowns


def test_every_claim_is_on_a_card(album: Album) -> None:
    """Those of the checks, of a signature, and those that the owner found himself."""
    shown = {(field, cell["source"]) for field, cell in album.cells()}
    of_checks = {claim for check in all_checks() for claim in check.claims}
    others = {(field, stated.SOURCE) for field in stated.FIELDS} | {(field, HIT) for field in HIT_FIELDS}
    assert shown == of_checks | others
    assert {field for field, _ in shown} == set(CATALOGS["en"]["field"])


@pytest.mark.parametrize("table", ["unknown", "way", "why"])
def test_every_reason_stands_in_a_sentence(album: Album, table: str) -> None:
    """Why there is no answer, in which way a domain is like another, and why it is on a list."""
    said = "\n".join(dict.fromkeys(line["text"] for line in album.lines()))
    for lang in LANGUAGES:
        missing = {code for code, words in CATALOGS[lang][table].items() if words not in said}
        assert missing <= NOT_SAID.keys(), lang


def test_every_line_is_a_sentence_with_its_source_and_time(album: Album) -> None:
    sources = {lang: set(CATALOGS[lang]["source"].values()) for lang in LANGUAGES}
    for line in album.lines():
        assert line["text"] and "{" not in line["text"], line
        assert line["source"] in sources["en"] | sources["zh_CN"], line
        assert line["seen_at"], line
    for field, cell in album.cells():
        assert cell["source_name"] and cell["word"] and cell["seen_at"], (field, cell)


def test_every_fact_on_a_firms_strength_is_on_a_card(album: Album) -> None:
    shown = {fact["code"] for card in album.cards for fact in card["strength"]}
    assert shown == set(CATALOGS["en"]["strength"])


def test_every_check_answers_and_each_that_asks_somebody_fails_too(album: Album) -> None:
    for check in all_checks():
        kinds = {kind for found, kind in album.said if found == check.id}
        assert kinds - {Kind.UNKNOWN}, f"{check.id} never answered"
        assert check.reach is Reach.LOCAL or Kind.UNKNOWN in kinds, f"{check.id} never failed"


@pytest.mark.parametrize("place", range(len(messages())), ids=lambda place: messages()[place].id)
def test_each_message_of_the_lab_shows_what_it_is_for(album: Album, place: int) -> None:
    message, card = album.of_messages[place]
    shown = {line["code"] for part in ("reasons", "goods", "notes", "unknowns") for line in card[part]}
    assert set(message.shows) <= shown
