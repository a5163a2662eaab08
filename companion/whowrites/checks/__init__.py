"""The questions asked about a sender, one file each: a file in this folder or an entry point is a check.

A check module has a docstring (the question and why it matters), `REACH`, `SCOPE`, `FAMILY` and
`run(subject, sources)`, which yields findings and claims. It yields an unknown finding where it applies
and got no answer, nothing where it does not apply, and at least a note where it was answered: coverage
counts checks. A check that asks nothing but the DNS may have `questions(subject)` too, one that often asks
nobody `asks(subject, sources)`, and one that claims something says what in `CLAIMS`: see `Check`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import TYPE_CHECKING, Literal, get_args

from whowrites.model import Claim, Finding, Reach, Subject
from whowrites.sources import Sources

if TYPE_CHECKING:
    from whowrites.net.dns import Question

ENTRY_POINTS = "whowrites.checks"
Scope = Literal["address", "message"]
"""`address`: depends on the address alone, stored under it. `message`: computed anew for every message."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question. `family` names the kind of source that answers it: a low level needs three of them.

    `questions`: what `run` asks the DNS in any case, for a check that asks nothing but the DNS; None for all
    others. A run puts the questions of all such checks in one go, and then asks the checks in turn.
    `asks`: whether `run` asks anybody about this sender; where it does not, it needs no thread of its own.
    `claims`: field and source of all that it may claim.
    """

    id: str
    reach: Reach
    scope: Scope
    family: str
    run: Callable[[Subject, Sources], Iterator[Finding | Claim]]
    questions: Callable[[Subject], Sequence[Question]] | None = None
    asks: Callable[[Subject, Sources], bool] | None = None
    claims: frozenset[tuple[str, str]] = frozenset()


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of this folder, by name, and then those of installed packages."""
    own = [
        _check(found.name, importlib.import_module(f"{__name__}.{found.name}"))
        for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
        if not found.ispkg
    ]
    others = [_check(point.name, point.load()) for point in entry_points(group=ENTRY_POINTS)]
    return (*own, *others)


def _check(name: str, module: ModuleType) -> Check:
    """Raises TypeError that names the module and what it lacks: a check that never runs helps nobody."""
    lacking = [part for part in ("REACH", "SCOPE", "FAMILY", "run") if not hasattr(module, part)]
    if lacking or module.SCOPE not in get_args(Scope):
        fault = f"lacks {', '.join(lacking)}" if lacking else f"has the scope {module.SCOPE!r}"
        raise TypeError(f"{module.__name__} is no check: it {fault}")
    questions, asks, claims = (vars(module).get(part) for part in ("questions", "asks", "CLAIMS"))
    told = module.SCOPE, module.FAMILY, module.run, questions, asks, frozenset(claims or ())
    return Check(name, Reach(module.REACH), *told)
