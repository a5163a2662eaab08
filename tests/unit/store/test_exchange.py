"""Dossiers are taken in all or none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from shared_dossier import NOW, facts
from whowrites.model import Level
from whowrites.store import NotSaved, Store
from whowrites.store.shared import Shared


def test_a_full_disk_takes_none(
    store: Store, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    given = [(Shared(facts(f"p{n}@example.com"), NOW), Level.LOW, 0.0) for n in range(50)]
    with full_disk(store), pytest.raises(NotSaved):
        store.exchange.merge(given)
    assert list(store.exchange.outgoing()) == []
    assert len(store.exchange.merge(given)) == len(list(store.exchange.shared())) == 50
