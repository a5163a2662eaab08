"""The owner's pages in Chromium: nobody is shut out, nothing of a sender runs, and the policy is never
broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route

from browser.own_house import House, served
from whowrites.dismissal import fingerprint
from whowrites.model import Auth, Claim, Facts, Finding, Kind, Level, Reach, Subject
from whowrites.records import Answer, Change, Hit
from whowrites.store.vet_lists import ListRow
from whowrites.vetting import utc_now

HOSTILE = '"><img src=x onerror="window.__xss=1"><script>window.__xss=1</script>{{7*7}}\u202e\u2028'
ORIGIN = "chrome-extension://" + "abcdefghijklmnop" * 2


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(tmp_path_factory.mktemp("pages"), Path(HOSTILE)) as made:
        fill(made)
        made.store.browsers.pair(ORIGIN, "token", "key", HOSTILE)
        yield made


def ask_to_pair(house: House) -> None:
    """A browser asks to be let in; its question stands for two minutes."""
    house.app.extensions["whowrites"].desk.start(ORIGIN, HOSTILE, "1", "0" * 64)


def fill(made: House) -> None:
    store, vetting = made.store, made.vetting
    now = utc_now()
    for address, name in (("ann@example.com", "Ann Lee"), ("buyer@example.org", HOSTILE)):
        risk = Finding(
            "domain_days_old",
            Kind.RISK,
            "domain",
            "rdap",
            now,
            {"domain": name, "days": 9, "date": name},
            name,
            "registration",
        )
        claims = (Claim("company", name, "whois", now), Claim("company", "Other Ltd", "message", now))
        facts = Facts(store.dossiers.new_id(), address, (risk,), claims, now, True, Reach.PASSIVE)
        store.dossiers.save(facts, Level.MEDIUM, 30.0)
        vetting.answer([Subject(address, name, HOSTILE, "list", Auth(spf="pass"))], Reach.LOCAL)
        key = store.dossiers.facts([address])[address].id
        made.dossiers.append(key)
        store.owner.answer(key, Answer("bank", "yes", HOSTILE, now))
        store.owner.add_hit(Hit(0, key, "company", HOSTILE, "https://www.example.net/firm", now))
        store.owner.add_hit(Hit(0, key, "reputation", HOSTILE, "https://www.example.net/talk", now))
        store.owner.dismiss(key, risk.code, fingerprint(risk), "", now)
        store.desk.set_owner(key, HOSTILE)
        store.desk.set_need(key, 4)
    store.desk.tag(made.dossiers, "<b>fair")
    store.dossiers.change([Change(made.dossiers[1], "registrar_changed", HOSTILE, HOSTILE, now, "rdap", now)])
    store.desk.set_owner(made.dossiers[1], HOSTILE)
    store.saved_views.keep("<img src=x>", "level=medium", HOSTILE)
    store.companies.merge(made.dossiers)
    made.vet_list = store.vet_lists.keep(
        [
            ListRow(1, "ann@example.com", "ann@example.com", HOSTILE),
            ListRow(2, HOSTILE, fault="address_two_at", params={"position": 3}),
        ]
    )


SIDEWAYS = """() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []),
    ...[...document.querySelectorAll("main .scroll")].filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.getAttribute("aria-label") ?? box.getAttribute("aria-labelledby"))]"""
WIDTHS = (390, 768, 1280)


@pytest.mark.parametrize(("theme", "lang"), [("light", "en"), ("dark", "zh_CN")])
def test_every_page_is_for_everybody_keeps_its_policy_and_scrolls_nowhere_sideways(
    house: House, visitor: Browser, theme: str, lang: str
) -> None:
    house.store.settings.set("language", lang)
    ask_to_pair(house)
    context = visitor.new_context(color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    house.enter(page)
    for path in house.paths():
        page.goto(f"http://127.0.0.1:{house.port}{path}")
        grave = [
            v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")
        ]
        assert grave == [], path
        assert page.evaluate("window.__xss") is None
        assert page.locator("main img:not([src^='/dashboard/'])").count() == 0
        assert page.locator("main script").count() == 0
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SIDEWAYS) == [], f"{path} {width}"
    assert said == []
    context.close()


def test_a_table_that_is_stacked_names_its_columns_and_stays_a_table(house: House, visitor: Browser) -> None:
    house.store.settings.set("language", "en")
    context = visitor.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    house.enter(page)
    page.goto(f"http://127.0.0.1:{house.port}/history")
    row = page.get_by_role("row").filter(has_text="ann@example.com")
    assert row.get_by_role("rowheader", name="ann@example.com").is_visible()
    assert row.get_by_role("cell", name="Company Ann Lee").is_visible()
    assert row.get_by_role("cell", name="First seen 20").is_visible()
    assert page.locator("td:empty").count() and not page.locator("td:empty").first.is_visible()
    page.get_by_role("link", name="First seen", exact=True).click()
    assert "sort=first_seen" in page.url
    context.close()


def test_two_clicks_of_the_owner_and_the_number_is_the_same(house: House, visitor: Browser) -> None:
    house.store.settings.set("language", "en")
    ask_to_pair(house)
    page = visitor.new_page()
    house.enter(page)
    number = page.locator(".ask .number").inner_text()
    assert re.fullmatch(r"[0-9]{2}-[0-9]{3}", number)
    assert page.evaluate("document.activeElement.value") == "deny"
    page.get_by_role("button", name="Allow").click()
    page.wait_for_url(f"http://127.0.0.1:{house.port}/")
    assert page.locator(".ask").count() == 0
    page.close()


def test_the_pages_work_without_scripts_but_the_entrance_says_what_it_needs(
    house: House, visitor: Browser
) -> None:
    house.store.settings.set("language", "en")
    scripted = visitor.new_context()
    page = scripted.new_page()
    house.enter(page)
    plain = visitor.new_context(java_script_enabled=False)
    plain.add_cookies(scripted.cookies())
    page = plain.new_page()
    page.goto(f"http://127.0.0.1:{house.port}/history")
    page.get_by_role("searchbox").fill("Ann")
    page.get_by_role("button", name="Search", exact=True).click()
    assert "ann" not in page.url.lower()
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("link", name="ann@example.com").click()
    page.get_by_role("button", name="Declined").click()
    assert page.get_by_role("button", name="Declined").get_attribute("aria-pressed") == "true"
    page.get_by_role("group", name="Does the sender avoid a call?").get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Keep answers").click()
    assert "You noted: avoids a call" in page.locator("section", has=page.locator("#reasons")).inner_text()
    page.goto(f"http://127.0.0.1:{house.port}/enter")
    assert "JavaScript" in page.locator("noscript").inner_text()
    for context in (scripted, plain):
        context.close()


def test_many_dossiers_are_chosen_by_keyboard_and_tagged_without_scripts(
    house: House, visitor: Browser
) -> None:
    house.store.settings.set("language", "en")
    scripted = visitor.new_context()
    page = scripted.new_page()
    house.enter(page)
    page.goto(f"http://127.0.0.1:{house.port}/history")
    page.get_by_role("checkbox", name="Choose all on this page").press("Space")
    assert page.locator("tbody input:checked").count() == page.locator("tbody tr").count() == 2
    plain = visitor.new_context(java_script_enabled=False)
    plain.add_cookies(scripted.cookies())
    page = plain.new_page()
    page.goto(f"http://127.0.0.1:{house.port}/history?sort=address&dir=asc")
    assert page.get_by_role("checkbox", name="Choose all on this page").count() == 0
    assert page.get_by_role("columnheader", name="Address").get_attribute("aria-sort") == "ascending"
    page.get_by_role("checkbox", name="Choose ann@example.com").press("Space")
    page.get_by_label("Tag", exact=True).last.fill("样品")
    page.get_by_role("button", name="Add tag").press("Enter")
    assert page.get_by_role("status").first.inner_text() == "The tag was added."
    page.get_by_role("link", name="样品").click()
    assert page.locator("tbody tr").count() == 1
    assert "sort=address" in page.url
    page.goto(f"http://127.0.0.1:{house.port}/vet")
    page.get_by_label("A list").fill("Bob <bob@example.net>")
    page.get_by_role("button", name="Vet all").click()
    assert page.get_by_role("link", name="bob@example.net").count() == 1
    for context in (scripted, plain):
        context.close()


def test_no_page_can_be_framed(house: House, visitor: Browser, tmp_path: Path) -> None:
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe src="http://127.0.0.1:{house.port}/enter"></iframe>')
    page = visitor.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(outer.as_uri())
    page.wait_for_timeout(500)
    assert all("whowrites" not in (frame.title() or "").lower() for frame in page.frames[1:])
    assert refused
    page.close()


def test_entrance_hands_its_ticket_in_again_when_the_browser_drops_the_request(
    house: House, visitor: Browser
) -> None:
    page = visitor.new_page()
    dropped: list[str] = []

    def drop_two(route: Route) -> None:
        if route.request.method == "POST" and len(dropped) < 2:
            dropped.append(route.request.url)
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/enter", drop_two)
    house.enter(page)
    assert len(dropped) == 2
    assert page.locator("nav").count() == 1
    page.close()


BROKEN = """() => [...document.querySelectorAll(".matrix tbody th")].filter((head) => {
    const range = document.createRange();
    range.selectNodeContents(head);
    return !head.textContent.trim().includes(" ") && range.getClientRects().length > 1;
}).map((head) => head.textContent)"""


def test_no_word_of_the_table_of_sources_is_broken(house: House, visitor: Browser) -> None:
    house.store.settings.set("language", "en")
    now = utc_now()
    claims = (Claim("created", "2026-11-15", "rdap", now), Claim("person", "Bo", "address", now))
    key = house.store.dossiers.new_id()
    facts = Facts(key, "bo@example.net", (), claims, now, True, Reach.PASSIVE)
    house.store.dossiers.save(facts, Level.LOW, 0.0)
    page = visitor.new_page()
    house.enter(page)
    page.goto(f"http://127.0.0.1:{house.port}/dossier/{key}")
    for width in range(1000, 1400, 50):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width
    assert page.get_by_role("rowheader", name="Registered").is_visible()
    page.close()
