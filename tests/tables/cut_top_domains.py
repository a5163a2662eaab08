"""Cuts the shipped list: `python tests/tables/cut_top_domains.py > companion/whowrites/data/top_domains.txt`.

Needs the package `pymispwarninglists` (1.7). Of its two lists of the 10,000 most visited domains those stay
that stand in both, are registrable, and are no pornography, gambling or piracy: who writes from these is
nobody's business partner, and nobody pretends to.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "companion"))

HEAD = """\
# what: well-known domains, so that one written like them is seen
# source: in both the "tranco10k" ({tranco}) and the "majestic_million" ({majestic}) of the MISP warning
#   lists, by the package pymispwarninglists 1.7.0, cut by tests/tables/cut_top_domains.py
# date: 2026-11-23
# licence: CC0-1.0 (MISP warning lists; the rankings behind them: Tranco, and Majestic Million, CC BY 3.0)
"""
LEFT_OUT = re.compile(
    r"porn|xxx|sex|xvid|xham|xnxx|hentai|tube8|cams|escort|casino|poker|slot|\bbet|bet\d|bet\b|gambl|lottery|torrent|pirate"
    r"|warez|hd\.|movie|anime|manga|jav|1337|dating|adult|nude|milf|onlyfans|chaturbate|cdn|dns|akam|static|tracker|adserv"
)


def read(name: str) -> tuple[str, set[str]]:
    """Version and rows of a list of the package."""
    spec = find_spec("pymispwarninglists")
    assert spec and spec.origin, "pip install pymispwarninglists"
    folder = Path(spec.origin).parent / "data" / "misp-warninglists" / "lists"
    table = json.loads((folder / name / "list.json").read_text("utf-8"))
    return str(table["version"]), {row.lower().strip(".") for row in table["list"]}


def main() -> None:
    from whowrites.address import registrable

    tranco, first = read("tranco10k")
    majestic, second = read("majestic_million")
    print(HEAD.format(tranco=tranco, majestic=majestic), end="")
    for domain in sorted(first & second):
        if domain == registrable(domain) and domain.isascii() and not LEFT_OUT.search(domain):
            print(domain)


if __name__ == "__main__":
    main()
