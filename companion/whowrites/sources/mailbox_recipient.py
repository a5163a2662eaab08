"""What may stand in a RCPT command. Stricter than the standard: a command is a line that others parse."""

from __future__ import annotations

import re
import secrets

LONGEST_LOCAL = 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}", re.ASCII)
_COMMAND = re.compile(r"RCPT TO:<([^<>\s]+)>\Z", re.ASCII)


def askable(address: str) -> bool:
    """Whether a server may be asked about this address: a dot-atom of ASCII, at most 64 before the @, a name
    with a dot behind it; no quotes, no controls. What is refused here never reaches a socket."""
    local, at, domain = address.rpartition("@")
    return bool(
        at
        and len(local) <= LONGEST_LOCAL
        and len(domain) <= 253
        and _LOCAL.fullmatch(local)
        and _DOMAIN.fullmatch(domain)
    )


def command(address: str) -> str:
    """The RCPT command for exactly this address. Raises ValueError for one that is not `askable`."""
    line = f"RCPT TO:<{address}>"
    sent = _COMMAND.fullmatch(line)
    if not askable(address) or sent is None or sent[1] != address:
        raise ValueError(f"not askable: {address!r}"[:200])
    return line


def nobody(domain: str) -> str:
    """An address that nobody has, of a plausible form, new each time: 18 letters that can be spoken."""
    syllables = [secrets.choice("bdfgklmnprstvz") + secrets.choice("aeiou") for _ in range(9)]
    return f"{''.join(syllables)}@{domain}"
