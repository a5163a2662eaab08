from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Header, Kind, Signature, Subject
from whowrites.weights import load

OWN = ("nordtool.example", "s1", "nordtool.example")
OTHER = ("sendgrid.net", "m1", "sendgrid.net")


def mail(*signatures: Signature) -> Subject:
    return Subject("anna@mail.nordtool.example", header=Header(signatures=signatures))


@pytest.mark.parametrize(
    ("signatures", "codes"),
    [
        ((), []),
        ((Signature(*OWN),), []),
        ((Signature(*OWN, "verified"),), ["dkim_verified"]),
        ((Signature(*OTHER, "verified"),), ["dkim_verified_other"]),
        ((Signature(*OTHER, "verified"), Signature(*OWN, "verified")), ["dkim_verified"]),
        ((Signature(*OWN, "verified", body=False),), ["dkim_verified_part"]),
        ((Signature(*OWN, "broken"),), ["dkim_broken"]),
        ((Signature(*OWN, "broken"), Signature(*OTHER, "verified")), ["dkim_verified_other"]),
        ((Signature(*OWN, "unknown", "timeout"), Signature(*OTHER, "broken")), ["signature_unknown"]),
    ],
)
def test_the_best_signature_is_told(ask: Any, signatures: tuple[Signature, ...], codes: list[str]) -> None:
    assert ask("signature", mail(*signatures)).codes == codes
    assert all(load().of(code).points == 0 for code in codes)


def test_a_look_up_that_failed_is_unknown_with_its_reason(ask: Any) -> None:
    (finding,) = ask("signature", mail(Signature(*OWN, "unknown", "timeout"))).findings
    assert (finding.kind, finding.params["reason"]) == (Kind.UNKNOWN, "timeout")
