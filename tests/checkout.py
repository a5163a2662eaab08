"""The files of this checkout that the house rules look at."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "companion" / "whowrites"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "extension").rglob("*.js"))
TESTS = sorted(
    path
    for kind in ("*.py", "*.js")
    for path in (ROOT / "tests").rglob(kind)
    if "__pycache__" not in path.parts
)


def room(path: Path) -> str:
    """The room of the house that a module is in."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


_IMPORT = re.compile(r"""^(?:import|export) [^;]*? from "([^"]+)";""", re.MULTILINE)


def imports_of(script: Path) -> list[Path]:
    """The modules that a script of the extension names in its imports."""
    return [(script.parent / path).resolve() for path in _IMPORT.findall(script.read_text("utf-8"))]
