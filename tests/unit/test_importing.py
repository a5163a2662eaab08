"""A bundle on its way in: the log is short, and its lines know whether they can be taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from shared_dossier import NOW, fill, rate
from whowrites import importing, sharing
from whowrites.imports.reading import Unreadable
from whowrites.store import Store


def test_log_holds_the_latest_ten(tmp_path: Path) -> None:
    theirs, ours = (Store.open(tmp_path / name, lambda: NOW) for name in ("theirs", "ours"))
    fill(theirs)
    path = tmp_path / "b.json"
    with path.open("wb") as out:
        sharing.write(theirs.exchange.shared(), out, NOW)
    for number in range(12):
        importing.bring_in(ours, path, f"{number}.json", rate, NOW + timedelta(seconds=number))
    log = importing.past(ours)
    assert [one.name for one in log] == [f"{number}.json" for number in range(11, 1, -1)]
    assert (log[0].new, log[0].changed, log[0].left_out) == (0, 0, 0) and log[0].can_go_back
    path.write_bytes(b"[]")
    with pytest.raises(Unreadable):
        importing.bring_in(ours, path, "no.json", rate, NOW)
    assert importing.past(ours) == log
    theirs.close()
    ours.close()
