"""Simulated webmails: pages with the structure of Gmail and Outlook on the web, for the demo and the browser
tests.

Written from described facts about the real pages (attributes, roles, ids, nesting), with the lab's invented
mails. `site` is what a `page_server.PageServer` serves under the real host names. Queries: `variant` picks a
layout (Gmail: old, split; Outlook: names, hidden, de), `theme=dark` the colours, `rows=N` repeats the mails,
`lang` the words (en, zh, he), `view` one of Gmail's windows (om: the source of
`permmsgid`, pt: print).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from urllib.parse import parse_qs, urlsplit

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from whowrites.lab.company import Company
from whowrites.lab.page_server import Page, Site, nonce

OWN_ADDRESS = "me@myfirm.example"
GMAIL_HOST = "mail.google.com"

_WORDS = {
    "en": ("ltr", "Compose", "Inbox", "Sent", "Spam", "To: ", "Send", "Discard draft"),
    "zh": ("ltr", "写邮件", "收件箱", "已发送", "垃圾邮件", "收件人：", "发送", "舍弃草稿"),
    "he": ("rtl", "כתיבה", "דואר נכנס", "נשלח", "ספאם", "אל: ", "שליחה", "מחיקת טיוטה"),
}
_NAMES = ("dir", "compose", "inbox", "sent", "spam", "to", "send", "discard")
_VIEWS = {"om": "original.html", "pt": "print.html"}

_FOLDER = resources.files("whowrites.lab") / "webmail_pages"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as a webmail shows it.

    `body` is HTML that the sender wrote: the page inserts it as it is. `shows_address` false: Outlook shows
    the name only.
    """

    name: str
    address: str
    subject: str
    snippet: str
    at: datetime
    reply_to: str | None = None
    body: str = ""
    unread: bool = False
    shows_address: bool = True

    @property
    def id(self) -> str:
        """16 hex digits, as webmails name a thread."""
        text = "\n".join((self.address, self.name, self.subject, self.reply_to or ""))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def html(self) -> Markup:
        return Markup(self.body) if self.body else Markup("<p>{}</p>").format(self.snippet)


def letters_of(companies: Sequence[Company]) -> list[Letter]:
    """The mails of the lab's companies, newest first; the newer half is unread."""
    mails = sorted((mail for firm in companies for mail in firm.mail), key=lambda mail: mail.at, reverse=True)
    return [
        Letter(m.name, m.address, m.subject, m.snippet, m.at, m.reply_to, unread=place < len(mails) // 2)
        for place, m in enumerate(mails)
    ]


def site(letters: Sequence[Letter] | Callable[[], Sequence[Letter]], own: str = OWN_ADDRESS) -> Site:
    """Gmail's page under its host, Outlook's under every other.

    `letters` may be a function that gives today's.
    """
    environment = Environment(
        loader=DictLoader(_templates()), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )

    def serve(host: str, target: str) -> Page | None:
        url = urlsplit(target)
        if url.path.startswith("/sim/"):
            return _asset(url.path.removeprefix("/sim/"))
        if url.path == "/favicon.ico":
            return None
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        shown = list(letters() if callable(letters) else letters)
        rows = int(query.get("rows", len(shown)))
        shown = [shown[i % len(shown)] for i in range(rows)] if shown else []
        message = query.get("permmsgid", "").rpartition(":")[2]
        shown = [letter for letter in shown if letter.id == message] or shown
        token = nonce()
        gmail = _VIEWS.get(query.get("view", ""), "gmail.html")
        name = gmail if host == GMAIL_HOST else "outlook.html"
        lang = query.get("lang", "en")
        text = environment.get_template(name).render(
            letters=shown,
            threads=list({letter.id: letter for letter in shown}.values()),
            own=own,
            nonce=token,
            variant=query.get("variant", ""),
            theme=query.get("theme", "light"),
            lang=lang,
            words=dict(zip(_NAMES, _WORDS[lang], strict=True)),
        )
        return Page(text.encode(), nonce=token)

    return serve


def _templates() -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in _FOLDER.iterdir() if file.name.endswith(".html")}


def _asset(name: str) -> Page | None:
    for file in _FOLDER.iterdir():
        kind = _KINDS.get(file.name[file.name.rfind(".") :])
        if file.name == name and kind:
            return Page(file.read_bytes(), kind)
    return None
