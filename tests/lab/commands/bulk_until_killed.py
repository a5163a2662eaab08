"""`whowrites bulk` on a simulated internet of its own, slow enough to be killed in the middle.

Arguments: those of the command."""

from __future__ import annotations

import sys

from whowrites.cli import main
from whowrites.lab.world import Lab

with Lab() as lab:
    for number in range(400):
        lab.zones.put(f"firm{number}.example", "MX", f"10 mail.firm{number}.example")
        lab.zones.put(f"mail.firm{number}.example", "A", "11.23.1.10")
    lab.delay = 0.15
    main(["bulk", *sys.argv[1:]], internet=lab.internet)
