"""Does the message look written to somebody, as honest first letters are?

Three in four letters that offer strangers money name no recipient at all, and of people's own mail one in
five hundred; some call themselves an answer to nothing. Newsletters and lists do such things by their
nature.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse
from whowrites.model import Claim, Finding, Header, Kind, Reach, Subject
from whowrites.reading.names import company, words
from whowrites.reading.topic import GOODS, GREETING, MONEY
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"
CLAIMS = (("timezone", "headers"),)


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where no header was read; else its faults, the one unknown of a list, or the note of
    none."""
    header = subject.header
    if header is None or header.mailed_by or header.signed_by:
        return
    now = sources.clock()
    if header.zone is not None and not header.automatic:
        yield Claim("timezone", _clock(header.zone), "headers", now)
    if subject.auth is not None and subject.auth.channel:
        reason = {"reason": f"by_{subject.auth.channel}"}
        yield Finding("envelope_unknown", Kind.UNKNOWN, "envelope", "message", now, reason)
        return
    faults = list(_faults(subject, header))
    for code in faults:
        yield Finding(code, Kind.RISK, "envelope", "message", now)
    if not faults:
        yield Finding("envelope_plain", Kind.NOTE, "envelope", "message", now)


def _clock(minutes: int) -> str:
    """Minutes east of UTC as they stand in a Date field: +08:00."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _faults(subject: Subject, header: Header) -> Iterator[str]:
    if header.addressed is False:
        free = lists.is_free(parse(subject.address).domain)
        yield "envelope_no_recipient_free" if free else "envelope_no_recipient"
    if header.answers and header.threaded is False:
        yield "envelope_answers_nothing"
    if header.topic == MONEY:
        yield "subject_money"
    elif header.topic == GREETING:
        yield "subject_greeting"
    elif header.topic == GOODS and _unsigned(subject):
        yield "inquiry_unsigned"


def _unsigned(subject: Subject) -> bool:
    """Whether nobody in particular asks: no name, a firm's on free mail, or the name of a function."""
    said = [word for word in words(subject.name) if not word.isdigit()]
    if not said and subject.name.strip():
        return False  # a name in another script
    firm = company(subject.name)
    if firm and not lists.is_free(parse(subject.address).domain):
        return False
    return all(word in _FUNCTIONS for word in said if word not in words(firm))


_FUNCTIONS_WORDS = """
purchase purchasing purchases purchaser procurement buyer buyers buying sourcing import export sales sale
order orders inquiry enquiry rfq quotation supply supplier vendor trade trading department dept office
officer manager specialist team service services support customer account accounts admin administrator info
contact mail the of and for desk division head director agent company online international global
"""
_FUNCTIONS = frozenset(_FUNCTIONS_WORDS.split())
