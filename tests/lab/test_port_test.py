"""The background test of port 25: one at a time, and its outcome stands for who looks."""

from __future__ import annotations

import time
from pathlib import Path

from whowrites.lab.world import Lab
from whowrites.port_test import PortTest
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now


def test_two_clicks_are_one_test(lab: Lab, tmp_path: Path) -> None:
    store = Store.open(tmp_path, utc_now)
    vetting = Vetting(lab.internet, store)
    test = PortTest(vetting)
    try:
        lab.delay = 0.05
        assert not test.standing().running
        test.start()
        test.start()
        assert test.standing().running and test.standing().kept is None
        end = time.monotonic() + 15
        while test.standing().running:
            assert time.monotonic() < end
            time.sleep(0.02)
        assert test.standing().kept is not None
        greetings = [line for service, line in lab.log if service == "smtp" and line.startswith("EHLO")]
        assert len(greetings) == 2
    finally:
        vetting.close()
        store.close()
