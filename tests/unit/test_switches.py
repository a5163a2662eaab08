from __future__ import annotations

from typing import Any

import pytest

from whowrites import switches


class Kept(dict[str, Any]):
    def set(self, key: str, value: Any) -> None:
        self[key] = value


def test_web_sites_are_offered_and_mail_servers_are_not_until_the_owner_says_so() -> None:
    kept = Kept()
    assert switches.on(kept) == {"website"}
    assert not switches.consented(kept)


@pytest.mark.parametrize("chosen", [set(), {"mailbox"}, {"website", "mailbox", "blocklists"}])
def test_the_choice_holds_and_is_the_consent(chosen: set[str]) -> None:
    kept = Kept()
    switches.choose(kept, {*chosen, "no such switch"})
    assert switches.on(kept) == chosen
    assert switches.consented(kept)
