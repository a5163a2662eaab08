"""Every outside source says what it is and what it is told."""

from __future__ import annotations

from whowrites.model import Reach
from whowrites.sources.about import abouts


def test_the_sources_of_the_house_are_listed_by_name() -> None:
    names = [about.name for about in abouts()]
    assert names == sorted(set(names))
    assert {"blocklists", "contacts", "dns", "lists", "rdap", "whois"} <= set(names)


def test_who_is_told_nothing_is_local_and_the_others_name_what_leaves() -> None:
    for about in abouts():
        assert bool(about.sent) == (about.reach is not Reach.LOCAL)
        assert about.site.startswith("https://") == bool(about.sent)
        assert about.terms and not about.needs_key
