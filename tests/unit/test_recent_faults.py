"""The latest faults are kept by place and kind, and nothing of what they say."""

from __future__ import annotations

import logging

from whowrites import recent_faults
from whowrites.recent_faults import MOST, RECENT


def test_place_and_kind_are_kept_and_never_the_words() -> None:
    recent_faults.keep()
    recent_faults.keep()
    log = logging.getLogger("whowrites.here")
    try:
        raise ValueError("anna@example.com")
    except ValueError:
        log.exception("about %s", "anna@example.com")
    log.info("not a fault")
    fault = RECENT.latest()[0]
    assert (fault.level, fault.kind) == ("ERROR", "ValueError")
    assert fault.place.startswith("whowrites.here:")
    assert "anna" not in repr(RECENT.latest())
    for number in range(MOST + 5):
        log.warning("again %d", number)
    assert len(RECENT.latest()) == MOST
    assert RECENT.latest()[0].kind == ""
