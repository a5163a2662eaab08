"""What pages tell of the watching: how one dossier is watched, and what the owner set for all."""

from __future__ import annotations

from datetime import datetime

from whowrites.store.dealings import WATCHES
from whowrites.store.watched import A_DAY, EVERY, LATELY, VISITS
from whowrites.web.house import House


def shown(rooms: House, dossier_id: str) -> dict[str, object]:
    """What the dossier's form needs. `next` is when it is looked at again, None for not now."""
    upcoming: datetime | None = rooms.store.watched.next(dossier_id, rooms.clock())
    return {
        "watches": WATCHES,
        "usual_watch": rooms.store.watched.usual(dossier_id),
        "next_watch": upcoming,
        "watch_days": EVERY["contact"].days,
        "watch_lately": LATELY.days,
    }


def settings_shown(rooms: House) -> dict[str, object]:
    """What the section of the settings needs."""
    return {
        "watch_visits": bool(rooms.store.settings.get(VISITS, False)),
        "watch_most": A_DAY,
        "watch_days": EVERY["contact"].days,
        "watch_lately": LATELY.days,
    }
