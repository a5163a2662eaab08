"""Outside services from wire to card: off by default, asked after a click only, and failures are silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whowrites import present, switches
from whowrites.cards import Card
from whowrites.lab.outside import HOSTS
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

Ask = Callable[..., Card]
KNOWN = "m.petersen@northsea-bearings.com"


@pytest.fixture
def card(lab: Lab, tmp_path: Path) -> Iterator[Ask]:
    """`card(address, *switches, reach)`: the whole card in English, with just these switches on."""
    store = Store.open(tmp_path, utc_now)
    vetting = Vetting(lab.internet, store)

    def shown(address: str, *on: str, reach: Reach = Reach.CONTACT) -> Card:
        switches.choose(store.settings, on)
        return present.card(vetting.finish(Subject(address), reach), "en", top=None)

    yield shown
    vetting.close()
    store.close()


def asked(lab: Lab) -> list[str]:
    urls = [question for service, question in lab.log if service == "web"]
    return [url for url in urls if url.split("/")[2] in HOSTS]


def texts(card: Card, source: str) -> list[str]:
    return [line.text for line in (*card.notes, *card.unknowns) if line.source == source]


ARCHIVE, LOG = "the web archive", "the log of certificates (crt.sh)"


def test_nobody_is_asked_without_the_switch_nor_without_the_click(lab: Lab, card: Ask) -> None:
    card(KNOWN, "website", "mailbox", "blocklists")
    card("gwen@tamarside-ceramics.co.uk", *switches.DEFAULTS, reach=Reach.PASSIVE)
    assert asked(lab) == []


def test_years_of_an_old_domain(lab: Lab, card: Ask) -> None:
    shown = card(KNOWN, "years")
    assert texts(shown, ARCHIVE) == [
        "The web archive holds a copy of northsea-bearings.com of 1999-04-25; "
        "who owned the domain then, it does not say"
    ]
    assert texts(shown, LOG) == [
        "The first logged certificate for northsea-bearings.com is of 2013-09-04; "
        "who owned the domain then, it does not say"
    ]
    assert len(asked(lab)) == 2 and not [url for url in asked(lab) if "petersen" in url]


def test_a_service_that_knows_nothing_of_the_domain(card: Ask) -> None:
    shown = card("buyer@wrenmoor-gaskets.com", "years")
    assert texts(shown, ARCHIVE) == ["The web archive holds no copy of wrenmoor-gaskets.com"]
    [failed] = texts(shown, LOG)
    assert failed.endswith("the answer is in a form that we cannot read")


def test_each_failure_has_its_reason_and_no_points(card: Ask) -> None:
    shown = card("buyer@withyford-pipes.com", "years")
    assert [text.partition(": ")[2] for text in texts(shown, ARCHIVE)] == ["the server asked us to slow down"]
    [failed] = texts(shown, LOG)
    assert failed.endswith("the server reported a fault of its own")
    assert not [line for line in shown.unknowns if line.points]


REGISTER = "the register of legal entities (GLEIF)"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (KNOWN, "A firm named Northsea Bearings GmbH (Germany) is active"),
        ("desk@corvin-chemtrade.com", "A firm named Corvin Chemtrade LLC (Germany) is no longer active"),
        ("sales@larkspur-enamel.com", "No firm named Larkspur Enamel Oy is in the register"),
        (
            "buyer@withyford-pipes.com",
            "The register of legal entities could not be asked: the server asked us",
        ),
    ],
)
def test_what_the_register_knows_of_a_domains_holder(lab: Lab, card: Ask, address: str, words: str) -> None:
    [text] = texts(card(address, "registers"), REGISTER)
    assert text.startswith(words)
    assert len(asked(lab)) == 1 and "@" not in asked(lab)[0]


def test_what_the_register_says_stands_beside_the_site_and_the_registration(lab: Lab, card: Ask) -> None:
    shown = card(KNOWN, "registers", "website")
    cells = [(row.field, cell) for row in shown.matrix for cell in row.cells if cell.source == "gleif"]
    assert {field: (cell.state, *cell.values) for field, cell in cells if cell.values} == {
        "company": ("same", "Northsea Bearings GmbH"),
        "address": ("same", "Am Lunedeich 900, 27572 Bremerhaven, DE"),
        "country": ("same", "Germany"),
    }
    assert shown.contradictions == ()


def test_a_firm_of_the_name_in_another_country_claims_nothing(card: Ask) -> None:
    shown = card("desk@corvin-chemtrade.com", "registers", "website")
    assert "gleif" not in {cell.source for row in shown.matrix for cell in row.cells}


VIES = "the European Union's check of VAT numbers (VIES)"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (KNOWN, "The VAT number DE999999903 on https://northsea-bearings.com/contact is valid; its country"),
        (
            "sales@stellan-gearworks.com",
            "The VAT number SE559999990001 on https://stellan-gearworks.com/ belongs to Altmark",
        ),
        ("anfrage@lindenhof-optics.com", "Whose the VAT number DE999999911"),
        (
            "info@calderbrook-mills.com",
            "The VAT number IT99999999990 on https://calderbrook-mills.com/contact",
        ),
    ],
)
def test_whose_the_vat_number_on_the_site_is(lab: Lab, card: Ask, address: str, words: str) -> None:
    shown = card(address, "website", "registers")
    [text] = texts(shown, VIES)
    assert text.startswith(words)
    assert len([url for url in asked(lab) if "/vies/" in url]) == 1
    borrowed = [item.text for item in shown.contradictions if "Altmark" in item.text]
    assert bool(borrowed) == ("stellan" in address)


def test_no_vat_number_leaves_without_its_switch(lab: Lab, card: Ask) -> None:
    card(KNOWN, "website", "years")
    assert not [url for url in asked(lab) if "/vies/" in url]
