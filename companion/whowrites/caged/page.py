"""A web page's facts, from its bytes. In the cage only: no HTML parser is safe from the pages it reads."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from whowrites import wire
from whowrites.caged.page_reading import (
    firm_names,
    links,
    mail,
    microdata,
    phones,
    places,
    state,
    text,
    thinning,
    vat,
    years,
)
from whowrites.caged.page_reading.charset import decoded
from whowrites.caged.page_reading.organisation import organisation
from whowrites.safe_text import safe_text
from whowrites.sources.page_facts import PageFacts, Quoted

_BEGINNING = 200
_MOST_SCRIPTS = 20


def run(data: bytes, charset: str, params: dict[str, Any]) -> dict[str, Any]:
    """`PageFacts` of the page.

    `params`: `kind` of the page (home, about, contact, imprint, products), `domain` of the site, `country` of
    numbers without one (ISO code or empty), `year`: this one.
    """
    return dict(wire.to_json(read(data, charset, **params)))


def read(data: bytes, charset: str, *, kind: str, domain: str, country: str, year: int) -> PageFacts:
    """The facts of one page; see `page_facts` for each."""
    source = decoded(data, charset)
    thin, cut = thinning.thinned(source)
    tree = LexborHTMLParser(thin)
    scripts = (
        node.text(deep=True)
        for node in tree.css("script[type]")[:_MOST_SCRIPTS]
        if "ld+json" in (node.attributes.get("type") or "").lower()
    )
    told = organisation(scripts, microdata.items(tree))
    scripted = "<script" in source.lower()
    found = list(text.links_of(tree))
    covered = [node.attributes.get("data-cfemail") or "" for node in tree.css("[data-cfemail]")[: mail.MOST]]
    heading = tree.css_first("title")
    title = safe_text(heading.text(), 200) if heading else ""
    site_name = text.meta(tree, "og:site_name")
    sent_on, language = text.onward(tree), text.language(tree, ())
    lines = text.lines_of(tree)
    letters = sum(map(len, lines))
    countries = places.countries(lines, told.countries)
    region = countries[0].value if len(countries) == 1 else country
    linked = [*found, *((f"tel:{number}", number) for number in told.phones)]
    linked += [(f"mailto:{address}", address) for address in told.emails]
    founding = [
        Quoted(value, value) for value in told.founded if value.isdigit() and 1700 < int(value) <= year
    ]
    own = kind in ("contact", "imprint")
    return PageFacts(
        title=title,
        language=language or text.language(tree, lines),
        letters=letters,
        scripted=scripted,
        cut=cut,
        digest=text.digest(title, lines),
        beginning=safe_text(" ".join(lines[:10]), _BEGINNING),
        onward=sent_on,
        marks=state.marks(source, title, lines, letters),
        links=links.page_links(found),
        emails=mail.emails(linked, covered, lines),
        phones=phones.phones(linked, lines, region),
        countries=countries,
        companies=firm_names.firm_names(told.names, site_name, title, lines, domain, own_words=own),
        founded=(*founding, *years.founded(lines, year))[: years.MOST],
        copyright=years.copyright_years(lines, year),
        vat_numbers=vat.vat_numbers(told.vat_numbers, lines),
        social=links.social([*found, *((link, "") for link in told.links)]),
    )
