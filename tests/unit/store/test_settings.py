"""Settings hold JSON values."""

from __future__ import annotations

from pathlib import Path

from whowrites.store import Store


def test_values_come_back_and_outlive_the_process(store: Store, data_dir: Path) -> None:
    assert store.settings.get("language") is None
    assert store.settings.get("language", "en") == "en"
    store.settings.set("language", "zh_CN")
    store.settings.set("probe", {"sites": True, "mail": False})
    store.settings.set("language", "de")
    again = Store.open(data_dir, store._clock)
    assert again.settings.get("language") == "de"
    assert again.settings.get("probe") == {"sites": True, "mail": False}
    again.close()
