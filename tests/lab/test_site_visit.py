"""A sender's web site in a whole vet: visited at reach contact with the switch on, and at no other time."""

from __future__ import annotations

from pathlib import Path

from whowrites import switches
from whowrites.lab.world import Lab
from whowrites.model import Dossier, Level, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

SENDER = Subject("sales@stellan-gearworks.com", "Stellan Gearworks", "", "message")


def vetted(lab: Lab, folder: Path, reach: Reach, *allowed: str) -> Dossier:
    store = Store.open(folder, utc_now)
    switches.choose(store.settings, allowed)
    vetting = Vetting(lab.internet, store)
    try:
        return vetting.finish(SENDER, reach)
    finally:
        vetting.close()
        store.close()


def visited(lab: Lab) -> list[str]:
    return [url for service, url in lab.log if service == "web"]


def test_a_new_domain_with_an_old_story(lab: Lab, tmp_path: Path) -> None:
    dossier = vetted(lab, tmp_path, Reach.CONTACT, "website")
    codes = {item.finding.code for item in dossier.verdict.reasons}
    assert {"site_older_than_domain", "domain_young"} <= codes
    assert dossier.verdict.level in (Level.MEDIUM, Level.HIGH)
    assert {claim.field for claim in dossier.claims if claim.source == "site"} >= {
        "company",
        "email",
        "founded",
    }
    assert [found.field for found in dossier.contradictions] == ["founded"]
    assert visited(lab) == ["https://stellan-gearworks.com/"]


def test_opening_a_mail_visits_nobody(lab: Lab, tmp_path: Path) -> None:
    dossier = vetted(lab, tmp_path, Reach.PASSIVE, "website")
    assert dossier.complete and not visited(lab)


def test_the_switch_holds_at_every_reach(lab: Lab, tmp_path: Path) -> None:
    dossier = vetted(lab, tmp_path, Reach.CONTACT)
    assert dossier.complete and not visited(lab)
