"""What else does the domain publish about its mail: MTA-STS, TLS reports, BIMI?

They show a mail service that somebody looks after. Honest small firms have none of them and swindlers can
have all, so they weigh nothing; a reader who knows them sees them.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Claim, Finding, Found, Kind, Reach, Subject, Unknown
from whowrites.net.dns import Question
from whowrites.sources import Sources, mail_policy

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def questions(subject: Subject) -> list[Question]:
    return mail_policy.questions(parse(subject.address).registrable)


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding for what is published (its records as the detail), or that there is nothing; and one
    unknown if a label gave no answer.
    """
    domain = parse(subject.address).registrable
    answers = mail_policy.policies(sources, domain)
    found = {
        kind.name: answer.value
        for kind, answer in zip(mail_policy.KINDS, answers, strict=True)
        if isinstance(answer, Found)
    }
    unknown = next((answer for answer in answers if isinstance(answer, Unknown)), None)
    now = answers[0].seen_at
    params = {"domain": shown(domain)}
    if found:
        params["policies"] = ", ".join(found)
        detail = "\n".join(found.values())
        yield Finding("mail_policy_published", Kind.NOTE, "authentication", "dns", now, params, detail)
    elif unknown is None:
        yield Finding("mail_policy_absent", Kind.NOTE, "authentication", "dns", now, params)
    if unknown is not None:
        reason = {"reason": unknown.reason}
        yield Finding("mail_policy_unknown", Kind.UNKNOWN, "authentication", "dns", unknown.seen_at, reason)
