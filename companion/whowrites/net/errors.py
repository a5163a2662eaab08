"""Why something outside could not be had: one exception with a reason of a closed list, so that no failure
becomes an answer."""

from __future__ import annotations

REASONS = frozenset(
    {
        "timeout",  # it did not end inside its total time
        "refused",  # nothing listens there, or the server refused to answer
        "unreachable",  # no route, no network
        "closed",  # the peer hung up in mid-answer
        "servfail",  # the name servers of the domain do not work (RFC 1035 rcode 2)
        "no_address",  # the name has no address to connect to
        "forbidden_address",  # the guard does not connect to such an address
        "bad_name",  # no host name that may be asked
        "bad_url",  # no URL that may be fetched
        "too_large",  # more bytes than the budget
        "too_many_redirects",
        "bad_certificate",
        "malformed",  # the answer is not of its protocol
        "throttled",  # the server asked us to slow down
        "paced",  # our own rate limit for that server was used up for longer than the deadline
        "server_error",  # the server reported a fault of its own
        "unread",  # an answer came, in a form that we cannot read
        "hijacked",  # the resolver invents names, or denies ones that exist
        "unpublished",  # the registry publishes no such data
        "blocklist_public_resolver",  # the list does not answer resolvers that many people share
        "blocklist_overused",  # the list has had too many questions from this resolver
        "blocklist_misread",  # the list says that it was asked in a wrong way
        "blocklist_untested",  # the list did not show its own test entry
        "contradicted",  # one source says that there is none, another that there is
    }
)


class NetError(Exception):
    """`reason` is one of `REASONS`; `detail` is for the log and the dossier's fold, never for a sentence."""

    def __init__(self, reason: str, detail: str = "") -> None:
        assert reason in REASONS, reason
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
