"""The readers that run only in the child process of `whowrites.cage`, each a module with

`run(data: bytes, charset: str, params: dict[str, Any]) -> dict[str, Any]`

from and to JSON types. They are imported in the child only; what they raise ends the child.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

TASKS = {
    "dkim": "whowrites.caged.dkim",
    "letter": "whowrites.caged.letter",
    "page": "whowrites.caged.page",
    "whois": "whowrites.caged.whois",
}


def task(name: str) -> Callable[[bytes, str, dict[str, Any]], dict[str, Any]]:
    """The reader of that name. Raises KeyError."""
    run: Callable[[bytes, str, dict[str, Any]], dict[str, Any]] = importlib.import_module(TASKS[name]).run
    return run
