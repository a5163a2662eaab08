"""Which registry's RDAP service is asked for a domain."""

from __future__ import annotations

import pytest

from whowrites.net.guard import web_url
from whowrites.sources import bootstrap, tables


@pytest.mark.parametrize(
    ("domain", "base"),
    [
        ("example.com", "https://rdap.verisign.com/com/v1/"),
        ("example.co.uk", "https://rdap.nominet.uk/uk/"),
        ("example.io", "https://rdap.identitydigital.services/rdap/"),
        ("example.cn", None),
        ("com", "https://rdap.verisign.com/com/v1/"),
        ("", None),
    ],
)
def test_by_the_top_level_domain(domain: str, base: str | None) -> None:
    assert bootstrap.rdap_base(domain) == base


def test_registries_that_answer_and_are_not_listed_are_asked() -> None:
    unlisted = "ac ag bh bz ch co de gl io lc li me mn my pr sc sh us vc"
    assert not [ending for ending in unlisted.split() if bootstrap.rdap_base(f"example.{ending}") is None]


def test_every_base_may_be_fetched_and_ends_where_the_path_begins() -> None:
    table = tables.toml("rdap_bootstrap.toml")
    for group in ("services", "overrides"):
        for base in table[group]:
            assert str(web_url(base)) == base and base.startswith("https://") and base.endswith("/")


def test_no_domain_has_two_services() -> None:
    table = tables.toml("rdap_bootstrap.toml")
    tlds = [tld for group in ("services", "overrides") for named in table[group].values() for tld in named]
    assert len(tlds) == len(set(tlds)) > 150
