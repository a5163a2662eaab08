"""What kind of mail address this is, by shipped lists: nothing is asked of anybody.

Domains are ASCII and lower case. A list is asked for the domain and, where subdomains are given away with the
domain (relays, disposable services), for the domains above it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from whowrites.address import registrable, registry_domain
from whowrites.model import Reach
from whowrites.sources import tables
from whowrites.sources.about import About

ABOUT = About(
    name="lists",
    site="",
    sent="",
    needs_key=False,
    terms="Lists that come with the program, disposable-email-domains (CC0) among them.",
    reach=Reach.LOCAL,
)


def is_free(domain: str) -> bool:
    """Whether anybody may open a mailbox there: gmail.com, 163.com."""
    return domain in tables.words("free_mail.txt")


def is_disposable(domain: str) -> bool:
    """Whether mailboxes there are made to be thrown away. Free mail and privacy relays are another thing."""
    if is_free(domain) or is_relay(domain):
        return False
    return _owner(domain, _disposable()) is not None


def is_relay(domain: str) -> bool:
    """Whether addresses there forward to a mailbox that stays hidden: alias services."""
    return _owner(domain, tables.words("privacy_relays.txt")) is not None


def is_role(local: str) -> bool:
    """Whether a local part names a function (info, ventas); a "+tag" and digits at its end aside."""
    name = local.lower().partition("+")[0].rstrip("0123456789")
    roles = tables.words("role_names.txt")
    return name in roles or name.replace(".", "").replace("_", "").replace("-", "") in roles


def is_lent(domain: str) -> bool:
    """Whether the domain is a name lent out below somebody else's (app hosting, dynamic DNS, a tenant's
    default): the private part of the public suffix list, less the suffixes below which names are sold like
    domains."""
    lender = registry_domain(domain)
    if registrable(domain) == lender:
        return False
    return _owner(registrable(domain).partition(".")[2], tables.words("domain_sellers.txt")) is None


def has_risky_ending(domain: str) -> bool:
    """Whether the ending is one of those generic ones that are registered in bulk and thrown away."""
    return domain.rpartition(".")[2] in tables.words("risky_endings.txt")


def mail_provider(hosts: Iterable[str]) -> str | None:
    """Who runs the mail, by the MX hosts, the preferred one first; None where the table does not know."""
    suffixes: Mapping[str, str] = tables.toml("mail_providers.toml")["suffixes"]
    for host in hosts:
        owner = _owner(host, suffixes)
        if owner is not None:
            return suffixes[owner]
    return None


def bulk_sender(domain: str) -> str | None:
    """Which service for newsletters and notices a domain belongs to, or None."""
    names: Mapping[str, str] = tables.toml("bulk_senders.toml")["domains"]
    owner = _owner(domain, names)
    return None if owner is None else names[owner]


@cache
def free_domains() -> frozenset[str]:
    """All free mail domains of the list."""
    return tables.words("free_mail.txt")


@cache
def brands() -> Mapping[str, tuple[str, ...]]:
    """Names that are often borrowed, lower case, with the registrable domains that are really theirs."""
    table: Mapping[str, list[str]] = tables.toml("brands.toml")["domains"]
    return MappingProxyType({name: tuple(domains) for name, domains in table.items()})


@cache
def typo_targets() -> tuple[str, ...]:
    """The providers that people mistype, the most used first: what `gmaill.com` may have been meant to be."""
    return tables.rows("typo_targets.txt")


@cache
def bulk_domains() -> frozenset[str]:
    """The domains of the services that send newsletters and notices for others."""
    return frozenset(tables.toml("bulk_senders.toml")["domains"])


@cache
def top_domains() -> frozenset[str]:
    """The well-known domains of the world, registrable ones."""
    return frozenset(tables.rows("top_domains.txt"))


@cache
def _disposable() -> Collection[str]:
    # Loaded when first asked: 10,000 rows that `--help` does not need.
    from disposable_email_domains import blocklist

    listed: set[str] = blocklist
    return listed


def _owner(domain: str, table: Collection[str]) -> str | None:
    """The longest of `domain` and the domains above it that the table has; never a bare top-level domain."""
    name = domain
    while "." in name:
        if name in table:
            return name
        name = name.partition(".")[2]
    return None
