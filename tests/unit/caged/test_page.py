"""A whole page, from bytes to facts; and pages that were made to hang a reader."""

from __future__ import annotations

import json
import resource
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whowrites import cage
from whowrites.caged.page import read, run

HOW: dict[str, Any] = {"kind": "home", "domain": "foo-werke.de", "country": "DE", "year": 2026}
PAGE = """<html lang=de><head><title>Start | Foo Werke GmbH</title>
<meta property="og:site_name" content="Foo Werke">
<script type="application/ld+json">{"@type": "Organization", "name": "Foo Werke", "foundingDate": "1972",
"telephone": "+49 421 5550123", "address": {"addressCountry": "DE"},
"sameAs": "https://www.xing.com/pages/foo"}</script>
</head><body><ul><li><a href="/ueber-uns">Über uns</a><li><a href=/impressum.html>Impressum</a></ul>
<p>Tel.: <b>0421 555 0199</b> Fax: 0421 555 0198<br>info [at] foo-werke [dot] de</p>
<footer>© 2015-2026 Foo Werke GmbH</footer>"""
HOSTILE = {
    "open attributes": b'<a x="' * 16_000,
    "marked sections": b"<![<![" * 80_000,
    "sixty thousand attributes": b"<div " + b"".join(b'a%d="x" ' % i for i in range(60_000)) + b">",
    "nested": b"<div>" * 100_000,
    "misnested": b"".join(b"<a href=%d><div>" % i for i in range(30_000)),
    "structured data": b'<script type="application/ld+json">' + b"[" * 95_000 + b"</script>",
    "addresses": b"a.b@c.d " * 200_000,
    "numbers": b"+1 (2) " * 250_000,
}


def test_all_that_a_page_says() -> None:
    facts = read(PAGE.encode("gb18030"), "gb2312", **HOW)
    assert (facts.title, facts.language, facts.cut) == ("Start | Foo Werke GmbH", "de", False)
    assert [(link.kind, link.href) for link in facts.links] == [
        ("about", "/ueber-uns"),
        ("imprint", "/impressum.html"),
    ]
    assert [phone.value for phone in facts.phones] == ["+494215550123", "+494215550199"]
    assert [mail.value for mail in facts.emails] == ["info@foo-werke.de"]
    assert [place.value for place in facts.countries] == ["DE"]
    assert [name.value for name in facts.companies] == ["Foo Werke", "Foo Werke GmbH"]
    assert (facts.founded[0].value, facts.copyright[0].value) == ("1972", "2015")
    assert facts.social == ("https://www.xing.com/pages/foo",)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_ends_in_time(data: bytes) -> None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    try:
        answer = cage.ask("page", data[: 2 * 1024 * 1024], params=HOW)
    except cage.CageFailed:
        answer = {"phones": [], "emails": []}
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used < cage.CPU + 1
    assert len(answer["phones"]) <= 12 and len(answer["emails"]) <= 40


@given(st.binary(max_size=600), st.sampled_from(["", "utf-8", "gb2312", "shift_jis"]))
@settings(max_examples=60)
def test_any_bytes_have_facts_of_json_types(data: bytes, charset: str) -> None:
    assert json.loads(json.dumps(run(data, charset, HOW)))["letters"] >= 0
