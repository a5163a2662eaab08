"""What a session with a mail server comes to: both recipients' answers together, or its failure. Pure."""

from __future__ import annotations

from whowrites.sources.mailbox_dialogue import Visit
from whowrites.sources.mailbox_result import Mailbox, Reading

_CONNECTING = {
    "timeout": "connect_timeout",
    "unreachable": "connect_timeout",
    "refused": "connect_refused",
    "closed": "closed_early",
}
_RESOLVED = frozenset({"no_address", "forbidden_address", "bad_name"})
"""Failures to find an address that are facts about the host's name, not of the resolver."""
_NO_SUCH_USER = Reading("undeliverable", "no_such_user")


def outcome(seen: Visit) -> Mailbox:
    """The result of one session, without time and transcript."""
    reading, reply = _reading(seen), seen.reply
    return Mailbox(
        reading.result,
        reading.reason,
        code=reply.code if reply else 0,
        enhanced=reply.enhanced if reply else "",
        text=reply.text if reply else "",
        host=seen.host,
        ip=seen.ip,
        phase=seen.phase,
        tls=seen.tls,
    )


def _reading(seen: Visit) -> Reading:
    if seen.reading is None:
        return Reading("unknown", _failure(seen))
    if seen.reading.result != "deliverable":
        return seen.reading
    if seen.random is not None and seen.random.result == "deliverable":
        return Reading("accepts_all", "accepts_all")
    # Anything but a firm no for a name that nobody has leaves the yes untested.
    return seen.reading if seen.random == _NO_SUCH_USER else Reading("unknown", "accepted_untested")


def _failure(seen: Visit) -> str:
    if seen.phase == "":
        return seen.failure if seen.failure in _RESOLVED else "dns_failed"
    if seen.phase == "connect":
        return _CONNECTING.get(seen.failure, seen.failure)
    return "closed_early" if seen.failure == "closed" else seen.failure
