"""What all pages share: strict CSP in the markup, no address in a URL, moments in this computer's time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from whowrites.web import pages
from whowrites.web.pages import when

WEB = Path(pages.__file__).parent
SOURCES = sorted([*WEB.glob("templates/*.html"), *WEB.glob("static/*.js")])


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_nothing_inline_nothing_unescaped_nothing_from_elsewhere(source: Path) -> None:
    text = source.read_text("utf-8")
    assert not re.search(
        r"\|\s*safe|autoescape|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text
    )
    assert not re.search(r"""\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*\ssrc=)""", text)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert not re.search(r"""(?:href|action|src)="[^"]*(?:address|token|ticket|csrf|session)""", text)


def test_every_form_carries_the_token() -> None:
    for template in WEB.glob("templates/*.html"):
        text = template.read_text("utf-8")
        forms = re.findall(r"<form\b.*?</form>", text, re.DOTALL)
        assert all('name="csrf" value="{{ csrf() }}"' in form for form in forms), template.name


def test_the_other_language_and_every_page_are_one_step_away(world: Any) -> None:
    world.vet("a@example.com")
    for path in ("/", "/history", "/vet", "/settings", "/pair"):
        page = world.client().get(path, headers=world.owner()).text
        assert 'value="zh_CN" lang="zh-CN">简体中文<' in page
        assert all(f'href="{link}"' in page for link in ("/", "/history", "/vet", "/settings"))
        assert page.count("<h1") == 1
        assert "{" not in re.sub(r"<script.*?</script>", "", page.partition("<body>")[2])


def test_a_full_disk_is_said_on_every_page(world: Any) -> None:
    owner = world.owner()
    world.store._database.saved = False
    assert "did not take" in world.client().get("/vet", headers=owner).text


def test_moments_are_shown_in_local_time() -> None:
    moment = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
    assert when(moment) == moment.astimezone().strftime("%Y-%m-%d %H:%M")
    assert when(None) == "–"
