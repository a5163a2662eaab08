"""Facts of all sources side by side, from the wire to the card: what does not match, what agrees, who was not
asked."""

from __future__ import annotations

from pathlib import Path

from whowrites import switches
from whowrites.cards import Card
from whowrites.lab.world import Lab
from whowrites.model import Dossier, Reach, Subject
from whowrites.present import card
from whowrites.stated import stated
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

SIGNED = stated(
    (
        ("person", "Obinna Adeyemi"),
        ("title", "Purchasing Manager"),
        ("company", "Harbour Logistics Ltd"),
        ("address", "14 Broad Street, Lagos 101001, Nigeria"),
        ("phone", "+234 803 555 0142"),
        ("website", "harbour-logistics.com"),
    ),
    utc_now(),
)


def vetted(lab: Lab, folder: Path, *subjects: Subject, reach: Reach = Reach.CONTACT) -> list[Dossier]:
    store = Store.open(folder, utc_now)
    switches.choose(store.settings, ["website"])
    vetting = Vetting(lab.internet, store)
    try:
        return [vetting.finish(subject, reach) for subject in subjects]
    finally:
        vetting.close()
        store.close()


def cells(shown: Card) -> dict[tuple[str, str], str]:
    return {(row.field, cell.source): cell.state for row in shown.matrix for cell in row.cells}


def codes(dossier: Dossier) -> set[str]:
    return {item.finding.code for item in dossier.verdict.reasons}


def test_a_telephone_of_another_country_and_a_firm_older_than_its_domain(lab: Lab, tmp_path: Path) -> None:
    (dossier,) = vetted(lab, tmp_path, Subject("sales@hollowbrook-castings.com", "", "", "message"))
    shown = card(dossier, "en", top=None)
    state = cells(shown)
    assert state["phone", "site"] == state["country", "rdap"] == "differs"
    assert state["founded", "site"] == state["created", "rdap"] == "differs"
    assert state["company", "site"] == state["company", "rdap"] == "same"
    assert state["phone", "rdap"] == "missing"
    assert [row.agreement for row in shown.matrix[:2]] == ["differs", "differs"]
    assert {"site_phone_abroad", "site_older_than_domain"} <= codes(dossier)
    assert "phone_not_of_country" not in codes(dossier)  # the site's own check told it
    phone = next(item for item in shown.contradictions if item.field == "phone")
    assert (phone.a, phone.b) == ("+2348035550142 (Nigeria)", "United Kingdom")
    assert phone.a_source == "the sender's web site" and phone.b_source == "RDAP"
    assert [fact.code for fact in shown.strength][:2] == ["pages", "products"]


def test_a_signature_of_another_firm(lab: Lab, tmp_path: Path) -> None:
    sender = Subject("p.klein@marlstone-agency.com", "Petra Klein", "", "message")
    signed = Subject(sender.address, sender.name, "", "message", claims=SIGNED)
    plain, dossier = vetted(lab, tmp_path, sender, signed)
    assert plain.contradictions == ()
    assert {"company_not_confirmed", "two_people_named", "phone_not_of_country", "names_other_site"} <= codes(
        dossier
    )
    assert "place_differs" in codes(dossier)
    shown = card(dossier, "zh_CN", top=None)
    state = cells(shown)
    for field in ("company", "person", "phone", "address", "website"):
        assert state[field, "signature"] == "differs", field
    assert state["title", "signature"] == "alone"
    named = next(line.text for line in shown.reasons if line.code == "company_not_confirmed")
    assert named == "邮件自称 Harbour Logistics Ltd（签名），而 发件人的网站 写的是 Marlstone Agency GmbH"
    assert "采购，经理" in next(fact.text for fact in shown.strength if fact.code == "role")


def test_who_was_not_asked_is_not_called_silent(lab: Lab, tmp_path: Path) -> None:
    sender = Subject("p.klein@marlstone-agency.com", "Petra Klein", "", "message")
    (dossier,) = vetted(lab, tmp_path, sender, reach=Reach.PASSIVE)
    state = cells(card(dossier, "en", top=None))
    assert state["company", "site"] == state["company", "signature"] == "not_asked"
    assert state["company", "rdap"] == "alone"


def test_a_registry_that_did_not_answer_is_unknown(lab: Lab, tmp_path: Path) -> None:
    (dossier,) = vetted(lab, tmp_path, Subject("dana@saltmarsh-pumps.com", "Dana Whitlow", "", "message"))
    state = cells(card(dossier, "en", top=None))
    assert state["person", "registration"] == "unknown"


def test_a_second_address_of_the_domain_stands_beside_the_earlier_dossier(lab: Lab, tmp_path: Path) -> None:
    first, second = vetted(
        lab,
        tmp_path,
        Subject("sales@hollowbrook-castings.com", "", "", "message"),
        Subject("office@hollowbrook-castings.com", "", "", "message"),
    )
    assert not [claim for claim in first.claims if claim.source == "dossiers"]
    state = cells(card(second, "en", top=None))
    assert state["company", "dossiers"] == state["country", "dossiers"] != "missing"


def test_free_mail_that_names_a_firm_of_an_earlier_dossier(lab: Lab, tmp_path: Path) -> None:
    firm = Subject("info@marlstone-agency.com", "", "", "message")
    buyer = Subject("marlstone.buyer@gmail.com", "Marlstone Agency GmbH", "", "message")
    alone = vetted(lab, tmp_path / "new", buyer)[0]
    _, dossier = vetted(lab, tmp_path, firm, buyer)
    assert "name_claim_free" not in codes(alone)
    assert "name_claim_free" in codes(dossier)
