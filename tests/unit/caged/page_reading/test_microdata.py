"""Microdata: the firm and its address, whatever element says so; what is another item's is not the firm's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cost import grows_with_length
from whowrites.caged.page_reading.microdata import items
from whowrites.caged.page_reading.organisation import organisation
from whowrites.caged.page_reading.thinning import thinned

PAGE = """
<div itemscope itemtype="https://schema.org/LocalBusiness">
 <a itemprop="name url" href="/">Foo</a> <meta itemprop="legalName" content="Foo Werke GmbH">
 <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
  <span itemprop="streetAddress">Weg 1</span> <span itemprop="postalCode">89518</span>
  <span itemprop="addressLocality">Foostadt</span> <span itemprop="addressCountry">DE</span></div>
 <a itemprop="telephone" href="tel:+4973215550">call us</a>
 <a itemprop="email" href="mailto:a@foo.example">mail</a>
 <time itemprop="foundingDate" datetime="1974">long ago</time>
 <link itemprop="sameAs" href="https://x.example/foo">
 <p itemprop="vatID">DE 999999911</p>
 <div itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="name">The best</b></div>
</div>
<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Anna Berg</span></div>"""

NESTED = '<div itemscope itemtype="x/Company" itemprop="name">'
FLAT = '<p itemscope itemtype="x/Company"><b itemprop="name">a</b></p>'


def test_a_firm_in_the_markup() -> None:
    found = organisation((), items(LexborHTMLParser(PAGE)))
    assert found.names == ["Foo Werke GmbH", "Foo"]
    assert (found.phones, found.emails, found.founded) == (["+4973215550"], ["a@foo.example"], ["1974"])
    assert (found.links, found.vat_numbers) == (["https://x.example/foo"], ["DE 999999911"])
    assert [(place.value, place.quote) for place in found.countries] == [("DE", "Weg 1, 89518, Foostadt, DE")]


@pytest.mark.parametrize(
    "piece", ['<div itemscope itemtype="x/Company" itemprop="name">', FLAT, '<b itemprop="name">']
)
def test_a_page_of_nothing_else_costs_what_its_length_does(piece: str) -> None:
    def read(tree: LexborHTMLParser) -> object:
        return organisation((), items(tree))

    grows_with_length(read, lambda n: LexborHTMLParser(thinned(piece * (n // len(piece)))[0]), 400_000)


PIECES = (
    "<p itemscope>", '<p itemscope itemtype="x/Company">', '<b itemprop="name">', "a", "</p>", "</b>",
    '<a itemprop="address" itemscope>', "<meta itemprop>", '<i itemprop="addressCountry">DE',
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_markup_has_texts(page: str) -> None:
    found = organisation((), items(LexborHTMLParser(page)))
    assert all(isinstance(name, str) for name in found.names)
