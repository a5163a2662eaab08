"""Blocklists over DNS, switched on by the owner: each question tells the list's operator who is vetted.

Before the first real question a list is asked for an entry that it always holds. A list that refuses this
computer's resolver (most refuse the big public ones) then says nothing of anybody, in either direction.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial

from whowrites.model import Answer, Found, Reach, Unknown
from whowrites.net.dns import Records
from whowrites.net.errors import NetError
from whowrites.sources import Sources, answers
from whowrites.sources.about import About, Tried
from whowrites.sources.blocklist_reply import Blocklist, Listing, Silence, blocklists, read_reply
from whowrites.sources.together import together

ABOUT = About(
    name="blocklists",
    site="https://www.rfc-editor.org/rfc/rfc5782",
    sent="The registrable domain, and a hash (SHA-1) of the address, to the operators of the lists; "
    "only when switched on",
    needs_key=False,
    terms="Spamhaus DBL, SURBL, URIBL, EBL: free for few questions and no commercial use; see their pages.",
    reach=Reach.PASSIVE,
)
SWITCH = "blocklists"
TEST_KEPT = timedelta(minutes=10)


def listings(
    sources: Sources, address: str, domain: str | None
) -> tuple[tuple[Blocklist, Answer[Listing]], ...]:
    """What each list says. Absent: not listed. `domain` None: only lists of addresses are asked.

    `address` in lower case. Nothing is asked while the owner's switch is off.
    """
    if SWITCH not in sources.switches:
        return ()
    asked = [row for row in blocklists() if row.asks == "address" or domain is not None]
    names = [_label(address) if row.asks == "address" else str(domain) for row in asked]
    found = together([partial(_listed, sources, row, name) for row, name in zip(asked, names, strict=True)])
    return tuple(zip(asked, found, strict=True))


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What each list says of the entry that it keeps for tests; a list without one is not asked."""

    def listed(row: Blocklist) -> Answer[str]:
        def ask() -> str:
            if (said := _test(sources, row)) != "listed":
                raise NetError(said, row.zone)
            return said

        return answers.asked(sources, ABOUT.name, f"try {row.zone}", ask)

    rows = [row for row in blocklists() if row.test]
    told = together([partial(listed, row) for row in rows])
    return tuple(Tried(row.name, answer) for row, answer in zip(rows, told, strict=True))


def _label(address: str) -> str:
    return hashlib.sha1(address.lower().encode(), usedforsecurity=False).hexdigest()


def _listed(sources: Sources, row: Blocklist, name: str) -> Answer[Listing]:
    def ask() -> Listing | None:
        _try_out(sources, row)
        answer = sources.dns.ask(f"{name}.{row.zone}", "A", sources.deadline)
        if not isinstance(answer, Records):
            return None
        said = read_reply(row, answer.values)
        if isinstance(said, Silence):
            raise NetError(said.reason, f"{row.zone}: {said.reply}")
        return said

    return answers.asked(sources, ABOUT.name, f"{row.zone} {name}", ask)


def _try_out(sources: Sources, row: Blocklist) -> None:
    """Raises NetError where the list does not show its test entry to us.

    What the list said of us is remembered for ten minutes; that nothing was heard of it is not.
    """
    if not row.test:
        return
    key, now = f"test {row.zone}", sources.clock()
    kept = sources.cache.get(ABOUT.name, key, now)
    if not isinstance(kept, Found):
        said = answers.asked(sources, ABOUT.name, key, lambda: _test(sources, row))
        if isinstance(said, Unknown):
            raise NetError(said.reason, row.zone)
        assert isinstance(said, Found)
        kept = said
        sources.cache.put(ABOUT.name, key, said, now + TEST_KEPT)
    if kept.value != "listed":
        raise NetError(str(kept.value), row.zone)


def _test(sources: Sources, row: Blocklist) -> str:
    """Whether the test entry is "listed", or why the list does not tell us anything."""
    answer = sources.dns.ask(f"{row.test}.{row.zone}", "A", sources.deadline)
    if not isinstance(answer, Records):
        return "blocklist_untested"
    said = read_reply(row, answer.values)
    return said.reason if isinstance(said, Silence) else "listed"
