"""The field Received: who took the message, and from whom (RFC 5321 section 4.4).

Each server writes one on top. The topmost is the receiver's own; any below it may be invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address

from whowrites.address import registrable
from whowrites.headers.fields import Fields, every

LONGEST = 2 * 1024
MOST_HOPS = 30
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_INSIDE = frozenset(
    ["local", "lan", "internal", "intranet", "localdomain", "localhost", "corp", "home", "private"]
)
"""Endings of names that exist inside an organisation only."""


@dataclass(frozen=True, slots=True)
class Hop:
    """`by`: who took it. `greeted`: the name that the other side gave itself; `seen`: the name that the
    taker found for its address; `ip`: that address. Empty where absent; names in lower case."""

    by: str
    greeted: str = ""
    seen: str = ""
    ip: str = ""

    @property
    def host(self) -> str:
        """The other side, by the name that is hardest to invent."""
        return self.seen or self.greeted or self.ip


def chain(fields: Fields) -> tuple[Hop, ...]:
    """The hops, nearest to the receiver first; at most `MOST_HOPS`."""
    return tuple(hop for hop, _ in zip(map(read, every(fields, "received")), range(MOST_HOPS), strict=False))


def read(value: str) -> Hop:
    """One Received field. Never raises; what cannot be read is empty."""
    words = list(_words(value[:LONGEST]))
    taken = {"by": "", "from": "", "comment": ""}
    for place, (word, is_comment) in enumerate(words[:-1]):
        name, (following, comment_next) = word.lower(), words[place + 1]
        if is_comment or comment_next or name not in ("from", "by") or taken[name]:
            continue
        taken[name] = following
        if name == "from" and place + 2 < len(words) and words[place + 2][1]:
            taken["comment"] = words[place + 2][0]
    seen, ip = _of_comment(taken["comment"])
    return Hop(_host(taken["by"]), _host(taken["from"]), seen, ip or _ip(taken["from"]))


def organisation(host: str) -> str:
    """The registrable domain of a host that the internet can name, else the empty text."""
    labels = host.split(".")
    if not _HOST.fullmatch(host) or len(labels) < 2 or labels[-1] in _INSIDE or labels[-1].isdigit():
        return ""
    return registrable(host)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Words and whole comments (True), up to the semicolon before the date."""
    word: list[str] = []
    depth = 0
    for char in text:
        if char == "(":
            if not depth and word:
                yield "".join(word), False
                word.clear()
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if not depth:
                yield "".join(word), True
                word.clear()
        elif depth:
            word.append(char)
        elif char == ";":
            break
        elif char.isspace():
            if word:
                yield "".join(word), False
                word.clear()
        else:
            word.append(char)
    if word:
        yield "".join(word), depth > 0


def _of_comment(comment: str) -> tuple[str, str]:
    """Name and address of `(mail.acme.example. [198.51.100.7])`, each empty where it is not there. `helo=`
    and `EHLO` are what the other side said, not what was found."""
    words = comment.split()[:8]
    ip = next((found for found in map(_ip, words) if found), "")
    named = len(words) == 2 and words[1].startswith("[") and "." in words[0]
    return (_host(words[0]) if named and not _ip(words[0]) else ""), ip


def _host(word: str) -> str:
    host = word.lower().strip("<>").rstrip(".;,")
    return host if _HOST.fullmatch(host) and not _ip(host) else ""


def _ip(word: str) -> str:
    bare = word.strip("[]();,").removeprefix("IPv6:")
    try:
        return str(ip_address(bare)) if len(bare) <= 45 else ""
    except ValueError:
        return ""
