"""The owner's day without a mouse, and the pages that only a deed leads to: for everybody, in both themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.own_house import House, served
from shared_dossier import NOW, fill
from whowrites import sharing
from whowrites.store import Store
from whowrites.vetting import utc_now

FOCUSED = """() => {
    const one = document.activeElement, look = getComputedStyle(one);
    const label = one.labels?.[0]?.textContent ?? "";
    const name = (one.getAttribute("aria-label") || label || one.textContent || "").trim();
    return [name, one.tagName, look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2];
}"""
MOST_STOPS = 120


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(tmp_path_factory.mktemp("keyboard"), Path("/none")) as made:
        for address in ("ann@example.com", "bob@example.org", "never@example.net"):
            made.dossiers.append(fill(made.store, address))
            made.store.never.add(address)
        made.store.never.add("r@other.example")  # so that no look comes in between
        yield made


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("theirs")
    theirs = Store.open(folder, utc_now)
    for address in ("carl@example.com", "never@example.net"):
        fill(theirs, address)
    with (folder / "bundle.json").open("wb") as out:
        sharing.write(theirs.exchange.shared(), out, NOW)
    theirs.close()
    return folder / "bundle.json"


def tab_to(page: Page, name: str, tag: str) -> None:
    """Press Tab until this control has the focus, and see on the way that each stop can be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        found, kind, ringed = page.evaluate(FOCUSED)
        assert ringed, f"the focus on {kind} {found!r} cannot be seen"
        if kind == tag and found == name:
            return
    raise AssertionError(f"{name} is not reached in {MOST_STOPS} stops")


def test_from_the_history_to_a_note_a_decision_and_the_dashboard(house: House, visitor: Browser) -> None:
    house.store.settings.set("language", "en")
    page = visitor.new_page()
    house.enter(page)
    page.goto(f"http://127.0.0.1:{house.port}/history")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[0] == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "main"
    tab_to(page, "ann@example.com", "A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossier/*")
    tab_to(page, "Note", "TEXTAREA")
    page.keyboard.type("Typed without a mouse.")
    tab_to(page, "Keep note", "BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("blockquote", has_text="Typed without a mouse.").count() == 1
    page.goto(page.url.partition("#")[0])
    tab_to(page, "Proceed", "BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Space")
    assert page.get_by_role("button", name="Proceed", exact=True).get_attribute("aria-pressed") == "true"
    page.goto(page.url.partition("#")[0])
    tab_to(page, "Dashboard", "A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dashboard")
    tab_to(page, "All", "A")
    page.close()


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize(("theme", "lang"), [("light", "zh_CN"), ("dark", "en")])
def test_pages_behind_a_deed_shut_nobody_out(
    house: House, bundle: Path, visitor: Browser, theme: str, lang: str
) -> None:
    house.store.settings.set("language", lang)
    context = visitor.new_context(color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    house.enter(page)
    home = f"http://127.0.0.1:{house.port}"
    page.goto(f"{home}/import")
    page.locator("#file").set_input_files(bundle)
    page.locator("form[action='/import'] button.main").click()
    page.locator("input[name=upload]").wait_for(state="attached")
    assert grave(page) == [], "the look into a bundle"
    assert "never@example.net" in page.locator("main").inner_text()
    page.locator("button[name=cancel]").click()
    page.goto(f"{home}/history")
    for box in page.locator("tbody input[type=checkbox]").all()[:2]:
        box.check()
    page.locator("button[value=merge]").click()
    page.locator("form[action='/history/merge']").wait_for()
    assert grave(page) == [], "the question before a merge"
    page.locator("form[action='/history/merge'] button").first.click()
    page.goto(f"{home}/history/merged")
    assert grave(page) == [], "what was merged"
    page.locator("form[action='/history/part'] button").first.click()
    page.goto(f"{home}/history/companies")
    assert grave(page) == [], "companies"
    page.goto(f"{home}/dossier/{house.dossiers[0]}")
    assert grave(page) == [], "a dossier with all in it"
    context.close()
