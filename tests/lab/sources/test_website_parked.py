"""Parked is said where two signs agree, and not for one of them."""

from __future__ import annotations

import dataclasses
from ipaddress import IPv4Network, ip_address

import pytest

from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.http import Response
from whowrites.sources import Sources
from whowrites.sources.website_fetch import Reader, fetch
from whowrites.sources.website_parked import _parking, is_parked, parking_signs


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
    monkeypatch.setattr("whowrites.sources.website_parked._parking", lambda: ((), ()))
    assert signs(sources, "meridian-oilfield.net") == ("page", "any_path")


@pytest.fixture
def parking_net(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sites of two firms of the lab, as if they stood in networks of a parking service."""
    firms = ("kilnford-bricks.com", "northsea-bearings.com")
    nets = tuple(IPv4Network(ip) for firm in firms for ip in lab.zones.records[firm, "A"])
    monkeypatch.setattr("whowrites.sources.website_parked._parking", lambda: (("bodis.com",), nets))


@pytest.mark.usefixtures("parking_net")
def test_the_network_of_the_page_is_a_sign(sources: Sources) -> None:
    assert signs(sources, "kilnford-bricks.com") == ("name_servers", "net", "page")
    assert signs(sources, "northsea-bearings.com") == ("net",)


@pytest.mark.usefixtures("parking_net")
def test_the_network_counts_only_where_the_page_is_the_domains_own(sources: Sources) -> None:
    home, deadline = fetch(sources, "https://northsea-bearings.com/", Deadline.after(60)), Deadline.after(9)
    reader = Reader("lindenhof-optics.com", 2026)
    facts = reader.read("home", home, deadline)
    assert parking_signs(sources, "lindenhof-optics.com", home, facts, reader, deadline) == ()


def test_shared_networks_and_ordinary_name_servers_are_in_no_list() -> None:
    names, nets = _parking()
    for ordinary in ("domaincontrol.com", "registrar-servers.com", "one.com", "rzone.de", "wordpress.com"):
        assert ordinary not in names
    for shared in ("104.26.6.37", "172.67.70.191", "52.84.174.9", "13.225.34.1", "217.160.95.94"):
        assert not any(ip_address(shared) in net for net in nets)


def test_one_sign_is_not_enough() -> None:
    assert not is_parked(()) and not is_parked(("page",))
    assert is_parked(("page", "any_path"))
    assert Response(200, {}, b"", "x").certificate is None
