"""Every way in which a public service says nothing, from the wire to the card: an unknown with its reason, no
points, and never "there is none"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from whowrites import present, switches
from whowrites.cards import Card
from whowrites.lab.outside import FAULTS
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.sources import archive, certificate_log, gleif, vies
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

REASONS = {
    "throttled": "the server asked us to slow down",
    "down": "the server reported a fault of its own",
    "unavailable": "the server reported a fault of its own",
    "blocked": "the server refused to answer",
    "moved": "the server refused to answer",
    "broken": "the answer is in a form that we cannot read",
    "empty": "the answer is in a form that we cannot read",
    "page": "the answer is in a form that we cannot read",
    "complaint": "the answer is in a form that we cannot read",
    "huge": "the answer was too long",
    "cut": "the server hung up in the middle",
    "silent": "no answer in time",
}
ARCHIVE, LOG = "the web archive", "the log of certificates (crt.sh)"
REGISTER, VIES = "the register of legal entities (GLEIF)", "the European Union's check of VAT numbers (VIES)"
VAT, ITS_OWN = "DE 999 999 903", "DE 999 999 920"
DOMAIN = "quill-refusal.com"
Refused = Callable[[str], Card]


@pytest.fixture
def refused(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Refused]:
    """The card of a firm of which each service says nothing in one and the same way."""
    store = Store.open(tmp_path, utc_now)
    switches.choose(store.settings, ("years", "registers", "website"))
    vetting = Vetting(lab.internet, store)
    [model] = [firm for firm in lab.companies if firm.id == "northsea-bearings"]

    def shown(fault: str) -> Card:
        if fault == "silent":
            for source in (archive, certificate_log, gleif, vies):
                monkeypatch.setattr(source, "SECONDS", 1.5)
        told = {
            "archive": fault,
            "certificate": fault,
            "register": fault,
            "vat": f"{ITS_OWN.replace(' ', '')}|{fault}",
        }
        assert model.registration is not None
        held = replace(model.registration, org="Quill Refusal AG")
        pages = {
            path: replace(page, body=page.body.replace(VAT, ITS_OWN))
            for path, page in model.site.pages.items()
        }
        site = replace(model.site, pages=pages)
        lab.alter(replace(model, id="refused", domain=DOMAIN, registration=held, site=site, outside=told))
        return present.card(vetting.finish(Subject(f"info@{DOMAIN}"), Reach.CONTACT), "en", top=None)

    yield shown
    vetting.close()
    store.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_says_nothing_is_unknown_with_its_reason(refused: Refused, fault: str) -> None:
    card = refused(fault)
    for source in (ARCHIVE, LOG, REGISTER, VIES):
        lines = [line for line in card.unknowns if line.source == source]
        assert [line.text.rpartition(": ")[2] for line in lines] == [REASONS[fault]], source
        assert not [line for line in lines if line.points]
        said = [line.text for line in (*card.reasons, *card.goods, *card.notes) if line.source == source]
        assert said == []
