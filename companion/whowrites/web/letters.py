"""Messages that the owner handed in, until their dossiers are complete and hold them as sightings.

A signature is verified here too, since no request may wait for the resolver. In memory, bounded; what was
handed in last stays longest.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whowrites.model import Reach, Subject

if TYPE_CHECKING:
    from whowrites.vetting import Vetting

log = logging.getLogger(__name__)

KEPT = 200
LISTS = 20
AT_ONCE = 2


Key = tuple[str, str]
"""The sender's address, normalised where it is one, and the key that the message's sighting will have."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One message of several that were handed in together: the name of its file (empty for a pasted one), and
    what it shows, or why it could not be read."""

    file: str
    subject: Subject | None = None
    fault: str = ""


class Letters:
    """The letters of one companion. Thread-safe."""

    def __init__(self, vetting: Vetting) -> None:
        self._vetting = vetting
        self._kept: OrderedDict[Key, Subject] = OrderedDict()
        self._lists: OrderedDict[str, tuple[Handed, ...]] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="letter")

    def receive(self, key: Key, subject: Subject, message: bytes = b"") -> None:
        """Keep what the message shows under `key` and finish its dossier in the background, with the
        signatures of `message` verified where it is given."""
        self._keep(key, subject)
        self._pool.submit(self._finish, key, subject, message).add_done_callback(_logged)

    def keep_list(self, letters: Sequence[Handed]) -> str:
        """Keep what was handed in together; the id under which it is found."""
        list_id = secrets.token_hex(16)
        with self._lock:
            self._lists[list_id] = tuple(letters)
            while len(self._lists) > LISTS:
                self._lists.popitem(last=False)
        return list_id

    def of_list(self, list_id: str) -> tuple[Handed, ...] | None:
        """What was handed in together; None when it was never here or has gone."""
        with self._lock:
            return self._lists.get(list_id)

    def subject(self, key: Key) -> Subject | None:
        """What the message with this key shows; None when it was never here or has gone."""
        with self._lock:
            return self._kept.get(key)

    def _finish(self, key: Key, subject: Subject, message: bytes) -> None:
        if message:
            subject = self._vetting.original(message, Reach.CONTACT)
            self._keep(key, subject)
        self._vetting.finish(subject, Reach.PASSIVE)

    def _keep(self, key: Key, subject: Subject) -> None:
        with self._lock:
            self._kept[key] = subject
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _logged(done: Future[None]) -> None:
    fault = done.exception()
    if fault is not None:
        log.error("a letter was not finished", exc_info=fault)
