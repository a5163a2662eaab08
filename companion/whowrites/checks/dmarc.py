"""What does the domain ask of receivers when somebody misuses its name (DMARC, RFC 9989)?

The policy speaks neither for nor against the sender. It says what a failed authentication means: under a
policy of `none` the owner himself does not yet rely on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Param, Reach, Subject, Unknown
from whowrites.net.dns import Question
from whowrites.sources import Sources, mail_dns
from whowrites.sources.dmarc import Dmarc

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def questions(subject: Subject) -> list[Question]:
    return [(f"_dmarc.{parse(subject.address).registrable}", "TXT")]


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding about the registrable domain, the record as its detail.

    An address below the registrable domain is under its policy for names below (`sp`): the record that such a
    name may have of its own is not asked for (it could be made for one reader).
    """
    address = parse(subject.address)
    domain = address.registrable
    answer = mail_dns.dmarc(sources, domain)
    now = answer.seen_at
    params: dict[str, Param] = {"domain": shown(domain)}
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("dmarc_unknown", Kind.UNKNOWN, "authentication", "dns", now, reason)
        return
    if isinstance(answer, Absent) or _says_nothing_here(domain, answer.value):
        yield Finding("dmarc_absent", Kind.NOTE, "authentication", "dns", now, params)
        return
    record = answer.value
    if record.at != domain:
        params |= {"policy": record.policy, "at": record.at}
        yield Finding("dmarc_of_suffix", Kind.NOTE, "authentication", "dns", now, params, record.text)
        return
    policy = record.policy if address.domain == domain else record.below
    params |= {"policy": policy, "percent": record.percent}
    if not policy:
        code = "dmarc_faulty"
    elif policy == "none" or record.percent == 0:
        # Section 6.3: no message at all is what the policy is for, then.
        code = "dmarc_monitoring"
    elif record.percent < 100:
        code = "dmarc_partial"
    else:
        code = "dmarc_enforced"
    yield Finding(code, Kind.NOTE, "authentication", "dns", now, params, record.text)


def _says_nothing_here(domain: str, record: Dmarc) -> bool:
    """Whether the record is that of a public suffix which asks nothing on behalf of the firms below it."""
    return record.at != domain and (record.policy in ("", "none") or record.percent == 0)
