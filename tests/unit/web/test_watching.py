"""What pages tell of the watching."""

from __future__ import annotations

from typing import Any

from whowrites.web.watching import settings_shown, shown


def test_what_is_told(world: Any) -> None:
    dossier_id = world.vet("ann@example.com")[0]
    rooms = world.app.extensions["whowrites"]
    told = shown(rooms, dossier_id)
    assert (told["usual_watch"], told["next_watch"], told["watch_days"]) == ("never", None, 7)
    assert settings_shown(rooms)["watch_visits"] is False
