"""What a header says of the message's way and kind, beside its sender: the fold "route" of the dossier.

Nearly all of it is the sender's word. The subject is looked at for its mark of a reply and for what it is
about, and never kept.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from whowrites.headers import channel, received
from whowrites.headers.fields import Fields, addresses, first
from whowrites.headers.receiver import Told
from whowrites.headers.signatures import signatures
from whowrites.headers.wording import encoded_words
from whowrites.model import Header
from whowrites.reading.topic import answers, topic
from whowrites.safe_text import safe_text

_WIDEST_ZONE = 14 * 60


def header(fields: Fields, told: Told) -> Header:
    """The message's way and kind. Never raises."""
    hosts = tuple(host for host in (hop.host for hop in received.chain(fields)) if host)
    subject = encoded_words(first(fields, "subject"))
    dated, zone = _date(first(fields, "date"))
    return Header(
        return_path=_address(first(fields, "return-path")),
        sender=next((address.lower()[:254] for _, address in addresses(fields, "sender")), ""),
        message_id_domain=_domain(first(fields, "message-id")),
        addressed=bool(addresses(fields, "to") or addresses(fields, "cc")),
        answers=answers(subject),
        threaded=bool(first(fields, "in-reply-to") or first(fields, "references")),
        topic=topic(subject),
        list_id=safe_text(channel.list_of(fields), 253),
        unsubscribe=bool(first(fields, "list-unsubscribe")),
        service=channel.platform(told) or channel.likely_platform(fields, hosts),
        dated=dated,
        zone=zone,
        hops=hosts,
        server=told.server,
        mailer=safe_text(first(fields, "x-mailer") or first(fields, "user-agent"), 80),
        automatic=_automatic(fields),
        signatures=signatures(fields),
    )


def _address(value: str) -> str:
    """The envelope sender; empty for the null sender of a notice, and for what is no address."""
    inner = value.strip().strip("<>").strip()
    return safe_text(inner.lower(), 254) if "@" in inner and len(inner) <= 254 else ""


def _domain(message_id: str) -> str:
    domain = message_id[:1000].strip().strip("<>").rpartition("@")[2].lower()
    return domain if received.organisation(domain) else ""


def _automatic(fields: Fields) -> bool:
    """Auto-Submitted (RFC 3834 section 5), or the older Precedence."""
    submitted = first(fields, "auto-submitted").partition(";")[0].strip().lower()
    precedence = first(fields, "precedence").strip().lower()
    return submitted not in ("", "no") or precedence in ("bulk", "junk", "auto_reply")


def _date(value: str) -> tuple[datetime | None, int | None]:
    """The moment and the writer's offset in minutes. `-0000` says that the zone is not told (RFC 5322
    section 3.3)."""
    try:
        dated = parsedate_to_datetime(value[:200])
        offset = dated.utcoffset()
        moment = dated.replace(tzinfo=UTC) if offset is None else dated.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, None
    minutes = None if offset is None else round(offset.total_seconds() / 60)
    return moment, minutes if minutes is None or abs(minutes) <= _WIDEST_ZONE else None
