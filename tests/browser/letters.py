"""The mails of the browser tests' inbox: the lab's own, and invented ones that try the page."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

from whowrites.lab import company, webmail
from whowrites.lab.page_server import Page
from whowrites.lab.webmail import Letter

HERE = Path(__file__).parent
EXTENSION = HERE.parents[1] / "extension"
DAY = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
HOSTILE = (HERE / "hostile_body.html").read_text("utf-8")

INVENTED = [
    Letter("Dana Okafor", "dana@northsea-bearings.com", "Order 4711", "Please confirm.", DAY, unread=True),
    Letter("Tom", "tom@northsea-bearings.com", "Hello", "First mail.", DAY),
    Letter(
        "Tom", "tom@northsea-bearings.com", "Again", "Answer there.", DAY, reply_to="tom@castellan-groups.com"
    ),
    Letter(
        "A name so long that no column of any webmail can ever hold it", "long@example.org", "L", "l", DAY
    ),
    Letter("<b>Bold</b> & Co", "bold@example.net", "<script>x</script>", "<img src=x>", DAY),
    Letter(
        "Mallory", "mallory@attacker.example", "Invoice", "See below.", DAY, body=HOSTILE, shows_address=False
    ),
    Letter("Me", webmail.OWN_ADDRESS, "Note to myself", "Buy milk.", DAY),
]

LAB = webmail.letters_of(company.load_all(datetime.now(UTC)))

_INVENTED_SITE = webmail.site(INVENTED)
_LAB_SITE = webmail.site(LAB)


def site(host: str, target: str) -> Page | None:
    """`mails=lab`: the lab's mails, else the invented ones; `harness=1`: the page runs the modules itself."""
    path, _, query = target.partition("?")
    if path.startswith("/ext/"):
        file = EXTENSION / path.removeprefix("/ext/")
        kind = "text/javascript" if file.suffix == ".js" else "application/json"
        return Page(file.read_bytes(), kind) if file.is_file() else None
    if path == "/harness.js":
        return Page((HERE / "harness.js").read_bytes(), "text/javascript")
    page = (_LAB_SITE if "mails=lab" in query else _INVENTED_SITE)(host, target)
    if page and "harness=1" in query:
        tag = f'<script type="module" nonce="{page.nonce}" src="/harness.js"></script></head>'
        return dataclasses.replace(page, body=page.body.replace(b"</head>", tag.encode(), 1))
    return page
