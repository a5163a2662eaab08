"""The parts of a running companion, put together: store, internet and vetting, opened and closed as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whowrites.cli import CannotStart, World
from whowrites.net.internet import Internet
from whowrites.net.system import real_internet
from whowrites.store import Store, StoreError
from whowrites.vetting import Vetting, utc_now


@contextmanager
def vetting(world: World, data_dir: Path) -> Iterator[Vetting]:
    """Vetting on the dossiers in `data_dir`, beside a companion that may be running on them. Raises CannotStart."""
    with open_store(data_dir) as store:
        vets = Vetting(chosen(world), store)
        try:
            yield vets
        finally:
            vets.close()


@contextmanager
def open_store(data_dir: Path, *, exclusive: bool = False) -> Iterator[Store]:
    """The store in `data_dir`; `exclusive` for the one companion that serves it. Raises CannotStart with the store's sentence."""
    try:
        store = Store.open(data_dir, utc_now, exclusive=exclusive)
    except StoreError as fault:
        raise CannotStart(str(fault)) from fault
    try:
        yield store
    finally:
        store.close()


def chosen(world: World) -> Internet:
    """The internet that the caller of `main` passed, else the real one."""
    return world.internet or real_internet()
