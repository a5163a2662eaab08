"""What may be asked beyond what opening a mail asks: the owner's switches, and whether he was asked for
consent.

The switches hold at reach `contact` (the sender's own servers, and services that tell of his domain) and for
the blocklists; nothing else reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Protocol

DEFAULTS: Mapping[str, bool] = MappingProxyType(
    {"website": True, "mailbox": False, "blocklists": False, "years": False, "registers": False}
)
"""website: visit the sender's web site. mailbox: ask his mail server whether it knows the address.
blocklists: ask their operators about the domain. years: ask the web archive and the log of certificates.
registers: ask a register of firms for the company."""

ON_OPENING = frozenset({"blocklists"})
"""Asked whenever a sender comes into view; the others only after a click."""

_SWITCHES = "switches"
_CONSENT = "contact_consent"


class Settings(Protocol):
    """Where switches are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


def on(settings: Settings) -> frozenset[str]:
    """The names of the switches that are on."""
    kept = settings.get(_SWITCHES) or {}
    return frozenset(name for name, default in DEFAULTS.items() if kept.get(name, default))


def choose(settings: Settings, chosen: Collection[str]) -> None:
    """Keep the owner's choice; names that are no switch are passed over. It is his consent, too."""
    settings.set(_SWITCHES, {name: name in chosen for name in DEFAULTS})
    settings.set(_CONSENT, True)


def withdraw(settings: Settings) -> None:
    """Take the consent back: nobody's own servers are asked until it is given anew. The switches stay."""
    settings.set(_CONSENT, False)


def consented(settings: Settings) -> bool:
    """Whether the owner was asked, and said which of the sender's servers may be contacted."""
    return bool(settings.get(_CONSENT))
