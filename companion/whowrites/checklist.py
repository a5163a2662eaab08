"""What no tool sees and the owner can tell: questions about the deal and about the person, and what his
answers are worth as evidence. Pure.

Overpayment, a forwarder of the buyer's own and changed bank details look honest in every header; they show
only in the text and on the phone. The answers are findings with the source `you`, weighed like all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from whowrites.model import Finding, Kind
from whowrites.records import Answer

CHECK = "checklist"
SOURCE = "you"
YES, NO, NOT_LOOKED = "yes", "no", "not_looked"
ANSWERS = (YES, NO, NOT_LOOKED)

DEAL = ("bank", "forwarder", "ship_to", "credit", "fee", "call")
"""Questions where yes is a warning: bank details changed or elsewhere, own forwarder, goods to somebody else,
credit at the first order, a fee before payment, calls avoided."""

NETWORK = ("title", "company_page", "career", "connections")
"""Questions about the profile in a professional network, where no is a warning."""

QUESTIONS = DEAL + NETWORK

_GROUPS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(DEAL, "envelope"), "bank": "history", **dict.fromkeys(NETWORK, "name")}
)
"""Bank details are about what was agreed before, the other questions about the deal describe the message, a
profile is about the name."""

CODES = tuple(f"{CHECK}_{question}_{answer}" for question in QUESTIONS for answer in (YES, NO))


def findings(answers: Iterable[Answer]) -> Iterator[Finding]:
    """One finding an answer, with the time it was given; none for a question that was not looked into."""
    for said in answers:
        if said.question not in QUESTIONS or said.answer not in (YES, NO):
            continue
        warning = (said.answer == YES) == (said.question in DEAL)
        # That nothing odd was asked for is usual before the first order: it clears nobody.
        clear = Kind.GOOD if said.question in NETWORK else Kind.NOTE
        yield Finding(
            code=f"{CHECK}_{said.question}_{said.answer}",
            kind=Kind.RISK if warning else clear,
            group=_GROUPS[said.question],
            source=SOURCE,
            seen_at=said.at,
            detail=said.note,
            check=CHECK,
        )
