"""An application on a real store in a temporary folder, with a vetting that answers at once and remembers
what it was asked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quick_start import lay_empty_store, share_templates
from whowrites.address import BadAddress, parse
from whowrites.app import create_app
from whowrites.case import Case
from whowrites.explain import Explanation, explain
from whowrites.headers.sender import read
from whowrites.model import Dossier, Facts, Finding, Kind, Level, Reach, Subject, Verdict
from whowrites.sources import Sources
from whowrites.store import Store, database
from whowrites.web.session import csrf_token
from whowrites.weights import Weights, load

PORT = 8737
BASE = f"http://127.0.0.1:{PORT}"
CHROME = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://0b7e5f0e-1c2d-4e3f-8a9b-0c1d2e3f4a5b"
START = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that goes when told. `monotonic` follows it."""

    now: datetime = START
    waiting: float = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.waiting

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.waiting += seconds


@dataclass
class Vets:
    """Stands for `Vetting`: every good address is complete; one whose local part is `slow` is not; `risky`
    is high.
    """

    store: Store
    clock: Clock
    asked: list[Subject] = field(default_factory=list)
    rechecked: list[str] = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)
    rerated: list[str] = field(default_factory=list)
    waiting: list[Callable[[Any], None]] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> Any:
        nothing: Any = SimpleNamespace(renew=None, nameservers=())
        return Sources(
            dns=nothing,
            http=nothing,
            internet=nothing,
            pacer=nothing,
            cache=self.store.lookups,
            known=self.store.contacts,
            clock=self.clock,
            deadline=nothing,
            key=self.store.keys.of,
        )

    def aside(self, work: Callable[[Any], None], seconds: float) -> None:
        self.waiting.append(work)

    def do_aside(self) -> None:
        """What was put aside is done now."""
        while self.waiting:
            self.waiting.pop()(self.sources)

    def answer(
        self, subjects: list[Subject], reach: Reach, *, met: bool = True
    ) -> list[Dossier | BadAddress]:
        self.asked += subjects
        return [self._one(subject, reach) for subject in subjects]

    def original(self, message: bytes, reach: Reach) -> Subject:
        self.reaches.append(reach)
        return read(message)

    def finish(self, subject: Subject, reach: Reach) -> Dossier:
        answer = self.answer([subject], reach)[0]
        assert isinstance(answer, Dossier)
        self.store.dossiers.sight([(answer.id, subject, answer.verdict.level)], self.clock())
        return answer

    def by_id(self, dossier_id: str) -> Facts | None:
        record = self.store.dossiers.by_id(dossier_id)
        return record.facts if record else None

    def explain(self, subject: Subject, reach: Reach) -> Explanation:
        key = parse(subject.address).normal
        facts = self.store.dossiers.facts([key])[key]
        return explain(Case(facts.findings, None, (), facts.address), load())

    def weights(self) -> Weights:
        return load()

    def rated(self, facts: Facts) -> Verdict:
        self.rerated.append(facts.id)
        return Verdict(Level.LOW, 0.0, (), (), (), (), 3, 4, facts.address)

    def ask_again(self, subject: Subject, reach: Reach) -> None:
        self.rechecked.append(subject.address)
        self.reaches.append(reach)

    def _one(self, subject: Subject, reach: Reach) -> Dossier | BadAddress:
        try:
            address = parse(subject.address)
        except BadAddress as fault:
            return fault
        known = self.store.dossiers.facts([address.normal]).get(address.normal)
        finding = Finding(
            "mail_service", Kind.GOOD, "domain", "dns", self.clock(), {}, "raw evidence", "mail_service"
        )
        facts = known or Facts(
            self.store.dossiers.new_id(),
            address.normal,
            (finding,),
            (),
            self.clock(),
            address.local != "slow",
            reach,
        )
        level = (
            Level.HIGH if address.local == "risky" or "elsewhere" in (subject.reply_to or "") else Level.LOW
        )
        if known is None:
            self.store.dossiers.save(facts, level, 1.0)
        self.store.dossiers.sight([(facts.id, subject, level)], self.clock())
        verdict = Verdict(level, 1.0, (), (), (), (), 3, 4, address.normal)
        own = dataclasses.replace(subject, address=address.normal)
        return Dossier(facts.id, own, verdict, (), (), (), facts.checked_at, facts.complete, reach)


