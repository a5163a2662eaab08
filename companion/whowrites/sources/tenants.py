"""Whose Microsoft 365 account takes a domain's mail: the first label of its exchanger's name tells.

`nordtool-example.mail.protection.outlook.com` is made from the domain that the account's owner registered
there, dots as hyphens, sometimes with a few letters behind it.
"""

from __future__ import annotations

from collections.abc import Iterable

_SUFFIXES = (
    ".mail.protection.outlook.com",
    ".mail.protection.partner.outlook.cn",
    ".mx.microsoft",
)


def tenant(hosts: Iterable[str]) -> str | None:
    """The account's label at the first exchanger that has one; None where Microsoft runs none of them."""
    for host in hosts:
        if host.endswith(_SUFFIXES):
            return host.partition(".")[0]
    return None


def is_of(tenant: str, domain: str) -> bool:
    """Whether the account was made for this domain (ASCII, lower case) or one below it."""
    return domain.replace(".", "-") in tenant
