"""A dossier's columns follow its facts and sightings, on every save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from whowrites.model import Auth, Claim, Facts, Finding, Kind, Level, Reach, Subject
from whowrites.store import Store
from whowrites.store.dossiers import Dossiers
from whowrites.store.schema import dossiers
from whowrites.store.traits import answers_elsewhere, said

Row = Callable[..., Any]


def facts(clock: Any, address: str, claims: dict[tuple[str, str], str], *codes: str) -> Facts:
    made = tuple(Claim(field, value, source, clock()) for (field, source), value in claims.items())
    findings = tuple(Finding(code, Kind.NOTE, "domain", "lists", clock()) for code in codes)
    return Facts(Dossiers.new_id(), address, findings, made, clock(), True, Reach.PASSIVE)


def row_of(store: Store, address: str) -> Any:
    with store._database.read() as connection:
        return connection.execute(select(dossiers).where(dossiers.c.address == address)).one()


def test_the_columns_of_a_company(store: Store, clock: Any) -> None:
    claims = {
        ("company", "rdap"): "Holder Holdings",
        ("company", "site"): "Hengda Valves Co., Ltd.",
        ("country", "rdap"): "Hong Kong",
        ("country", "site"): "CN",
        ("created", "rdap"): "2009-04-01",
        ("registrar", "rdap"): "Registrar One",
        ("mail_provider", "dns"): "Google",
    }
    store.dossiers.save(facts(clock, "ann@hengda.example", claims, "mail_own_domain"), Level.LOW, 1.0)
    row = row_of(store, "ann@hengda.example")
    assert (row.company, row.country, row.registrant_country) == ("Hengda Valves Co., Ltd.", "CN", "HK")
    assert (row.registered, row.registrar, row.provider) == (date(2009, 4, 1), "Registrar One", "Google")
    assert (row.tld, row.free, row.organisation) == ("example", False, "hengda.example")


def test_what_is_not_known_is_empty_and_what_was_known_goes_with_the_facts(store: Store, clock: Any) -> None:
    store.dossiers.save(facts(clock, "ann@a.example", {("company", "site"): "A"}), Level.LOW, 1.0)
    store.dossiers.save(facts(clock, "ann@a.example", {("created", "rdap"): "soon"}), Level.LOW, 1.0)
    row = row_of(store, "ann@a.example")
    assert (row.company, row.country, row.registrar, row.registered, row.provider) == ("", "", "", None, "")
    assert (row.decision, row.outcome, row.owner, row.watch, row.need) == ("", "", "", "", None)


def test_on_free_mail_each_address_is_an_organisation_of_its_own(store: Store, clock: Any) -> None:
    store.dossiers.save(facts(clock, "ann@post.example", {}, "mail_free"), Level.LOW, 1.0)
    row = row_of(store, "ann@post.example")
    assert (row.free, row.organisation) == (True, "ann@post.example")


def test_a_later_save_keeps_what_the_owner_set(store: Store, clock: Any) -> None:
    first = facts(clock, "ann@a.example", {})
    store.dossiers.save(first, Level.LOW, 1.0)
    store.desk.set_owner(first.id, "Li Na")
    store.dossiers.sight([(first.id, Subject(first.address, "", "x@b.example"), Level.LOW)], clock())
    store.dossiers.save(facts(clock, "ann@a.example", {}), Level.HIGH, 5.0)
    row = row_of(store, "ann@a.example")
    assert (row.owner, row.reply_elsewhere) == ("Li Na", True)


@pytest.mark.parametrize(
    ("address", "free", "reply_to", "channel", "elsewhere"),
    [
        ("ann@a.example", False, None, "", False),
        ("ann@a.example", False, "", "", False),
        ("ann@a.example", False, "ann@mail.a.example", "", False),
        ("ann@a.example", False, "ann@b.example", "", True),
        ("ann@a.example", False, "ann@b.example", "bulk", False),
        ("ann@a.example", False, "ann at b", "", False),
        ("ann@post.example", True, "ANN@post.example", "", False),
        ("ann@post.example", True, "bob@post.example", "", True),
    ],
)
def test_where_answers_go(
    address: str, free: bool, reply_to: str | None, channel: str, elsewhere: bool
) -> None:
    assert answers_elsewhere(address, free, reply_to, channel) is elsewhere


def test_a_sighting_elsewhere_stays_known(store: Store, clock: Any) -> None:
    found = facts(clock, "ann@a.example", {})
    store.dossiers.save(found, Level.LOW, 1.0)
    for reply_to in ("x@b.example", None):
        subject = Subject(found.address, "", reply_to, auth=Auth(spf="pass"))
        store.dossiers.sight([(found.id, subject, Level.LOW)], clock.pass_by(minutes=5))
    assert row_of(store, "ann@a.example").reply_elsewhere is True


def test_a_claim_is_cut_and_can_be_stored(clock: Any) -> None:
    claims = [Claim("company", " ", "site", clock()), Claim("company", "\ud800" + "x" * 999, "rdap", clock())]
    assert said(claims, "company") == "?" + "x" * 199
