"""A pasted list on the lab's internet: its page fills until all is answered, the most risk first."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from whowrites.cli import World
from whowrites.lab.world import Lab
from whowrites.web.session import csrf_token
from whowrites.wiring import Companion

PASTED = """Buyers of the fair
Zhou <zhou@hengda-valves.cn>; sales@gmaill.com
broken@@hengda-valves.cn"""


def test_the_list_fills_and_its_dossiers_stand_in_the_history(lab: Lab, tmp_path: Path) -> None:
    with Companion.open(World(lab.internet), tmp_path, 0) as companion:
        client, base = companion.app.test_client(), f"http://127.0.0.1:{companion.port}"
        cookie = companion.store.browsers.new_session()
        client.set_cookie(f"whowrites_{companion.port}", cookie, domain="127.0.0.1")
        form = {"text": PASTED, "csrf": csrf_token(cookie)}
        own = {"Sec-Fetch-Site": "same-origin", "Origin": base}
        answer = client.post("/vet/many", data=form, base_url=base, headers=own)
        place = answer.headers["Location"].partition("?")[0]
        state = finished(client, place, base, own)
        assert state == {"complete": True, "findings": 2}
        page = client.get(place, base_url=base, headers=own).text
        assert re.findall(r'<bdi class="address">([^<]*)<', page) == [
            "sales@gmaill.com", "zhou@hengda-valves.cn", "broken@@hengda-valves.cn",
        ]  # fmt: skip
        assert "one slip away from the mail provider gmail.com" in page
        assert "second @ at position 8" in page
        history = client.get("/history?sort=address&dir=desc", base_url=base, headers=own).text
        (row,) = re.findall(r"zhou@hengda-valves\.cn</bdi></a></th>(.*?)</tr>", history, re.DOTALL)
        assert "<bdi>Zhou</bdi>" in row and "恒达阀门有限公司" in row


def finished(client: FlaskClient, place: str, base: str, own: dict[str, str]) -> Any:
    """The list's state when all its addresses are answered, as the page's script asks for it."""
    for _ in range(200):
        state = client.get(f"{place}/state", base_url=base, headers=own).json
        if state and state["complete"]:
            break
        time.sleep(0.05)
    return state
