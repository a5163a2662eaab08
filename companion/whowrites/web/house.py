"""What the views of one companion work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import current_app

from whowrites.port_test import PortTest
from whowrites.source_tests import SourceTests
from whowrites.web.desk import Desk
from whowrites.web.entrance import Entrance
from whowrites.web.failures import Failures
from whowrites.web.letters import Letters
from whowrites.web.ready_cards import ReadyCards

if TYPE_CHECKING:
    from whowrites.store import Store
    from whowrites.vetting import Vetting


@dataclass(frozen=True, slots=True)
class House:
    """The rooms behind the pages and the API.

    `port` is the one in the Host header, the cookie's name and the proof.
    """

    vetting: Vetting
    store: Store
    port: int
    clock: Callable[[], datetime]
    extension_dir: Path
    desk: Desk
    entrance: Entrance
    failures: Failures
    port_test: PortTest
    source_tests: SourceTests
    letters: Letters
    ready_cards: ReadyCards

    @property
    def cookie(self) -> str:
        """The session cookie's name: browsers share cookies between the ports of one host."""
        return f"whowrites_{self.port}"


def house() -> House:
    """The house of the request at hand."""
    return cast(House, current_app.extensions["whowrites"])
