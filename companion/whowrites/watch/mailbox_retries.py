"""Mailboxes that were put off (greylisting): asked again when their moment has come.

The pauses, the number of tries and the limits are those of `sources.mailbox_tries`; here they are only kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from whowrites import switches
from whowrites.sources import mailbox_tries
from whowrites.sources.mailbox import SWITCH
from whowrites.stamps import ahead
from whowrites.store import Store
from whowrites.vetting import Vetting

AT_ONCE = 4
"""Addresses that are asked about in one look."""
REST = timedelta(minutes=5)
"""Between two attempts at one address where the first brought no answer: no network, a full day's budget."""


class MailboxRetries:
    """An errand."""

    def __init__(self, vetting: Vetting, store: Store, clock: Callable[[], datetime]) -> None:
        self._vetting = vetting
        self._store = store
        self._clock = clock
        self._tried: dict[str, datetime] = {}

    def due(self) -> datetime | None:
        """When the first waits no longer; None while mail servers are not to be asked."""
        return min((moment for _, moment in self._waiting()), default=None)

    def run(self) -> None:
        """Ask about those whose moment has come."""
        now = self._clock()
        ready = sorted((moment, address) for address, moment in self._waiting() if moment <= now)
        for _, address in ready[:AT_ONCE]:
            self._tried[address] = now
            self._vetting.ask_check_again(address, "mailbox")

    def _waiting(self) -> list[tuple[str, datetime]]:
        if SWITCH not in switches.on(self._store.settings):
            return []
        now = self._clock()
        written = mailbox_tries.waiting(self._store.lookups, now)
        tried = {address: self._tried[address] for address, _ in written if address in self._tried}
        self._tried = {address: at for address, at in tried.items() if not ahead(at, now)}
        return [
            (address, max(due, self._tried[address] + REST) if address in self._tried else due)
            for address, due in written
        ]
