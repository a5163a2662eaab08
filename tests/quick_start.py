"""What each of thousands of tests would make anew and find the same: the tables of an empty store, the
templates' code. Made once in a process; what is made from it is each test's own.
"""

from __future__ import annotations

import tempfile
from collections.abc import MutableMapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from whowrites.store import Store
from whowrites.store.place import DATABASE, create_private, prepare_directory


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        Store.open(Path(folder), lambda: datetime(2026, 11, 23, tzinfo=UTC)).close()
        return (Path(folder) / DATABASE).read_bytes()


def lay_empty_store(data_dir: Path) -> None:
    """A database without a row, as `Store.open` makes it where there is none."""
    prepare_directory(data_dir)
    create_private(data_dir / DATABASE, _empty())


class _Compiled(BytecodeCache):
    """The code of templates, by their place and their text."""

    def __init__(self) -> None:
        self._codes: MutableMapping[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def share_templates(app: Flask) -> None:
    """Have `app` take a template's code from whoever compiled it before."""
    app.jinja_env.bytecode_cache = _COMPILED
