"""How many rows a second `whowrites evaluate` rates: as a whole command, and the rating alone.

Mark: 2,000 rows a second. Rows are invented here: people, firms, newsletters, prizes, free mail and the
domains of firms, each sender once or a few times, as in a real mailbox. Told is CPU time beside the clock.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from whowrites.evaluation.rating import Rater
from whowrites.evaluation.rows import read
from whowrites.net.internet import Internet
from whowrites.weights import load

ROWS = 10_000
FIRST = "Anna Bruno Carla Dimitri Elif Farid Greta Hong Ines Jonas Katarina Liang Mónica Nils Olga Pieter"
LAST = "Berg Castel Dorn Ekström Fontana Grau Holt Iversen Jäger Kowal Lindt Marino Novák Orban Pires Quist"
START = "bal cor dan fen gral hol jun kar lum mer nov orl pan qin ros sel tam ulv ver wex yor zen"
END = "chem dyne fab gate line lux mak mech pack plast port star steel tex tool ware wood"
ENDINGS = "com com com net org de cn co.uk com.tr it top shop xyz"
FREE = "gmail.com outlook.com yahoo.com 163.com qq.com web.de"
TRADE = ("Trading Co., Ltd", "GmbH", "Ltd", "Industries Inc", "S.r.l.", "Import Export")
NOTICES = ("Account Alert", "Your Reward", "Payment Notification", "Mailbox Storage", "Delivery Notice")
SUBJECTS = (
    "Re: Order 4412", "Minutes of Tuesday", "RFQ steel pipes", "Invoice 77", "Dear friend", "A proposal",
    "Your parcel is waiting", "Newsletter of November", "[list] build fails", "询价 阀门", "Angebot Pumpen",
)  # fmt: skip
TEXTS = ("pass", "pass", "fail", "none", "")


def rows(number: int) -> Iterator[dict[str, Any]]:
    """Invented rows of all kinds, the same ones each time."""
    lot = random.Random(7)
    domains = [_domain(lot) for _ in range(number // 3)]
    first, last, free = FIRST.split(), LAST.split(), FREE.split()
    for place in range(number):
        given, person = lot.choice(first), lot.choice(last)
        domain = lot.choice(free if lot.randrange(3) == 0 else domains)
        firm = f"{domain.partition('.')[0].title()} {lot.choice(TRADE)}"
        person = f"{given} {person}"
        yield {
            "id": str(place),
            "source": "lists:talk.example" if lot.randrange(4) == 0 else "inbox",
            "label": lot.choice(("phish", "ham", "ham")),
            "from_name": lot.choice((person, f"{person} ({firm})", person, firm, lot.choice(NOTICES), "")),
            "from_address": f"{'anna' if not given.isascii() else given.lower()}{lot.randrange(60)}@{domain}",
            "reply_to": f"desk{lot.randrange(999)}@{lot.choice(free)}" if lot.randrange(5) == 0 else "",
            "subject": lot.choice(SUBJECTS),
            "has_to": lot.randrange(5) > 0,
            "has_refs": lot.randrange(3) == 0,
            "list_id": lot.randrange(4) == 0,
            "list_unsub": lot.randrange(6) == 0,
            "spf": lot.choice(TEXTS),
            "dkim": lot.choice(TEXTS),
            "dmarc": lot.choice(TEXTS),
            "dkim_domains": [domain] if lot.randrange(2) else [],
            "spf_mailfrom": f"bounce.{domain}",
        }


def _domain(lot: random.Random) -> str:
    name = lot.choice(START.split()) + lot.choice(("", "ba", "do", "ri", "-")) + lot.choice(END.split())
    below, beside = lot.choice(("", "", "", "mail.", "news.")), lot.choice(("", "", "", "24", "-group"))
    return f"{below}{name}{beside}.{lot.choice(ENDINGS.split())}"


def lines() -> Iterator[str]:
    texts = [json.dumps(row, ensure_ascii=False) for row in rows(ROWS)]
    yield f"{ROWS} invented rows (mark: 2,000 a second)"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(texts), encoding="utf-8")
        for what, options in (("one line a row", ["--rows"]), ("the report", [])):
            yield _told(f"whole command, {what}", *_command(path, options))
    rater = Rater(Internet(nameservers=()), load(), datetime.now(UTC))
    rater.rate(next(read(texts)))  # lists and tables are laid out with the first one
    cpu, clock = time.process_time(), time.perf_counter()
    for row in read(texts):
        rater.rate(row)
    yield _told("reading and rating alone", time.process_time() - cpu, time.perf_counter() - clock)


def _command(path: Path, options: list[str]) -> tuple[float, float]:
    """CPU seconds, helpers included, and clock seconds of the command as a terminal starts it."""
    script = (
        "import os, sys; from whowrites.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(sum(os.times()[:4]), file=sys.stderr)\n"
    )
    began = time.perf_counter()
    command = [sys.executable, "-c", script, "evaluate", str(path), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stderr), time.perf_counter() - began


def _told(what: str, cpu: float, clock: float) -> str:
    return f"{what}: {ROWS / cpu:,.0f} rows a second of CPU time, {ROWS / clock:,.0f} by the clock"
