"""Chromium: where tooltip and card stand when there is little room, and what they hold when a sender wants to
break them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from browser.shadow import Shadows

ENLARGED_TWICE = {"width": 590, "height": 367}
ENLARGED_THRICE = {"width": 393, "height": 245}
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "en", "he"
PLACE = "box.getBoundingClientRect().toJSON()"


@contextmanager
def inbox(plain_browser, query: str, size: dict[str, int]) -> Iterator[tuple[object, Shadows]]:
    page = plain_browser.new_page()
    try:
        page.set_viewport_size(size)
        page.goto(f"https://mail.google.com/mail/u/0/?mails=lab&harness=1{query}#inbox")
        shadows = Shadows(page)
        shadows.until(lambda found: len(found) > 3 and all(one.look != "checking" for one in found))
        yield page, shadows
    finally:
        page.close()


def in_view(shadows: Shadows, height: int) -> list[int]:
    buttons = [one.button for one in shadows.badges()]
    return [one for one in buttons if 12 < shadows.centre(one)[1] < height - 12]


@pytest.mark.parametrize("size", [ENLARGED_TWICE, ENLARGED_THRICE])
@pytest.mark.parametrize("lang", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def test_tooltip_stays_in_the_window_and_off_its_badge(plain_browser, size, lang):
    with inbox(plain_browser, f"&lang={lang}", size) as (page, shadows):
        for button in in_view(shadows, size["height"])[:5]:
            shadows.hover(button)
            shadows.wait_layer("Click for evidence")
            [place] = shadows.of_layers(PLACE)
            x, y = shadows.centre(button)
            assert place["left"] >= 0 and place["right"] <= size["width"]
            assert place["top"] >= 0 and place["bottom"] <= size["height"]
            assert not (place["left"] < x < place["right"] and place["top"] < y < place["bottom"]), (
                x,
                y,
                place,
            )
            assert place["width"] > 200 and shadows.of_layers("getComputedStyle(box).direction") == ["ltr"]
            page.mouse.move(size["width"] - 2, 2)
            page.wait_for_timeout(300)


@pytest.mark.parametrize("size", [ENLARGED_THRICE, {"width": 1180, "height": 734}])
@pytest.mark.parametrize("query", ["", "&lang=he&hostile=1&theme=dark", "&hostile=1"])
def test_card_is_bounded_readable_and_its_buttons_in_sight(plain_browser, size, query):
    with inbox(plain_browser, query, size) as (page, shadows):
        shadows.click(in_view(shadows, size["height"])[1])
        shadows.wait_layer("Open dossier")
        page.wait_for_timeout(300)  # drawn anew with the whole dossier
        [place] = shadows.of_layers(PLACE)
        assert place["left"] >= 0 and place["right"] <= size["width"] and place["width"] <= 420
        assert place["top"] >= 0 and place["bottom"] <= size["height"]
        for fold in (False, True):
            shadows.of_layers(
                f"box.querySelectorAll('details').forEach(one => {{ one.open = {str(fold).lower()}; }})"
            )
            assert shadows.of_layers("box.scrollWidth - box.clientWidth") == [0], "scrolls sideways"
            for end in (0, 0.5, 1):
                shadows.of_layers(f"box.scrollTop = (box.scrollHeight - box.clientHeight) * {end}")
                [stays] = shadows.of_layers("box.querySelector('.stays').getBoundingClientRect().toJSON()")
                assert place["top"] <= stays["top"] and stays["bottom"] <= place["bottom"] + 1
        assert shadows.of_layers("box.querySelectorAll('ul li').length")[0] < 80
        assert shadows.of_layers("getComputedStyle(box).colorScheme") == [
            "dark" if "dark" in query else "normal"
        ]


def test_table_of_sources_breaks_no_word_that_fits(plain_browser):
    with inbox(plain_browser, "", {"width": 1180, "height": 734}) as (page, shadows):
        shadows.click(in_view(shadows, 734)[0])
        shadows.wait_layer("Open dossier")
        page.wait_for_timeout(300)
        shadows.of_layers("box.querySelectorAll('details').forEach(one => { one.open = true; })")
        broken = """[...box.querySelectorAll('.matrix th, .matrix bdi')].flatMap(({ firstChild: line }) =>
            [...line.data.matchAll(/[^ -]+/g)].filter(({ 0: word, index }) => {
              const range = document.createRange();
              range.setStart(line, index);
              range.setEnd(line, index + word.length);
              return range.getClientRects().length > 1; }).map(([word]) => word))"""
        assert shadows.of_layers("box.querySelectorAll('.matrix bdi').length") == [6]
        assert shadows.of_layers(broken) == [[]]
