"""Facts of a page cross the border of the cage as JSON and come back whole."""

from __future__ import annotations

import json

from whowrites import wire
from whowrites.sources.page_facts import Link, PageFacts, Quoted

FACTS = PageFacts(
    title="Foo",
    language="de",
    letters=12,
    scripted=True,
    cut=False,
    digest="00",
    beginning="Foo says",
    onward="/en",
    marks=("parked",),
    links=(Link("about", "/a", "About"),),
    phones=(Quoted("+494215550123", "Tel"),),
    social=("https://x.example/foo",),
)


def test_there_and_back() -> None:
    assert wire.from_json(PageFacts, json.loads(json.dumps(wire.to_json(FACTS)))) == FACTS


def test_what_a_page_does_not_say_is_empty() -> None:
    bare = wire.from_json(
        PageFacts,
        {
            "title": "",
            "language": "",
            "letters": 0,
            "scripted": False,
            "cut": False,
            "digest": "",
            "beginning": "",
        },
    )
    assert (bare.links, bare.emails, bare.countries, bare.marks) == ((), (), (), ())
