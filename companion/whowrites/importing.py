"""A colleague's bundle on its way in: a backup first, so that the step can be taken back, then the merge,
then a line in the log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from whowrites import sharing
from whowrites.model import Facts, Verdict
from whowrites.sharing import Report
from whowrites.store import Store
from whowrites.wire import stamp

LOG = "bundle_imports"
"""Setting: the latest imports, newest first."""
KEPT = 10


@dataclass(frozen=True, slots=True)
class Import:
    """One import: `at` (ISO 8601 UTC), the file's `name`, what it came to, and the `backup` made before."""

    at: str
    name: str
    new: int
    changed: int
    left_out: int
    backup: str

    @property
    def can_go_back(self) -> bool:
        """Whether its backup is still there: the companion keeps the latest ones only."""
        return Path(self.backup).is_file()


def bring_in(store: Store, path: Path, name: str, rate: Callable[[Facts], Verdict], now: datetime) -> Report:
    """Merge the bundle at `path`. Raises as `sharing.merge` does; without a backup nothing is merged."""
    sharing.readable(path)
    backup = store.back_up()
    report = sharing.merge(store, path, rate, now)
    report.backup = str(backup)
    done = Import(stamp(now), name, report.new, report.changed, report.faulty + report.never, report.backup)
    store.settings.set(LOG, [asdict(done), *store.settings.get(LOG, [])][:KEPT])
    return report


def past(store: Store) -> tuple[Import, ...]:
    """The latest imports, newest first."""
    return tuple(Import(**one) for one in store.settings.get(LOG, []))
