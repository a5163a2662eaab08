"""Whatever is done to the store in whatever order, with restarts, kills and a second program between: it
holds what was shown as saved, each address once, and nothing that was deleted (security: X6)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quick_start import lay_empty_store
from whowrites.model import Facts, Finding, Kind, Level, Reach
from whowrites.records import Decision, Note
from whowrites.store import HistoryQuery, Store
from whowrites.store.dossiers import Dossiers

ADDRESSES = st.sampled_from(
    [f"{name}@{firm}.example" for firm in ("acme", "spindle") for name in ("ann", "bob")]
)


@dataclass
class Known:
    """What must be there of one dossier."""

    id: str
    level: Level
    days: int
    notes: list[str] = field(default_factory=list)
    decision: str = ""
    dismissed: set[tuple[str, str]] = field(default_factory=set)


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.home = self.folder / "0"
        self.now = datetime(2026, 11, 23, tzinfo=UTC)
        self.known: dict[str, Known] = {}
        lay_empty_store(self.home)
        self.store = Store.open(self.home, self.clock)

    def clock(self) -> datetime:
        return self.now

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(address=ADDRESSES, level=st.sampled_from(Level), days=st.integers(0, 5000))
    def check(self, address: str, level: Level, days: int) -> None:
        self.now += timedelta(minutes=1)
        young = Finding(
            "domain_young", Kind.RISK, "domain", "rdap", self.now, {"days": days}, "", "registration"
        )
        facts = Facts(Dossiers.new_id(), address, (young,), (), self.now, True, Reach.PASSIVE)
        saved = self.store.dossiers.save(facts, level, 1.0)
        known = self.known.setdefault(address, Known(saved, level, days))
        assert known.id == saved, "an address has one dossier"
        known.level, known.days = level, days

    @precondition(lambda self: self.known)
    @rule(data=st.data(), text=st.text("añ周\n'%_", min_size=1, max_size=5))
    def note(self, data: st.DataObject, text: str) -> None:
        self.now += timedelta(minutes=1)
        known = self.one(data)
        self.store.dossiers.note(Note(known.id, f"n{text}", self.now))
        known.notes.insert(0, f"n{text}")

    @precondition(lambda self: self.known)
    @rule(data=st.data(), verdict=st.sampled_from(["proceed", "ask", "declined"]))
    def decide(self, data: st.DataObject, verdict: str) -> None:
        self.now += timedelta(minutes=1)
        known = self.one(data)
        self.store.dossiers.decide(Decision(known.id, verdict, self.now))
        known.decision = verdict

    @precondition(lambda self: self.known)
    @rule(data=st.data(), reason=st.sampled_from([("domain_young", "00aa"), ("spf_open", "00bb")]))
    def dismiss(self, data: st.DataObject, reason: tuple[str, str]) -> None:
        known = self.one(data)
        if reason in known.dismissed:
            self.store.owner.count_again(known.id, *reason, self.now)
        else:
            self.store.owner.dismiss(known.id, *reason, "", self.now)
        known.dismissed ^= {reason}

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        address = data.draw(st.sampled_from(sorted(self.known)))
        assert self.store.dossiers.delete(self.known.pop(address).id)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.home, self.clock)

    @rule()
    def killed(self) -> None:
        """The files as they lie now are all that a killed program leaves."""
        after = self.folder / str(int(self.home.name) + 1)
        shutil.copytree(self.home, after)
        self.store.close()
        self.home = after
        self.store = Store.open(self.home, self.clock)

    @invariant()
    def all_is_there(self) -> None:
        other = Store.open(self.home, self.clock)
        try:
            for store in (self.store, other):
                self.holds(store)
        finally:
            other.close()

    def holds(self, store: Store) -> None:
        rows = store.dossiers.search(HistoryQuery()).rows
        assert {row.address: row.level for row in rows} == {a: k.level for a, k in self.known.items()}
        for address, known in self.known.items():
            record = store.dossiers.by_id(known.id)
            assert record and record.facts.address == address
            assert [finding.params["days"] for finding in record.facts.findings] == [known.days]
            assert [note.text for note in record.notes] == known.notes
            assert (record.decisions[0].verdict if record.decisions else "") == known.decision
            assert store.owner.owned(known.id).dismissed == known.dismissed

    def one(self, data: st.DataObject) -> Known:
        return self.known[data.draw(st.sampled_from(sorted(self.known)))]


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=12, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
)
