"""Parked is said where two signs agree, and not for one of them."""

from __future__ import annotations

import dataclasses

import pytest

from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.http import Response
from whowrites.sources import Sources
from whowrites.sources.website_fetch import Reader, fetch
from whowrites.sources.website_parked import is_parked, parking_signs


def signs(sources: Sources, domain: str, body: bytes | None = None) -> tuple[str, ...]:
    home, deadline, reader = (
        fetch(sources, f"https://{domain}/", Deadline.after(60)),
        Deadline.after(9),
        Reader(domain, 2026),
    )
    if body is not None:
        home = dataclasses.replace(home, body=body)
    return parking_signs(sources, domain, home, reader.read("home", home, deadline), reader, deadline)


def test_name_servers_and_page_agree(sources: Sources, lab: Lab) -> None:
    assert signs(sources, "meridian-oilfield.net") == ("name_servers", "page")
    assert len([url for service, url in lab.log if service == "web"]) == 1  # no further page was needed


def test_a_path_that_nobody_made_decides(sources: Sources, lab: Lab) -> None:
    honest = b"<title>Meridian</title><p>Pumps and valves for rigs, since long ago and for long to come."
    assert signs(sources, "meridian-oilfield.net", honest) == ("name_servers",)
    assert signs(sources, "northsea-bearings.com", b"<p>This domain is for sale") == ("page",)
    assert signs(sources, "northsea-bearings.com") == ()
    asked = [url for service, url in lab.log if service == "web" and not url.endswith(("net/", "com/"))]
    assert len(asked) == 2  # the two that had one sign


def test_the_same_page_everywhere_is_a_sign(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"parked": {"name_servers": []}}
    monkeypatch.setattr("whowrites.sources.website_parked.tables.toml", lambda name: tables)
    assert signs(sources, "meridian-oilfield.net") == ("page", "any_path")


def test_one_sign_is_not_enough() -> None:
    assert not is_parked(()) and not is_parked(("page",))
    assert is_parked(("page", "any_path"))
    assert Response(200, {}, b"", "x").certificate is None
