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

TRACKED = Letter(
    "Wen Zhao", "buyer@u123.castellan-groups.com", "Enquiry", "See the drawing.", DAY,
    body='<p>See <a href="https://u123.castellan-groups.com/l?to=me">the drawing</a>.</p>'
    '<img src="https://pixel.castellan-groups.com/u123.png">',
)  # fmt: skip
"""Each recipient gets a name of his own: whoever asks for it has told the sender that he opened the mail."""

SIGNED = Letter(
    "Dana Okafor", "dana@northsea-bearings.com", "Bearings", "See below.", DAY,
    body="<p>Our secret price is 7.</p><div>Kind regards,<br>Dana Okafor<br>Head of Purchasing<br>"
    "Northsea Bearings Ltd<br>Tel: +44 20 7946 0018</div>",
)  # fmt: skip
"""Signed as business letters are."""

DECORATED = [
    Letter("✅ Verified Buyer", "wen@northsea-bearings.com", "Enquiry", "Hello.", DAY),
    Letter("Dana 已认证 🛡", "dana@northsea-bearings.com", "Offer", "Hello.", DAY),
    Letter("Low risk sender", "li@northsea-bearings.com", "Hello", "Hello.", DAY),
    Letter("Dana Okafor", "dana@northsea-bearings.com", "Order", "Hello.", DAY),
]
"""Names that imitate a mark of trust, and at last one that does not."""

LAB = webmail.letters_of(company.load_all(datetime.now(UTC)))

NORMAL = webmail.letters_of(
    [
        dataclasses.replace(firm, mail=honest)
        for firm in company.load_all(datetime.now(UTC))
        if (honest := tuple(mail for mail in firm.mail if mail.level == "low"))
    ]
)
"""The inbox of somebody whom nobody wants to deceive."""

_INVENTED_SITE = webmail.site(INVENTED)
_SITES = {
    "mails=lab": webmail.site(LAB),
    "mails=normal": webmail.site(NORMAL),
    "mails=signed": webmail.site([SIGNED]),
    "mails=tracked": webmail.site([TRACKED]),
    "mails=decorated": webmail.site(DECORATED),
}


def site(host: str, target: str) -> Page | None:
    """`mails=` lab, normal, signed, tracked or decorated: those mails, else the invented ones.

    `harness=1`: the page runs the modules itself; `hostile=1`: and gets an answer that no card can hold.
    """
    path, _, query = target.partition("?")
    if path.startswith("/ext/"):
        file = EXTENSION / path.removeprefix("/ext/")
        kind = "text/javascript" if file.suffix == ".js" else "application/json"
        return Page(file.read_bytes(), kind) if file.is_file() else None
    if path in ("/harness.js", "/hostile_answer.js"):
        return Page((HERE / path[1:]).read_bytes(), "text/javascript")
    shown = next((mails for name, mails in _SITES.items() if name in query), _INVENTED_SITE)
    page = shown(host, target)
    if page and "harness=1" in query:
        tag = f'<script type="module" nonce="{page.nonce}" src="/harness.js"></script></head>'
        return dataclasses.replace(page, body=page.body.replace(b"</head>", tag.encode(), 1))
    return page
