"""Short cards as JSON types, kept ready: a mail page asks for the same ones at every view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from whowrites import present, wire
from whowrites.cards import Quiet, Standing
from whowrites.model import Dossier
from whowrites.quiet_list import NOT_LISTED

TOP = 3
"""Reasons on a short card."""
_KEPT = 4_000


class ReadyCards:
    """Cards by the very dossier, the language and how the quiet list stands to it. Thread-safe, bounded.

    The judging gives the same object as long as nothing that it depends on has changed.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, str, Quiet], tuple[Dossier, Mapping[str, Any]]] = OrderedDict()
        self._lock = Lock()

    def short(self, dossier: Dossier, lang: str, quiet: Quiet = NOT_LISTED) -> Mapping[str, Any]:
        """The card with its top reasons and without the lists below them; not to be changed."""
        key = id(dossier), lang, quiet
        with self._lock:
            kept = self._kept.get(key)
            # What is kept here stays alive, so no other dossier gets its id.
            if kept and kept[0] is dossier:
                self._kept.move_to_end(key)
                return kept[1]
        card = present.card(dossier, lang, top=TOP, standing=Standing(quiet=quiet))
        made: Mapping[str, Any] = wire.to_json(card)
        if dossier.complete:
            with self._lock:
                self._kept[key] = dossier, made
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return made