class Caller(FlaskClient):
    """A client that calls the companion by its own address unless told otherwise."""

    def open(self, *args: Any, **values: Any) -> Any:
        values.setdefault("base_url", BASE)
        values.setdefault("buffered", True)  # files are read and closed
        return super().open(*args, **values)


@dataclass
class World:
    """One companion as a test sees it."""

    port = PORT
    base = BASE
    chrome = CHROME
    firefox = FIREFOX

    app: Flask
    store: Store
    vets: Vets
    clock: Clock
    views: list[str]

    def client(self) -> FlaskClient:
        """A caller with no cookies, under the right Host."""
        return Caller(self.app, use_cookies=False)

    def pair(self, origin: str = CHROME) -> dict[str, str]:
        """Headers of a paired extension."""
        token = f"token-of-{origin}"
        self.store.browsers.pair(origin, token, "key", "Test 1")
        return {"Origin": origin, "Authorization": f"Bearer {token}"}

    def cookie(self) -> str:
        """The value of a fresh owner's session."""
        return self.store.browsers.new_session()

    def owner(self) -> dict[str, str]:
        """Headers of the owner's browser on our own page."""
        return {
            "Cookie": f"whowrites_{PORT}={self.cookie()}",
            "Sec-Fetch-Site": "same-origin",
            "Origin": BASE,
        }

    def show(self, path: str) -> str:
        """One of the owner's pages."""
        answer = self.client().get(path, headers=self.owner())
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def post(self, path: str, **form: Any) -> Any:
        """One form of the owner's pages, sent."""
        owner = self.owner()
        token = csrf_token(owner["Cookie"].partition("=")[2])
        return self.client().post(
            path, data={"csrf": token, **form}, headers={**owner, "Accept": "text/html"}
        )

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Within the block the database may not grow."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "max_page_count=1"))
            self.store._database.replace(lambda: None)
            yield
        self.store._database.replace(lambda: None)

    def call(self, name: str, body: Any, headers: dict[str, str]) -> Any:
        """One API call."""
        return self.client().post(f"/api/v1/{name}", json=body, headers=headers)

    def vet(self, *addresses: str) -> list[str]:
        """Dossiers of these addresses; gives their ids."""
        return [
            item.id
            for item in self.vets.answer([Subject(a) for a in addresses], Reach.LOCAL)
            if isinstance(item, Dossier)
        ]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[[], World]]:
    """Makes companions, each on a store of its own; for tests that change something before."""
    stores: list[Store] = []

    def companion() -> World:
        clock = Clock()
        folder = tmp_path / f"data-{len(stores)}"
        lay_empty_store(folder)
        store = Store.open(folder, clock)
        stores.append(store)
        vets = Vets(store, clock)
        app = create_app(
            vetting=vets,  # type: ignore[arg-type]
            store=store,
            port=PORT,
            clock=clock,
            extension_dir=tmp_path / "extension",
            monotonic=clock.monotonic,
        )
        share_templates(app)
        called: list[str] = []
        for endpoint, view in list(app.view_functions.items()):
            app.view_functions[endpoint] = spy(view, endpoint, called)
        return World(app, store, vets, clock, called)

    yield companion
    for store in stores:
        store.close()


@pytest.fixture
def world(build: Callable[[], World]) -> World:
    return build()


def spy(view: Any, endpoint: str, called: list[str]) -> Any:
    """The same view, which notes that it was called: a refusal counts only if it was the gate's."""

    def watched(**values: Any) -> Any:
        called.append(endpoint)
        return view(**values)

    watched.__dict__.update(view.__dict__)
    return watched
