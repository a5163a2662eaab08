"""What the owner says is kept once, whoever brings it; a dossier that is not there or not ready is
refused.
"""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.web import owner_words
from whowrites.web.refusal import Refusal


def rooms(world: Any) -> Any:
    return world.app.extensions["whowrites"]


def test_no_dossier_takes_no_words(world: Any) -> None:
    for keep in (
        lambda: owner_words.keep_note(rooms(world), "f" * 32, "x"),
        lambda: owner_words.keep_decision(rooms(world), "f" * 32, "ask"),
        lambda: owner_words.call_wrong(rooms(world), "f" * 32, "x", "0" * 16),
        lambda: owner_words.call_right(rooms(world), "f" * 32, "x", "0" * 16),
    ):
        with pytest.raises(Refusal) as refused:
            keep()
        assert refused.value.status == 404


def test_what_was_never_called_wrong_is_right_already(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    assert owner_words.call_right(rooms(world), dossier_id, "domain_young", "0" * 16) is False
    owner_words.call_wrong(rooms(world), dossier_id, "domain_young", "0" * 16)
    assert owner_words.call_right(rooms(world), dossier_id, "domain_young", "0" * 16) is True
    assert owner_words.call_right(rooms(world), dossier_id, "domain_young", "0" * 16) is False
