"""The demonstration without a browser: its inbox, its dossiers, and that nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from whowrites.demo import Demo
from whowrites.model import Level


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    with Demo.start(0) as started:
        yield started


def test_the_inbox_has_senders_of_all_four_levels(demo: Demo) -> None:
    dossiers = demo.vet_all()
    assert len({dossier.subject.address for dossier in dossiers}) >= 12
    assert all(dossier.complete for dossier in dossiers)
    levels = Counter(dossier.verdict.level for dossier in dossiers)
    assert set(levels) == set(Level)
    assert levels[Level.HIGH] < levels[Level.LOW], "most of an inbox is honest"
    assert sum(demo.companion.store.dossiers.counts().values()) >= 12


def test_the_browser_finds_the_webmails_under_their_names_and_nothing_else(demo: Demo) -> None:
    flags = " ".join(demo.flags())
    assert f"MAP mail.google.com:443 127.0.0.1:{demo.pages.port}" in flags
    assert "MAP * ~NOTFOUND" in flags


def test_nothing_is_left_behind() -> None:
    with Demo.start(0) as demo:
        folder = demo.data_dir
        assert (folder / "whowrites.sqlite3").exists()
    assert not folder.exists()
