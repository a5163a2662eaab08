"""The parts of a running companion, put together: store, internet, vetting, application, opened and closed
as one."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from whowrites import present, sentences
from whowrites.cli import CannotStart, World
from whowrites.install import extension_folder
from whowrites.net.internet import Internet
from whowrites.net.system import real as real_internet
from whowrites.port_test import PortTest
from whowrites.sources.bootstrap_refresh import use_kept
from whowrites.store import Store, StoreError
from whowrites.vetting import AT_ONCE, Vetting, utc_now
from whowrites.watch import Errand, Watch

if TYPE_CHECKING:
    from flask import Flask

    from whowrites.sources import Sources
    from whowrites.web.serve import Server


FIRST_ERRAND = 3.0
"""Seconds before the watch looks for the first time: the page comes first."""


@contextmanager
def open_store(data_dir: Path, *, exclusive: bool = False) -> Iterator[Store]:
    """The store in `data_dir`; `exclusive` for the one companion that serves it. Raises CannotStart with
    the store's sentence."""
    try:
        store = Store.open(data_dir, utc_now, exclusive=exclusive)
    except StoreError as fault:
        raise CannotStart(str(fault)) from fault
    try:
        # A list of registries that the owner has fetched since the shipped one.
        use_kept(data_dir)
        yield store
    finally:
        store.close()


@contextmanager
def vetting(world: World, data_dir: Path, at_once: int = AT_ONCE) -> Iterator[Vetting]:
    """Vetting on the dossiers in `data_dir`, beside a companion that may be running on them. Raises
    CannotStart."""
    with with_store(world, data_dir, at_once) as (_, vets):
        yield vets


@contextmanager
def with_store(world: World, data_dir: Path, at_once: int = AT_ONCE) -> Iterator[tuple[Store, Vetting]]:
    """The dossiers in `data_dir`, and what rates them, beside a companion that may be running on them. Raises
    CannotStart."""
    with open_store(data_dir) as store:
        vets = Vetting(chosen(world), store, at_once=at_once)
        try:
            yield store, vets
        finally:
            vets.close()


@contextmanager
def asking(world: World, data_dir: Path, seconds: float) -> Iterator[Sources]:
    """The outside sources for one question that ends in `seconds`, with what is kept in `data_dir`. Raises
    CannotStart."""
    from whowrites import sources
    from whowrites.net.deadline import Deadline

    with open_store(data_dir) as store:
        asked = sources.build(chosen(world), store.lookups, store.contacts, utc_now)
        yield asked.at(Deadline.after(seconds))


def settle() -> None:
    """Have the collector of garbage leave alone what has been loaded, which stays for good, and come seldom.

    Walking it at each collection was half the cost of an answer. A dossier is hundreds of objects without a
    cycle, which go when nobody holds them: looking for cycles every 700 objects was a sixth of its cost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def chosen(world: World) -> Internet:
    """The internet that the caller of `main` passed, else the real one."""
    return world.internet or real_internet()


def _errands(vets: Vetting, store: Store, port_test: PortTest) -> list[Errand]:
    from whowrites.watch.daily_port_test import DailyPortTest
    from whowrites.watch.mailbox_retries import MailboxRetries
    from whowrites.watch.rechecks import Rechecks

    return [
        MailboxRetries(vets, store, utc_now),
        DailyPortTest(port_test, store, utc_now),
        Rechecks(vets, store, utc_now),
    ]


@dataclass(frozen=True, slots=True)
class Companion:
    """A companion that has its port, its data directory and its application, and has yet to answer."""

    store: Store
    vetting: Vetting
    app: Flask
    port: int
    server: Server

    @staticmethod
    @contextmanager
    def open(world: World, data_dir: Path, port: int) -> Iterator[Companion]:
        """Take the data directory, then the port (0: any free one). Raises CannotStart, and PortTaken of
        `web.serve`."""
        from whowrites.app import create_app
        from whowrites.web.serve import Server, listen

        with ExitStack() as stack:
            store = stack.enter_context(open_store(data_dir, exclusive=True))
            listening = listen(port)
            stack.callback(listening.close)
            vets = Vetting(chosen(world), store)
            stack.callback(vets.close)
            port_test = PortTest(vets)
            watch = Watch(lambda: _errands(vets, store, port_test), utc_now, first=FIRST_ERRAND)
            stack.callback(watch.close)
            number = listening.getsockname()[1]
            app = create_app(
                vetting=vets,
                store=store,
                port=number,
                clock=utc_now,
                extension_dir=extension_folder(),
                port_test=port_test,
            )
            server = Server(app, listening)
            stack.callback(server.close)
            store.announce(number)
            yield Companion(store, vets, app, number, server)

    def serve(self, ready: Callable[[], None] = lambda: None) -> None:
        """Answer until SIGTERM or SIGINT; `ready` is called once the page can be reached."""
        from whowrites.web.serve import serve

        def reached() -> None:
            ready()
            threading.Thread(target=self._settle, name="settling", daemon=True).start()

        serve(self.server, reached)

    def _settle(self) -> None:
        """Behind the first page: load what the first sender would wait for. Where no file can be opened now,
        he waits."""
        with suppress(OSError):
            dossier = self.vetting.rehearse()
            for lang in sentences.languages():
                present.card(dossier, lang, top=None)
        settle()


def leave(code: int = 0) -> NoReturn:
    """End the process with this code, now. A thread may wait for somebody's server until its deadline, and
    what it would bring is not kept: nobody who stops the companion should wait for that.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
