"""A dossier on paper, and its matrix at every width: nothing is cut off, parted or lost."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.own_house import House, served
from whowrites.model import Claim, Facts, Finding, Kind, Level, Reach, Subject
from whowrites.records import Answer, Hit, Note
from whowrites.vetting import utc_now

SOURCES = ("rdap", "whois", "site", "dns", "gleif", "vies", "message", "signature")
FIELDS = {
    "company": "Northmarsh Precision Bearings and Couplings Manufacturing GmbH",
    "person": "Maximiliane Petersen-Vandenbergh",
    "phone": "+49 471 5550 120",
    "address": "Am Lunedeich 900, Hafengebiet Nord, 27572 Bremerhaven, Germany",
    "country": "DE",
    "website": "northmarsh-precision-bearings-and-couplings.example",
    "registrar": "Registrar of Very Long Names and Longer Contracts SAS",
}
LONG_URL = "https://www.directory.example/company/northmarsh?page=" + "reference-" * 12 + "end"
PAPER = 688
"""CSS pixels between the margins of A4."""


def claims(few: bool) -> tuple[Claim, ...]:
    at = utc_now()
    if few:
        return (Claim("company", "Acme Ltd", "whois", at), Claim("company", "Acme Limited", "site", at))
    return tuple(
        Claim(field, value if number % 2 else f"{value} {number}", source, at)
        for field, value in FIELDS.items()
        for number, source in enumerate(SOURCES)
    )


def dossier(house: House, address: str, few: bool) -> str:
    now, store = utc_now(), house.store
    aged = {"domain": address.partition("@")[2], "days": 9, "date": "2026-11-01"}
    risk = Finding("domain_days_old", Kind.RISK, "domain", "rdap", now, aged, "raw", "registration")
    facts = Facts(store.dossiers.new_id(), address, (risk,), claims(few), now, True, Reach.PASSIVE)
    store.dossiers.save(facts, Level.MEDIUM, 3.0)
    key = store.dossiers.facts([address])[address].id
    store.never.add(address)  # so that no look comes in between
    if not few:
        for number in range(60):
            subject = Subject(address, f"Sighting number {number:02}", "", "list")
            store.dossiers.sight([(key, subject, Level.HIGH)], now - timedelta(hours=number))
            store.dossiers.note(Note(key, f"Note number {number:02}.\nIts second line.", now))
        store.owner.answer(key, Answer("bank", "yes", "by mail", now))
        store.owner.add_hit(Hit(0, key, "company", "Northmarsh", LONG_URL, now))
    return key


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(tmp_path_factory.mktemp("print"), Path("/none")) as made:
        made.dossiers = [
            dossier(made, "ann@example.com", few=True),
            dossier(made, "max@example.org", few=False),
        ]
        yield made


@pytest.fixture(scope="module")
def page(visitor: Browser, house: House) -> Iterator[Page]:
    opened = visitor.new_page(viewport={"width": 1180, "height": 900})
    house.enter(opened)
    yield opened
    opened.close()


def sheets(page: Page, house: House, which: int, lang: str = "en") -> list[str]:
    """What stands on each page of the PDF, without white space: lines break where they like."""
    house.store.settings.set("language", lang)
    page.goto(f"http://127.0.0.1:{house.port}/dossier/{house.dossiers[which]}")
    found = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    # A font's glyph of a radical is read as the radical: the same character, compatibly.
    return [bare(unicodedata.normalize("NFKC", sheet.extract_text())) for sheet in found]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_short_dossier_is_a_few_full_pages_with_date_and_numbers(page: Page, house: House) -> None:
    found = sheets(page, house, 0)
    assert 1 <= len(found) <= 3
    for number, sheet in enumerate(found, 1):
        assert f"{number}/{len(found)}" in sheet and len(sheet) > 150
    assert f"dossierofasender·printed{utc_now().astimezone():%Y-%m-%d}" in found[0]
    assert bare("no judgement of a person.") in found[-1]
    whole = "".join(found)
    for value in ("ann@example.com", "AcmeLtd", "AcmeLimited", "registered9daysago", "RDAP·asked"):
        assert value in whole, value
    for control in ("Vetanaddress", "Keepanswers", "Thisiswrong", "Searchengine", "Addtag"):
        assert control not in whole, "what can only be clicked is not printed"


@pytest.fixture(scope="module")
def thick(page: Page, house: House) -> list[str]:
    """The pages of the dossier that has many of everything."""
    return sheets(page, house, 1)


def test_wide_matrix_is_whole_and_no_fact_is_parted_by_a_page(
    page: Page, house: House, thick: list[str]
) -> None:
    page.goto(f"http://127.0.0.1:{house.port}/dossier/{house.dossiers[1]}")
    found = thick
    whole = "".join(found)
    names = page.locator(".matrix tbody th").all_inner_texts()
    assert len(names) >= len(FIELDS)
    for row in page.locator(".matrix tbody tr").all():
        values = [bare(value) for value in row.locator("td.cell bdi").all_inner_texts()]
        name = bare(row.locator("th").inner_text())
        holding = [sheet for sheet in found if all(value in sheet for value in values) and name in sheet]
        assert holding, f"{name} is torn or cut: {values}"
    assert bare(LONG_URL) in whole
    assert len(found) < 24


def test_head_of_a_long_table_stands_on_each_of_its_pages(thick: list[str]) -> None:
    heads = "LevelNameReply-ToLastseenMessages"
    row = r"Sightingnumber\d\dnone20"
    parts = [sheet for sheet in thick if re.search(row, sheet)]
    assert len(parts) >= 2 and all(heads in sheet for sheet in parts)
    assert sum(len(re.findall(row, sheet)) for sheet in parts) == 60


def test_chinese_dossier(page: Page, house: House) -> None:
    found = sheets(page, house, 0, "zh_CN")
    assert "打印于" in found[0] and "并非对任何人的评判" in found[-1]
    assert "各来源的说法" in "".join(found)


OVERHANGING = """() => {
    const edge = document.documentElement.clientWidth;
    const inside = [...document.querySelectorAll("main *")].filter(
        (one) => !one.closest(".hidden, thead") && one.getClientRects().length);
    return inside.filter((one) => one.getBoundingClientRect().right > edge + 1
        || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline"
            && ["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX)))
        .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`);
}"""


@pytest.mark.parametrize("which", [0, 1])
def test_nothing_hangs_over_the_paper(page: Page, house: House, which: int) -> None:
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"http://127.0.0.1:{house.port}/dossier/{house.dossiers[which]}")
    assert page.evaluate(OVERHANGING) == []
    page.emulate_media(media="screen")


BESIDE = """() => {
    const box = document.querySelector(".matrix-box"), edge = box.getBoundingClientRect();
    const cells = [...document.querySelectorAll(".matrix tbody td.cell bdi")];
    const isOut = (place) => !place.width || place.left < edge.left || place.right > edge.right + 1;
    return [document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        box.scrollWidth <= box.clientWidth, cells.length > 1,
        cells.filter((cell) => isOut(cell.getBoundingClientRect())).map((cell) => cell.textContent)]; }"""


@pytest.mark.parametrize("which", [0, 1])
def test_matrix_never_scrolls_sideways(page: Page, house: House, which: int) -> None:
    house.store.settings.set("language", "en")
    page.goto(f"http://127.0.0.1:{house.port}/dossier/{house.dossiers[which]}")
    for width in (390, 768, 1180, 1600, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BESIDE) == [True, True, True, []], width


def test_matrix_is_a_table_for_who_hears_it_however_it_is_laid_out(page: Page, house: House) -> None:
    for width in (390, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"http://127.0.0.1:{house.port}/dossier/{house.dossiers[1]}")
        table = page.get_by_role("table", name="Who says what")
        assert table.get_by_role("row").count() >= len(FIELDS)
        company = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Company"))
        assert company.get_by_role("cell").count() == len(SOURCES) + 2, (
            "the comparison, the sources, the find"
        )
