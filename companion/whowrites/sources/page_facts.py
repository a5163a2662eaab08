"""What one page of a web site says, as the reader in the cage hands it over. Texts are cut and cleaned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """A value and the words around it."""

    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in the page. `kind`: about, contact, imprint, products."""

    kind: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page.

    `marks`: what it shows of a page that is no company's: "parked", "sale", "default", "holding".
    `letters`: how much it says, in characters; `scripted`: programs that we do not run have a part in
    it; `cut`: a part of it was left out unread.
    `digest` is equal for pages that say the same but for numbers. `onward`: where it sends its readers
    (refresh, or the one frame that it consists of). `phones` are E.164, `emails` in lower case, `countries`
    ISO 3166-1 codes, `founded` and `copyright` years, `vat_numbers` compact
    ones of the EU. `language`: ISO 639 code, empty where not known.
    """

    title: str
    language: str
    letters: int
    scripted: bool
    cut: bool
    digest: str
    beginning: str
    onward: str = ""
    marks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    emails: tuple[Quoted, ...] = ()
    phones: tuple[Quoted, ...] = ()
    countries: tuple[Quoted, ...] = ()
    companies: tuple[Quoted, ...] = ()
    founded: tuple[Quoted, ...] = ()
    copyright: tuple[Quoted, ...] = ()
    social: tuple[str, ...] = ()
    vat_numbers: tuple[Quoted, ...] = ()
