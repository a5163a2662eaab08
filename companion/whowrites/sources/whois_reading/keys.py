"""What the keys of a record mean, by whose block they stand in: the table `whois_keys.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from whowrites.sources import tables

DOMAIN, REGISTRANT, REGISTRAR, CONTACT = "domain", "registrant", "registrar", "contact"
DATES = ("created", "expires", "updated")
_OWN = {
    REGISTRANT: ("registrant_org", "registrant_name", "registrant_country", "registrant_city"),
    REGISTRAR: ("registrar",),
    CONTACT: (),
}
_SERVERS = frozenset({"nserver", "name server", "nameserver"})
_JOINTS = {ord(mark): None for mark in " -_/"}


def meaning(owner: str, key: str) -> str:
    """The field of a record that `key` names in a block of `owner`, or the empty text.

    Servers also write "RegistrantCountry", "creation_date" and "Reg-Name": such a key means what it does with
    blanks.
    """
    own = _by_key(owner).get(key) if owner in (REGISTRANT, REGISTRAR) else None
    if own is not None:
        return own
    if owner == DOMAIN:
        return _by_key("outside_contacts").get(key) or _anywhere(key)
    # In somebody's block only what can be said of nobody but the domain, and of that somebody, counts.
    found = _anywhere(key)
    if key in _SERVERS:
        return found  # .cz has the servers in an object of their own, .im after contacts that do not end
    return found if found in DATES or found in _OWN[owner] else ""


def heading(text: str) -> str | None:
    """Whose block a line opens that holds `text` and no value."""
    return _headings().get(text)


@cache
def known() -> frozenset[str]:
    """All keys of the table, so that `Key<tab>value` can be told from a sentence."""
    return frozenset(key for group in ("anywhere", "outside_contacts") for key in _by_key(group))


@cache
def _by_key(group: str) -> Mapping[str, str]:
    return {key: field for field, keys in _table()[group].items() for key in keys}


def _anywhere(key: str) -> str:
    return _by_key("anywhere").get(key) or _by_letters().get(key.translate(_JOINTS), "")


@cache
def _by_letters() -> Mapping[str, str]:
    # What is written with "_" in the table means something only there.
    plain = {key: field for key, field in _by_key("anywhere").items() if "_" not in key}
    return {key.translate(_JOINTS): field for key, field in plain.items()}


@cache
def _headings() -> Mapping[str, str]:
    return {name: owner for owner, names in _table()["headings"].items() for name in names}


def _table() -> Mapping[str, Any]:
    return tables.toml("whois_keys.toml")
