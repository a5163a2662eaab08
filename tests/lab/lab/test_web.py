"""Sites and RDAP as a client sees them."""

from __future__ import annotations

import json

import pytest

from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError
from whowrites.net.http import Http, Response


def get(lab: Lab, url: str) -> Response:
    client = Http(lab.internet, Resolver(lab.internet))
    return client.get(url, accept="*/*", limit_bytes=256_000, deadline=Deadline.after(5))


def test_each_company_with_pages_serves_them_over_tls_and_in_the_clear(lab: Lab) -> None:
    sites = [firm for firm in lab.companies if firm.site.pages and not firm.site.certificate]
    assert len(sites) >= 12
    for firm in sites:
        for path, shown in firm.site.pages.items():
            if shown.html or shown.location:
                continue
            for scheme in ("http",) if firm.site.plain else ("http", "https"):
                page = get(lab, f"{scheme}://{firm.domain}{path}")
                assert page.status == shown.status
                assert f"<title>{shown.title}</title>" in page.body.decode(shown.charset)
    assert get(lab, "http://meridian-oilfield.net/").body.count(b"for sale") > 1
    assert ("web", "http://meridian-oilfield.net/") in lab.log


def test_a_company_without_pages_has_no_web_server(lab: Lab) -> None:
    with pytest.raises(NetError, match="refused"):
        get(lab, "https://hengtal-fasteners.com/")


def test_rdap_is_json_at_the_registries_own_addresses(lab: Lab) -> None:
    found = get(lab, "https://rdap.verisign.com/com/v1/domain/brightloom-textiles.com")
    assert (found.status, found.headers["content-type"]) == (200, "application/rdap+json")
    assert json.loads(found.body)["ldhName"] == "BRIGHTLOOM-TEXTILES.COM"
    assert get(lab, "https://rdap.verisign.com/com/v1/domain/gmaill.com").status == 404
    assert get(lab, "https://rdap.nominet.uk/uk/domain/tamarside-ceramics.co.uk").status == 503
    assert [service for service, _ in lab.log if service != "dns"] == ["rdap"] * 3
