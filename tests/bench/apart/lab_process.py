"""The simulated internet in a process of its own: one JSON command a line in, one JSON answer a line out.

What is measured then has its interpreter for itself; the processor's cores are shared all the same.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from whowrites.lab import registries
from whowrites.lab.company import Registration
from whowrites.lab.registries import Entry
from whowrites.lab.world import Lab

SERVERS = ("ns1.quayside-dns.net", "ns2.quayside-dns.net")


def entries(domains: list[str]) -> dict[str, Entry]:
    """A registration of four years for each."""
    now = datetime.now(UTC)
    held = Registration(now - timedelta(days=1500), now + timedelta(days=300), now, "Bollard Registrar Ltd")
    return {domain: Entry(domain, held, SERVERS) for domain in domains}


def put(lab: Lab, domain: str) -> None:
    """A firm with a mail exchanger of its own, SPF and DMARC: what its dossier asks for, and no more."""
    lab.put(domain, "NS", *SERVERS)
    lab.put(domain, "MX", f"10 mail.{domain}")
    lab.put(f"mail.{domain}", "A", "11.23.1.10")
    lab.put(domain, "TXT", "v=spf1 mx -all")
    lab.put(f"_dmarc.{domain}", "TXT", "v=DMARC1; p=quarantine")


def obey(lab: Lab, command: str, argument: Any) -> Any:
    if command == "firms":
        for domain in argument:
            put(lab, domain)
        return len(argument)
    if command == "delay":
        lab.delay = argument
        return lab.delay
    if command == "asked":
        counts = Counter(service for service, _ in lab.log)
        lab.log.clear()
        return counts
    if command == "cpu":
        return time.process_time()
    if command == "dial":
        return lab.dial((argument[0], argument[1]))
    raise ValueError(command)


def main() -> None:
    registered = json.loads(sys.stdin.readline())
    plain = registries.entries
    with patch.object(registries, "entries", lambda firms: {**plain(firms), **entries(registered)}):
        lab = Lab()
    with lab:
        for domain in registered:
            put(lab, domain)
        print(json.dumps({"port": lab.dns.port, "ca": lab.internet.ca}), flush=True)
        for line in sys.stdin:
            print(json.dumps(obey(lab, *json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
