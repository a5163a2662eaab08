"""All that the verdict on one message is made of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whowrites.dismissal import NOTHING, Dismissed
from whowrites.model import Finding


@dataclass(frozen=True, slots=True)
class Case:
    """`own` and `reply_to`: stored facts of the two addresses; `reply_to` is None where there is no second
    one. `message`: facts of the message; one with the param `of` = "reply_to" is about the Reply-To only.
    `dismissed`: reasons that the owner called wrong for this sender.
    """

    own: Sequence[Finding]
    reply_to: Sequence[Finding] | None
    message: Sequence[Finding]
    address: str
    reply_to_address: str = ""
    dismissed: Dismissed = NOTHING

    def counts(self, finding: Finding, about: str) -> bool:
        """Whether a fact belongs to the rating of this address, by which alone it can give points."""
        if self.reply_to is None:
            return True
        if about == self.reply_to_address:
            return not any(item is finding for item in self.own)
        other = any(item is finding for item in self.reply_to)
        return not other and finding.params.get("of") != "reply_to"

    def beside(self, address: str) -> frozenset[str]:
        """The codes that may damp a fact about this address."""
        own = self.own if address == self.address else self.reply_to or ()
        return frozenset(finding.code for finding in (*own, *self.message))

    def without(self, finding: Finding) -> Case:
        """The case as if this very finding had not been made."""

        def rest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
            return tuple(item for item in findings if item is not finding)

        other = None if self.reply_to is None else rest(self.reply_to)
        return replace(self, own=rest(self.own), reply_to=other, message=rest(self.message))
