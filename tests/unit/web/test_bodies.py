"""The bodies' limits."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from whowrites.model import Reach
from whowrites.web.bodies import Decide, DossierBody, Hello, Misread, Open, PairFinish, PairStart, Sender, Vet

GOOD: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Hello, {"nonce": "n" * 43}),
    (PairStart, {"verifier_hash": "0" * 64}),
    (PairFinish, {"pair_id": "0" * 32, "verifier": "v" * 43}),
    (Vet, {"senders": []}),
    (DossierBody, {"id": "0" * 32}),
    (Decide, {"id": "0" * 32, "decision": "known"}),
    (Open, {"page": "home"}),
    (Sender, {"address": "a@example.com"}),
]


@pytest.mark.parametrize(("model", "body"), GOOD, ids=[model.__name__ for model, _ in GOOD])
def test_each_body_is_taken_and_nothing_may_be_added_or_left_out(
    model: type[BaseModel], body: dict[str, Any]
) -> None:
    model.model_validate(body)
    with pytest.raises(ValidationError):
        model.model_validate({**body, "extra": 1})
    for key in body:
        with pytest.raises(ValidationError):
            model.model_validate({k: v for k, v in body.items() if k != key})
        with pytest.raises(ValidationError):
            model.model_validate({**body, key: 5})


@pytest.mark.parametrize("code", ["12345", "1234567", "12345x", "１２３４５６", "123456\n"])
def test_a_code_has_six_digits(code: str) -> None:
    with pytest.raises(ValidationError):
        PairFinish.model_validate({"pair_id": "0" * 32, "verifier": "v" * 43, "code": code})


def test_a_faulty_sender_stands_in_its_place_with_its_ref_and_field() -> None:
    senders = [{"address": "a@example.com"}, {"ref": "r", "address": "a@example.com", "auth": {"spf": 1}}, 7]
    read = Vet.model_validate({"senders": senders, "reach": "local"})
    assert isinstance(read.senders[0], Sender)
    assert list(read.senders[1:]) == [Misread("r", "auth.spf"), Misread("", "sender")]
    assert read.reach is Reach.LOCAL
