"""`python tests/bench [NAME...]`: measures the marks of the project in one run and prints them; it asserts
no time.

Each file beside this one with a function `lines()` is a bench.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(wanted: list[str]) -> None:
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem != "__main__")
    unknown = set(wanted) - set(names)
    if unknown:
        raise SystemExit(f"no such bench: {', '.join(sorted(unknown))} (there are: {', '.join(names)})")
    for name in wanted or names:
        spec = importlib.util.spec_from_file_location(f"bench_{name}", HERE / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        print(f"== {name}")
        for line in module.lines():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
