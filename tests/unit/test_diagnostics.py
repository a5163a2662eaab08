"""The report for whoever helps: what is in it, and that nobody is."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

from whowrites import __version__, diagnostics, quiet_list, recent_faults
from whowrites.model import Facts, Finding, Kind, Level, Reach
from whowrites.net.internet import Internet
from whowrites.port_test import PortTest
from whowrites.records import Contact
from whowrites.store import Store
from whowrites.vetting import Vetting

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
NOBODY = ("anna", "berg", "spindle", "k3y", "t0ken", "desk")


def test_it_counts_and_names_nobody(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "anna-berg", lambda: NOW)
    silent = Finding("registration_unknown", Kind.UNKNOWN, "", "rdap", NOW, {"reason": "timeout"})
    odd = Finding("x_unknown", Kind.UNKNOWN, "", "rdap", NOW, {"reason": "anna@spindle.example"})
    facts = Facts("0" * 32, "anna@spindle.example", (silent, odd), (), NOW, True, Reach.PASSIVE)
    store.dossiers.save(facts, Level.UNKNOWN, 0.0)
    store.contacts.add([Contact("anna@spindle.example", "Anna Berg", "typed", NOW)])
    store.browsers.pair("chrome-extension://" + "a" * 32, "t0ken", "k3y", "Anna's desk")
    store.keys.keep("finder", "k3y")
    quiet_list.add(store.settings, "spindle.example", NOW.date())
    store.settings.set("own_domains", ["spindle.example"])
    recent_faults.keep()
    logging.getLogger("whowrites.x").error("anna@spindle.example broke %s", "Berg")
    vetting = Vetting(Internet(nameservers=()), store)
    told = diagnostics.report(store, PortTest(vetting), 8737, NOW)
    assert f"WhoWrites {__version__}" in told
    assert "unknown 1" in told
    assert "Contacts: 1, written to: 0" in told
    assert "Paired browsers: 1" in told
    assert "Quiet list: 1, keys: 1" in told
    assert "Unanswered in the latest 1 dossiers: rdap timeout 1\n" in told
    assert "Mail port: not tested" in told
    assert "ERROR whowrites.x:" in told
    assert not [word for word in NOBODY if word in told.lower()]
    vetting.close()
    store.close()
