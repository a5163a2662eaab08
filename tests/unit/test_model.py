from __future__ import annotations

import dataclasses

import pytest

from whowrites import cards, model


def test_reaches_grow() -> None:
    ranks = [model.Reach(name).rank for name in ("local", "passive", "contact", "service")]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("room", [model, cards], ids=lambda room: room.__name__)
def test_every_type_is_frozen_and_says_what_it_is(room: object) -> None:
    kinds = [
        kind for kind in vars(room).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    ]
    assert len(kinds) >= 6
    for kind in kinds:
        assert kind.__dataclass_params__.frozen, kind  # type: ignore[attr-defined]
        assert kind.__doc__ and not kind.__doc__.startswith(kind.__name__ + "("), kind


def test_not_seen_and_none_are_two_things() -> None:
    assert model.Subject("a@acme.example").reply_to is None
