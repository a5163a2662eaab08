"""The content script brings in its modules floor by floor: each with all that it imports already there."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

from checkout import ROOT, imports_of

EXTENSION = ROOT / "extension"
LISTED = re.compile(r"^const FLOORS = (\[.*?^\]);", re.MULTILINE | re.DOTALL)


def floors(main: Path) -> list[list[str]]:
    """The modules that `main` needs: on the lowest floor those that import nothing, itself on the highest."""
    height: dict[Path, int] = {}

    def climb(file: Path) -> int:
        if file not in height:
            height[file] = max([climb(needed) + 1 for needed in imports_of(file)], default=0)
        return height[file]

    top = climb(main)
    return [
        sorted(file.relative_to(EXTENSION).as_posix() for file in height if height[file] == floor)
        for floor in range(top + 1)
    ]


def written(listed: list[list[str]]) -> str:
    lines = (textwrap.fill(json.dumps(floor), 130, break_on_hyphens=False) for floor in listed)
    return "\n".join(textwrap.indent(f"{line},", "  ") for line in lines)


def test_no_module_of_the_content_script_waits_for_another():
    (listed,) = LISTED.findall((EXTENSION / "content/loader.js").read_text("utf-8"))
    wanted = floors(EXTENSION / "content/main.js")
    assert json.loads(listed.replace(",\n]", "\n]")) == wanted, f"write in loader.js:\n{written(wanted)}"
