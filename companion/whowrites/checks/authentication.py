"""What did the user's own mail server find out about where the message came from (RFC 8601)?

A pass proves only that the domain is that domain: a quarter of phishing senders pass. Failures weigh,
except where a list, a forwarder or a sending platform stands between, which break them for honest senders
too.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.model import Auth, Claim, Finding, Kind, Reach, Subject
from whowrites.sources import Sources

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where no results were seen, else one finding; an unknown one where a whole header was
    read and none of the results in it is shown to be the receiving server's."""
    auth, now = subject.auth, sources.clock()
    if auth is None or not (auth.spf or auth.dkim or auth.dmarc or auth.aligned is not None):
        if subject.header and subject.header.hops:
            params = {"reason": "no_receiver"}
            yield Finding("authentication_unknown", Kind.UNKNOWN, "authentication", "message", now, params)
        return
    results = {"spf": auth.spf or "none", "dkim": auth.dkim or "none", "dmarc": auth.dmarc or "none"}
    code, kind = _code(auth)
    if kind is Kind.UNKNOWN:
        reason = f"by_{auth.channel}" if auth.channel else "not_shown"
        yield Finding(code, kind, "authentication", "message", now, {"reason": reason})
    else:
        yield Finding(code, kind, "authentication", "message", now, results)


def _code(auth: Auth) -> tuple[str, Kind]:
    if auth.dmarc == "pass":
        return "auth_pass", Kind.GOOD
    if auth.channel and (auth.dmarc == "fail" or not auth.aligned):
        return "authentication_unknown", Kind.UNKNOWN
    # Somebody else's domain answers for it: another server sent it, or a forwarder passed it on.
    for_another = "pass" in (auth.spf, auth.dkim) and not auth.aligned
    if auth.dmarc == "fail":
        return ("auth_dmarc_fail_for_another" if for_another else "auth_dmarc_fail"), Kind.RISK
    if auth.aligned is None:
        return "authentication_unknown", Kind.UNKNOWN
    if auth.aligned:
        told = auth.dmarc not in ("", "temperror")
        return ("auth_aligned_without_dmarc" if told else "auth_aligned"), Kind.NOTE
    return ("auth_for_another" if for_another else "auth_not_aligned"), Kind.RISK
