"""The people of a record that stand in paragraphs of their own and are named by handles.

Registries of the RIPE kind (.at .fr .ir .ar .ua .sk and others) say `holder-c: AB12-NIC` of the domain and
who that is further below, beside the contacts that are of no interest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whowrites.sources.whois_reading import keys
from whowrites.sources.whois_reading.lines import Line

_HANDLES = frozenset(
    {"nic-hdl", "nic-hdl-br", "nic-handle", "contact-id", "contact-hdl", "contacthandle", "contact", "handle"}
    | {"norid handle"}
)
_DOMAINS = frozenset({"domain", "domain name", "domainname"})
_HOSTS = frozenset({"server name"})
"""Keys that open a paragraph about a host: .com named those written like the domain, and their registrars."""
_ORGS = ("organization", "organisation", "org", "org-name", "company")
_NAMES = ("contact", "name", "personname", "person", "role", "descr")
_DETAILS = frozenset(
    {*_ORGS, *_NAMES, "type", "address", "street", "phone", "url", "website", "e-mail", "email"}
)
"""Keys that tell a paragraph about a registrar from a list of the domain's fields."""


@dataclass(frozen=True, slots=True)
class Person:
    """Empty text where the paragraph does not say. `country` is as written."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Objects:
    """`people` by folded handle; `owners`: whose paragraph begins at a line, where it is not the domain's."""

    people: Mapping[str, Person]
    owners: Mapping[int, str]


def read_objects(lines: Sequence[Line]) -> Objects:
    """The paragraphs of `lines` that are about somebody. The first of a handle holds."""
    people: dict[str, Person] = {}
    owners: dict[int, str] = {}
    for start, paragraph in _paragraphs(lines):
        said: dict[str, str] = {}
        for line in paragraph:
            if line.key and line.value:
                said.setdefault(line.key, line.value)
        if paragraph[0].key in _HOSTS and _DOMAINS.isdisjoint(said):
            owners[start] = keys.CONTACT
        handle = _handle(said, paragraph[0])
        if handle:
            owners[start] = keys.REGISTRAR if paragraph[0].key == "registrar" else keys.CONTACT
            people.setdefault(handle.lower(), _person(said, handle))
    return Objects(people, owners)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Runs of lines between blank lines and comments, with the number of their first line."""
    run: list[Line] = []
    for number, line in enumerate(lines):
        if not (line.blank or line.comment):
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []
    if run:
        yield len(lines) - len(run), run


def _handle(said: Mapping[str, str], first: Line) -> str:
    """The handle that the paragraph is about; empty where it is not about somebody."""
    if not (first.key and first.value) or not _DOMAINS.isdisjoint(said):
        return ""  # a heading says whose it is
    if first.key == "registrar":
        return first.value if sum(key in _DETAILS for key in said) > 1 else ""
    # "contact" may be the name beside a handle.
    found = (said[key] for key in ("nic-hdl", "nic-hdl-br", *sorted(_HANDLES)) if key in said)
    return next(found, "") if len(said) > 1 else ""


def _person(said: Mapping[str, str], handle: str) -> Person:
    names = (said[key] for key in (*_ORGS, *_NAMES) if said.get(key, handle) != handle)
    return Person(next(names, ""), said.get("country", ""))
