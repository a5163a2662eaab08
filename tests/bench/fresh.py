"""How fast the companion makes dossiers of senders that it has never met, beside other Python tools on the
same lab in the same run (marks: twice the fastest peer at the same checks; 500 addresses a second; one new
domain within 400 ms at 50 ms a round trip).

The lab is a process of its own and shares the cores. Every address has a domain that nobody has asked for.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zlib import crc32

import dns.resolver

sys.path.insert(0, str(Path(__file__).parent))

from apart import peers
from apart.far_lab import FarLab
from apart.peers import Vet

from whowrites import sources
from whowrites.address import parse
from whowrites.bulk import AT_ONCE as AT_ONCE_IN_BULK
from whowrites.bulk import vetted
from whowrites.checks import all_checks
from whowrites.model import Absent, Found, Reach, Subject
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Resolver
from whowrites.records import Contact
from whowrites.running import ask
from whowrites.sources import mail_dns
from whowrites.store import Store
from whowrites.vetting import AT_ONCE as AT_ONCE_BY_DEFAULT
from whowrites.vetting import Vetting, utc_now
from whowrites.wiring import settle

DELAYS = (0.0, 0.05)
AT_ONCE = (1, 20, 100)
SAMPLES = {(0.0, 1): 60, (0.0, 20): 160, (0.0, 100): 200, (0.05, 1): 20, (0.05, 20): 160, (0.05, 100): 300}
SLOW_SAMPLES = {(0.05, 1): 3, (0.05, 20): 40, (0.05, 100): 100}
"""For checkdmarc, which takes twenty round trips a domain; 20 elsewhere."""
MIXED = 1_200
"""Long enough that beginning and end of the list, when few are under way, do not count for much."""
REGISTERED = 40
"""Domains with a registration for each delay and TLD."""
LISTS = ("provider_typo", "mail_kind")
"""Checks of ours that need nobody, as the validators have them."""
ALONE = 9
TEN = ("", "_dmarc.", "_mta-sts.", "_smtp._tls.", "default._bimi.", "a.", "b.", "c.", "d.", "e.")
FULL, SAME, BARE = "WhoWrites, full passive", "WhoWrites, lists and MX", "WhoWrites, syntax and MX"
"""The last two are what the validators do: they neither judge nor store. py3-validate-email has a list of
disposable domains, and no other list; email-validator has none, so the third is its equal."""
VALIDATORS = ("py3-validate-email", "email-validator")


def lines() -> Iterator[str]:
    registered = {
        (delay, tld): [f"kept{tld}{delay * 1000:.0f}-{n:03}.{tld}" for n in range(REGISTERED)]
        for delay in DELAYS
        for tld in ("com", "cn")
    }
    settle()  # as the companion and `whowrites bulk` do when they start
    yield f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; the lab in a process of its own"
    with FarLab([domain for domains in registered.values() for domain in domains]) as lab:
        resolver = peers.resolver_of(lab.port)
        with patch.object(dns.resolver, "default_resolver", resolver), dossiers(lab) as full:
            contenders: dict[str, Vet] = {
                FULL: full,
                SAME: lists_and_mx(lab, LISTS),
                BARE: lists_and_mx(lab, ()),
                "WhoWrites, mail service": mail_service(lab),
                "py3-validate-email": peers.py3_validate_email(),
                "email-validator": peers.email_validator(resolver),
                "checkdmarc": peers.checkdmarc(resolver),
            }
            fresh = (f"firm{n:05}.example" for n in count())
            for vet in contenders.values():  # imports, lists and pools are not what is measured
                measure(lab, vet, [next(fresh) for _ in range(20)], 20)
            yield ceiling(lab, fresh)
            yield "addresses/s (DNS questions, own CPU each); .example has neither RDAP nor WHOIS"
            for delay in DELAYS:
                lab.delay(delay)
                for at_once in AT_ONCE:
                    yield from cell(lab, contenders, fresh, delay, at_once)
                yield from with_registration(lab, full, registered, delay)
                yield from mixed_list(lab, contenders, fresh, delay)
            yield from critical_path(lab, full, fresh)


def cell(
    lab: FarLab, contenders: dict[str, Vet], fresh: Iterator[str], delay: float, at_once: int
) -> Iterator[str]:
    """One line a contender: its pace, and ours against it."""
    bound = f": one round trip an address bounds all at {at_once / delay:.0f}/s" if delay else ""
    yield f"delay {delay * 1000:.0f} ms, {at_once} at a time{bound}"
    paces: dict[str, float] = {}
    for name, vet in contenders.items():
        samples = SAMPLES[delay, at_once]
        if name == "checkdmarc":
            samples = SLOW_SAMPLES.get((delay, at_once), 20)
        domains = [next(fresh) for _ in range(samples)]
        began = time.process_time()
        paces[name], asked = measure(lab, vet, domains, at_once)
        cpu = (time.process_time() - began) * 1000 / samples
        questions = asked.get("dns", 0) / samples
        line = f"  {name:24}{paces[name]:8.1f} ({questions:4.1f}, {cpu:5.2f} ms), n {samples}"
        if not name.startswith("WhoWrites"):
            line += f"; ours/peer: full {paces[FULL] / paces[name]:5.2f}"
            if name in VALIDATORS:
                line += f", lists and MX {paces[SAME] / paces[name]:5.2f}"
                line += f", syntax and MX {paces[BARE] / paces[name]:5.2f}"
        yield line


def with_registration(
    lab: FarLab, full: Vet, registered: dict[tuple[float, str], list[str]], delay: float
) -> Iterator[str]:
    """The full passive dossier where the registry answers too: .com by RDAP, .cn by WHOIS, at once."""
    for tld, way in (("com", "rdap"), ("cn", "whois")):
        pace, asked = measure(lab, full, registered[delay, tld], 20, known=True)
        each = ", ".join(f"{service} {n / REGISTERED:.1f}" for service, n in sorted(asked.items()))
        yield (
            f"delay {delay * 1000:.0f} ms, 20 at a time, full passive with {way.upper()}: "
            f"{pace:.1f} addresses/s, n {REGISTERED} (questions each: {each})"
        )


def ceiling(lab: FarLab, fresh: Iterator[str]) -> str:
    """What the lab can answer at most, asked for new names by nothing but our resolver, ten at a time."""
    domains = [next(fresh) for _ in range(200)]
    lab.firms(domains)
    asked = [[(f"{label}{domain}", "TXT") for label in TEN] for domain in domains]
    resolver = Resolver(lab.internet)
    with ThreadPoolExecutor(20) as pool:
        started = time.perf_counter()
        list(pool.map(lambda questions: resolver.ask_all(questions, Deadline.after(10)), asked))
        pace = len(domains) / (time.perf_counter() - started)
    return f"the lab's ceiling now: {10 * pace:.0f} new DNS questions/s, so {pace:.0f} full dossiers/s"


def mixed_list(lab: FarLab, contenders: dict[str, Vet], fresh: Iterator[str], delay: float) -> Iterator[str]:
    """`whowrites bulk` at reach passive, dossiers judged and stored, beside the peers with 100 threads: of
    `MIXED` addresses a third each at a free provider, at firms with four people, and alone at a firm."""
    third = MIXED // 3
    with vettings(lab, AT_ONCE_IN_BULK) as vetting:
        paces: dict[str, float] = {}
        for name in ("WhoWrites bulk", *(peer for peer in contenders if not peer.startswith("WhoWrites"))):
            firms = [next(fresh) for _ in range(third // 4 + third)]
            lab.firms(firms)
            people = [f"person{n}@{firms[n // 4]}" for n in range(third)]
            people += [f"sales@{firm}" for firm in firms[third // 4 :]]
            people += [f"trader{n}@gmail.com" for n in range(third)]
            people.sort(key=lambda address: crc32(address.encode()))
            if name == "checkdmarc":
                people = people[:60]
            lab.asked()
            labs, began, started = lab.cpu(), time.process_time(), time.perf_counter()
            if name == "WhoWrites bulk":
                rows = list(vetted(vetting, people, Reach.PASSIVE, "en"))
                assert all(row["level"] and not row["fault"] for row in rows)
            else:
                with ThreadPoolExecutor(100) as pool:
                    list(pool.map(contenders[name], people))
            paces[name] = len(people) / (time.perf_counter() - started)
            cpu = (time.process_time() - began) * 1000 / len(people)
            questions = lab.asked().get("dns", 0) / len(people)
            labs = (lab.cpu() - labs) * 1000 / len(people)
            spent = f"{questions:4.1f}, {cpu:5.2f} ms, the lab's {labs:.2f}"
            line = f"  {name:24}{paces[name]:8.1f} ({spent}), n {len(people)}"
            ours = (
                ""
                if name == "WhoWrites bulk"
                else f"; ours/peer {paces['WhoWrites bulk'] / paces[name]:5.2f}"
            )
            yield f"mixed list, delay {delay * 1000:.0f} ms{line}{ours}"


def critical_path(lab: FarLab, full: Vet, fresh: Iterator[str]) -> Iterator[str]:
    """One new domain alone until its dossier is complete and stored."""
    taken = []
    for _ in range(ALONE):
        pace, _ = measure(lab, full, [next(fresh)], 1)
        taken.append(1000 / pace)
    middle = f"{statistics.median(taken):.0f} ms, worst {max(taken):.0f}"
    yield f"one new domain alone, 50 ms a round trip, until complete: {middle} (mark 400), n {ALONE}"


def measure(
    lab: FarLab, vet: Vet, domains: list[str], at_once: int, *, known: bool = False
) -> tuple[float, dict[str, int]]:
    """Addresses a second, and the questions that the lab got meanwhile by service. `known`: the lab has these
    domains already."""
    if not known:
        lab.firms(domains)
    lab.asked()
    with ThreadPoolExecutor(at_once) as pool:
        started = time.perf_counter()
        list(pool.map(vet, [f"sales@{domain}" for domain in domains]))
        taken = time.perf_counter() - started
    return len(domains) / taken, lab.asked()


@contextmanager
def dossiers(lab: FarLab) -> Iterator[Vet]:
    """The whole way: run, verdict, and the dossier written to a new store on this disk."""
    with vettings(lab, AT_ONCE_BY_DEFAULT) as vetting:

        def vet(address: str) -> None:
            assert vetting.finish(Subject(address), Reach.PASSIVE).complete, address

        yield vet


@contextmanager
def vettings(lab: FarLab, at_once: int) -> Iterator[Vetting]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), utc_now)
        vetting = Vetting(lab.internet, store, at_once=at_once)
        try:
            yield vetting
        finally:
            vetting.close()
            store.close()


class NothingKept:
    """An `AnswerCache` that keeps nothing."""

    def get(self, source: str, key: str, now: datetime) -> None:
        return None

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        return None

    def beginning(self, source: str, start: str, now: datetime) -> list[tuple[str, Found[Any]]]:
        return []


class NobodyKnown:
    """A `Known` without contacts."""

    def contact(self, address: str) -> None:
        return None

    def contact_domains(self) -> tuple[str, ...]:
        return ()

    def contacts_named(self, name: str) -> tuple[Contact, ...]:
        return ()


def lists_and_mx(lab: FarLab, lists: tuple[str, ...]) -> Vet:
    """What the validators answer, in the caller's thread, with these checks of ours by lists."""
    tools = sources.build(lab.internet, NothingKept(), NobodyKnown(), utc_now)
    chosen = [check for check in all_checks() if check.id in lists]
    assert len(chosen) == len(lists)

    def vet(address: str) -> None:
        run = tools.at(Deadline.after(10))
        for check in chosen:
            ask(check, Subject(address), run)
        answer = mail_dns.mail_hosts(run, parse(address).registrable)
        assert isinstance(answer, Found) and answer.value.intake == "mx", answer

    return vet


def mail_service(lab: FarLab) -> Vet:
    """The check of that name alone: MX, and whether an exchanger has a public address."""
    tools = sources.build(lab.internet, NothingKept(), NobodyKnown(), utc_now)
    (check,) = [check for check in all_checks() if check.id == "mail_service"]

    def vet(address: str) -> None:
        assert ask(check, Subject(address), tools.at(Deadline.after(10))).answered, address

    return vet
