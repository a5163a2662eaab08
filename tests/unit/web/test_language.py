"""Which language is answered."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.web.language import SETTING, preferred


@pytest.mark.parametrize(
    ("accept", "lang"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh_CN"),
        ("zh-TW", "zh_CN"),
        ("de-DE,de;q=0.9,zh;q=0.8,en;q=0.7", "zh_CN"),
        ("en-GB,zh;q=0.5", "en"),
        ("de", "en"),
        ("*", "en"),
        (",;=,,", "en"),
        ("zhx,enx", "en"),
    ],
)
def test_the_first_that_we_speak(accept: str, lang: str) -> None:
    assert preferred(accept) == lang


def test_the_setting_wins_over_the_browser(world: Any) -> None:
    owner = {**world.owner(), "Accept-Language": "zh-CN"}
    assert '<html lang="zh-CN">' in world.client().get("/vet", headers=owner).text
    world.store.settings.set(SETTING, "en")
    assert '<html lang="en">' in world.client().get("/vet", headers=owner).text
    world.store.settings.set(SETTING, "")
    assert '<html lang="zh-CN">' in world.client().get("/vet", headers=owner).text
