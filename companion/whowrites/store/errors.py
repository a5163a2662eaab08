"""What can go wrong with the store, each with a sentence that can be shown as it is."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be used, or not for this. The text is an English sentence for the user."""


class StoreLocked(StoreError):
    """Another companion works on this data directory.

    `pid` and `port` name it; 0 where it has not said them.
    """

    def __init__(self, pid: int, port: int) -> None:
        who = f" (process {pid}, port {port})" if pid and port else f" (process {pid})" if pid else ""
        super().__init__(f"Another companion already runs on this data directory{who}.")
        self.pid = pid
        self.port = port


class StoreNewer(StoreError):
    """A newer WhoWrites wrote the database. It can be read, not written."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"A newer WhoWrites wrote this database (its revision is {revision}). "
            "Install that version; until then it can only be read."
        )
        self.revision = revision


class StoreDamaged(StoreError):
    """The database file does not hold together."""


class NotSaved(StoreError):
    """The disk did not take the change. Nothing was changed; reading goes on."""
