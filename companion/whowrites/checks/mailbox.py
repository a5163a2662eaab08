"""Does the sender's own mail server know his address?

A sender whose server says that there is no such mailbox cannot be answered: the address is invented, or was
closed. That it exists clears nobody: whoever wants money has a mailbox that works. Asked only where the owner
switched it on, since the server sees who asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whowrites.address import parse
from whowrites.model import Claim, Finding, Found, Kind, Param, Reach, Subject, Unknown
from whowrites.sources import Sources
from whowrites.sources.mailbox import SWITCH, mailbox
from whowrites.sources.mailbox_result import Mailbox, PutOff
from whowrites.wire import stamp

REACH = Reach.CONTACT
SCOPE = "address"
FAMILY = "mail_service"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding for the result (RFC 5321), nothing where the switch is off."""
    if SWITCH not in sources.switches:
        return
    address = parse(subject.address).normal
    answer = mailbox(sources, address)
    if isinstance(answer, Found):
        code, kind, group = _said(answer.value)
        asked_at = answer.value.asked_at or answer.seen_at
        detail = "\n".join(answer.value.transcript)
        yield Finding(code, kind, group, "mailbox", asked_at, _params(address, answer.value), detail)
        for number, met in enumerate(answer.value.earlier, 1):
            yield _earlier(address, number, met)
    elif isinstance(answer, Unknown):
        params = {"address": address, "reason": answer.reason}
        yield Finding("mailbox_unknown", Kind.UNKNOWN, "mailbox", "mailbox", answer.seen_at, params)


def _said(found: Mailbox) -> tuple[str, Kind, str]:
    """Code, kind and group. Only a firm no is a risk; what failed is no answer, and asked again."""
    if found.result == "undeliverable" and found.reason == "full":
        return "mailbox_full", Kind.NOTE, "mailbox"  # the mailbox exists
    if found.result == "temporary" and found.retry_at is None:
        return "mailbox_still_temporary", Kind.UNKNOWN, "mailbox"
    if found.reason == "not_probed_provider":
        return "mailbox_not_asked", Kind.NOTE, "mailbox"
    if found.reason == "domain_disowned":
        return "mailbox_domain_disowned", Kind.NOTE, "mailbox"
    return _SAID[found.result]


_SAID: Mapping[str, tuple[str, Kind, str]] = {
    "deliverable": ("mailbox_deliverable", Kind.NOTE, "mailbox"),
    "undeliverable": ("mailbox_undeliverable", Kind.RISK, "mailbox"),
    "accepts_all": ("mailbox_accepts_all", Kind.NOTE, "mailbox"),
    "temporary": ("mailbox_temporary", Kind.UNKNOWN, "mailbox"),
    "refuses_us": ("mailbox_refuses_us", Kind.UNKNOWN, "mailbox"),
    "cannot_ask": ("mailbox_cannot_ask", Kind.UNKNOWN, "mailbox"),
    # The same fact as the DNS check's, of the same group: counted once.
    "no_mail_service": ("mailbox_no_mail_service", Kind.RISK, "domain"),
    "unknown": ("mailbox_unknown", Kind.UNKNOWN, "mailbox"),
}


def _earlier(address: str, number: int, met: PutOff) -> Finding:
    params: dict[str, Param] = {
        "address": address, "host": met.host, "number": number,
        "code": met.code, "enhanced": met.enhanced, "said": met.text,
    }  # fmt: skip
    return Finding("mailbox_put_off_before", Kind.NOTE, "mailbox", "mailbox", met.at, params)


def _params(address: str, found: Mailbox) -> dict[str, Param]:
    params: dict[str, Param] = {
        "address": address,
        "domain": address.rpartition("@")[2],
        "reason": found.reason,
        "host": found.host,
    }
    if found.code:
        params |= {"code": found.code, "enhanced": found.enhanced, "said": found.text, "tls": found.tls}
    if found.tries:
        params["tries"] = found.tries
    if found.result in ("temporary", "cannot_ask"):
        params["retry_at"] = stamp(found.retry_at) if found.retry_at else ""
    return params
