"""A page that waits is loaded again by the browser, not only scrolled."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checkout import PACKAGE
from whowrites.web.look_again import look_again


@pytest.mark.parametrize(
    ("at", "next_at"),
    [
        ("/settings/sources", "/settings/sources?look=1#source-dns"),
        ("/settings/sources?look=1", "/settings/sources?look=2#source-dns"),
        ("/settings/sources?look=2", "/settings/sources?look=1#source-dns"),
        ("/vet/list/1?page=2&look=1&tag=a%26b", "/vet/list/1?page=2&tag=a%26b&look=2#source-dns"),
    ],
)
def test_each_look_has_another_address_than_the_last(world: Any, at: str, next_at: str) -> None:
    with world.app.test_request_context(at):
        assert look_again("source-dns") == next_at
        assert "#" not in look_again()


def test_no_page_refreshes_to_where_it_is() -> None:
    for template in (PACKAGE / "web" / "templates").glob("*.html"):
        for content in re.findall(r'http-equiv="refresh" content="(.*?)">', template.read_text("utf-8")):
            assert "look_again(" in content, f"{template.name}: {content}"
