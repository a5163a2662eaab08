"""What a person needs who is asked for help, to be copied by hand: versions, counts, switches, faults.

No address, name, domain, path or key is in it. It is written in English, for whoever reads the report.
"""

from __future__ import annotations

import platform
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version

from whowrites import __version__, own_thresholds, own_weights, quiet_list, recent_faults, switches
from whowrites.model import Kind
from whowrites.net.errors import REASONS
from whowrites.port_test import PortTest
from whowrites.sources.about import abouts
from whowrites.store import HistoryQuery, Store

LIBRARIES = ("flask", "waitress", "sqlalchemy", "dnspython", "cryptography", "tldextract")
LOOKED_AT = 200
"""Dossiers whose unanswered questions are counted."""


def report(store: Store, port_test: PortTest, port: int, now: datetime) -> str:
    """The report, one fact a line."""
    return "\n".join(
        [*_program(now), "", *_data(store, port), "", *_silent(store, port_test), "", *_faults()]
    )


def _program(now: datetime) -> Iterable[str]:
    yield f"WhoWrites {__version__}, {now.isoformat()}"
    yield f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    yield ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def _data(store: Store, port: int) -> Iterable[str]:
    settings, levels = store.settings, store.dossiers.counts()
    on, thresholds = switches.on(settings), own_thresholds.kept(settings)
    yield "Dossiers: " + ", ".join(f"{level.value} {n}" for level, n in levels.items())
    yield f"Contacts: {len(store.contacts.all())}, written to: {store.written.count()}"
    yield f"Paired browsers: {len(store.browsers.list())}, port {port}"
    yield f"Quiet list: {len(quiet_list.read(settings).entries)}, keys: {len(store.keys.held())}"
    yield "Switches: " + ", ".join(f"{name} {'on' if name in on else 'off'}" for name in switches.DEFAULTS)
    yield f"Consent: {_yes(switches.consented(settings))}, language: {settings.get('language') or 'browser'}"
    yield f"Own weights: {len(own_weights.kept(settings))}, own thresholds: {thresholds or 'none'}"
    size, notices = store.path.stat().st_size, ", ".join(store.notices) or "none"
    yield f"Database: {size} bytes, saved {_yes(store.saved)}, notices: {notices}"


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _silent(store: Store, port_test: PortTest) -> Iterable[str]:
    """Which sources are asked in vain, and why: the commonest trouble of a network."""
    names = {about.name for about in abouts()}
    told: Counter[str] = Counter()
    ids = store.dossiers.ids(HistoryQuery(), LOOKED_AT)
    for dossier_id in ids:
        facts = store.dossiers.facts_of(dossier_id)
        for finding in facts.findings if facts else ():
            reason = str(finding.params.get("reason", ""))
            if finding.kind is Kind.UNKNOWN and reason in REASONS and finding.source in names:
                told[f"{finding.source} {reason}"] += 1
    yield f"Unanswered in the latest {len(ids)} dossiers: " + (
        ", ".join(f"{what} {n}" for what, n in sorted(told.items())) or "none"
    )
    kept = port_test.standing().kept
    yield "Mail port: " + ("not tested" if not kept else "open" if kept.port.open else kept.port.reason)


def _faults() -> Iterable[str]:
    latest = recent_faults.RECENT.latest()
    yield "Faults since the start: " + ("" if latest else "none")
    for fault in latest:
        yield f"  {fault.at.isoformat()} {fault.level} {fault.place} {fault.kind}".rstrip()
