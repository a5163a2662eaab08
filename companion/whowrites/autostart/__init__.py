"""Starting the companion when the user signs in: what is written where, for each system.

A plan is made first and only then carried out, so that `--dry-run` shows exactly what would be done.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SECONDS = 20.0
"""For one command of the system."""

Command = tuple[str, ...]


class CannotSet(Exception):
    """The system refused; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`file` with `text`, or on Windows the Run key's value `text`, which commands write and read.

    `after` are run when it is written, `before_removal` when it is taken away, `removal` in the place of
    deleting a file, and `reading` prints what is there where there is no file. `starts` says when and how the
    companion starts then.
    """

    place: str
    text: str
    file: Path | None
    after: tuple[Command, ...]
    before_removal: tuple[Command, ...]
    removal: tuple[Command, ...] = ()
    reading: Command = ()
    starts: str = ""


class Standing(StrEnum):
    """What is there now. `moved`: an entry that starts something else than this installation would."""

    ABSENT = "absent"
    INSTALLED = "installed"
    MOVED = "moved"


def install(plan: Plan) -> None:
    """Carry the plan out; what is there already is replaced, and stays where the system refuses. Raises
    CannotSet."""
    before = written(plan) if plan.file is not None else None
    if plan.file is not None:
        _write(plan.file, plan.text)
    try:
        for command in plan.after:
            _run(command)
    except CannotSet:
        # A file that nothing starts would be told of as a start at sign-in.
        if plan.file is not None and before is None:
            plan.file.unlink(missing_ok=True)
        elif plan.file is not None and before is not None:
            _write(plan.file, before)
        raise


def remove(plan: Plan) -> bool:
    """Take the entry away; False where there was none. Raises CannotSet."""
    if standing(plan) is Standing.ABSENT:
        return False
    for command in (*plan.before_removal, *plan.removal):
        _run(command)
    if plan.file is not None:
        plan.file.unlink(missing_ok=True)
    return True


def standing(plan: Plan) -> Standing:
    """Whether the entry is there, and starts this very installation. Raises CannotSet."""
    found = written(plan)
    if found is None:
        return Standing.ABSENT
    return Standing.INSTALLED if found == plan.text else Standing.MOVED


def written(plan: Plan) -> str | None:
    """The text that is there now, None for none."""
    if plan.file is not None:
        try:
            return plan.file.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise CannotSet(f"{plan.file} cannot be read: {error}.") from error
    said = _said(plan.reading)
    marked = [line.partition("REG_SZ")[2].strip() for line in said.splitlines() if "REG_SZ" in line]
    return marked[0] if marked else None


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise CannotSet(f"{path} cannot be written: {error.strerror}.") from error


def _run(command: Sequence[str]) -> None:
    done = _asked(command)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise CannotSet(f"{subprocess.list2cmdline(command)} failed: {said[0] if said else done.returncode}")


def _said(command: Sequence[str]) -> str:
    done = _asked(command)
    return "" if done.returncode else done.stdout


def _asked(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            list(command), capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotSet(f"{command[0]} could not be run: {error}.") from error
