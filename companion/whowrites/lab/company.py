"""The schema of `companies/*.toml`: one invented firm (or provider) each, read into frozen values.

Dates may be relative (`created_days_ago`, `hours_ago`), since a firm of three weeks must stay one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from whowrites.lab import site
from whowrites.lab.site import Site

FOLDER = Path(__file__).with_name("companies")


@dataclass(frozen=True, slots=True)
class Zone:
    """The firm's DNS. `state`: "" works, "servfail", "refused", "silent" (no answer at all), "nxdomain".

    Names without a dot are below the firm's domain.

    `hosts`: names that have an address ("@" is the domain). `gone`: names that it speaks of and that do not
    exist. `signed`: the resolver reports DNSSEC (AD).
    """

    state: str = ""
    hosts: tuple[str, ...] = ()
    mx: tuple[str, ...] = ()
    ns: tuple[str, ...] = ()
    txt: tuple[str, ...] = ()
    dmarc: str = ""
    gone: tuple[str, ...] = ()
    signed: bool = False
    extra: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Registration:
    """What the registry knows.

    `rdap`: "found", "unavailable" (503), "none" (404), "broken" (no object); `whois`: "found", "none",
    "throttled". `transferred`: when it last changed hands, if it did.
    """

    created: datetime
    expires: datetime
    updated: datetime
    registrar: str
    org: str = ""
    country: str = ""
    city: str = ""
    redacted: bool = False
    statuses: tuple[str, ...] = ("client transfer prohibited",)
    rdap: str = "found"
    whois: str = "found"
    transferred: datetime | None = None


@dataclass(frozen=True, slots=True)
class Smtp:
    """How its mail server meets RCPT: takes `accepts`, answers others with `unknown`, unless catch-all.

    `says`: replies to local parts of their own. `everybody`: the reply to each RCPT, whoever it names.
    `greylist`: all are put off until `opens_after` seconds after the first question (0: always), with the
    reply `later`. `banner`: what follows "220 " and the host's name. `starttls`: encryption is
    offered.
    """

    accepts: tuple[str, ...] = ()
    catch_all: bool = False
    greylist: bool = False
    opens_after: float = 0.0
    taken: str = "250 2.1.5 OK"
    unknown: str = "550 5.1.1 User unknown"
    later: str = "450 4.7.1 Greylisted, please try again later"
    everybody: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    banner: str = "ESMTP"
    starttls: bool = False
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a blocklist (a key of `blocklists.ZONES`): `name` is "@", the domain, or a local part."""

    list: str
    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the demo's inbox. `level`: what it must get at reach passive, its Reply-To seen."""

    name: str
    address: str
    reply_to: str | None
    subject: str
    snippet: str
    at: datetime
    level: str


@dataclass(frozen=True, slots=True)
class Company:
    """One TOML file; `domain` is empty for a firm that has none.

    A firm whose site has no pages has no web server. `outside`: what services know of it, see `outside`.
    """

    id: str
    about: str
    domain: str
    known_contact: bool
    zone: Zone
    registration: Registration | None
    smtp: Smtp | None
    site: Site
    mail: tuple[Mail, ...]
    listed: tuple[Listed, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)


def load_all(now: datetime, folder: Path = FOLDER) -> tuple[Company, ...]:
    """All companies of the folder, by file name.

    Raises KeyError, TypeError or ValueError for a file off the schema.
    """
    return tuple(load(path, now) for path in sorted(folder.glob("*.toml")))


def load(path: Path, now: datetime) -> Company:
    """The company of one file; `now` is what relative dates count from."""
    data = tomllib.loads(path.read_text("utf-8"))
    known = {
        "about",
        "domain",
        "known_contact",
        "zone",
        "registration",
        "smtp",
        "site",
        "web",
        "mail",
        "listed",
        "outside",
    }
    if unknown := data.keys() - known:
        raise ValueError(f"{path.name}: unknown {sorted(unknown)}")
    registration, smtp = data.get("registration"), data.get("smtp")
    return Company(
        id=path.stem,
        about=data["about"],
        domain=data.get("domain", ""),
        known_contact=data.get("known_contact", False),
        zone=_zone(data.get("zone", {})),
        registration=None if registration is None else _registration(registration, now),
        smtp=None if smtp is None else Smtp(**_tuples(smtp)),
        site=site.read(data.get("site", {}), data.get("web", {})),
        mail=tuple(_mail(item, now) for item in data.get("mail", ())),
        listed=tuple(Listed(**row) for row in data.get("listed", ())),
        outside=data.get("outside", {}),
    )


def _zone(data: dict[str, Any]) -> Zone:
    extra = tuple((row["name"], row["type"], tuple(row["values"])) for row in data.pop("extra", ()))
    return Zone(extra=extra, **_tuples(data))


def _registration(data: dict[str, Any], now: datetime) -> Registration:
    created = _moment(data.pop("created", None), data.pop("created_days_ago", None), now)
    expires = now + timedelta(days=data.pop("expires_in_days", 300))
    updated = now - timedelta(days=data.pop("updated_days_ago", 0)) if "updated_days_ago" in data else created
    moved = data.pop("transferred_days_ago", None)
    return Registration(
        created=created,
        expires=expires,
        updated=updated,
        transferred=None if moved is None else now - timedelta(days=moved),
        **_tuples(data),
    )


def _moment(day: date | None, days_ago: float | None, now: datetime) -> datetime:
    if day is not None:
        return datetime.combine(day, time(10, 11, 12), UTC)
    if days_ago is None:
        raise KeyError("created or created_days_ago")
    return now - timedelta(days=days_ago)


def _mail(data: dict[str, Any], now: datetime) -> Mail:
    return Mail(
        name=data["name"],
        address=data["address"],
        reply_to=data.get("reply_to"),
        subject=data["subject"],
        snippet=data["snippet"],
        at=now - timedelta(hours=data["hours_ago"]),
        level=data["expect"]["level"],
    )


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
