"""Letters handed in on the lab's internet: their list fills by itself, and one without an address is told."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

from whowrites.cli import World
from whowrites.lab import company
from whowrites.lab.world import Lab
from whowrites.web.session import csrf_token
from whowrites.wiring import Companion

LETTERS = Path(company.__file__).parent / "letters"


def test_a_list_fills_and_what_is_no_address_leads_nowhere(lab: Lab, tmp_path: Path) -> None:
    with Companion.open(World(lab.internet), tmp_path, 0) as companion:
        client, base = companion.app.test_client(), f"http://127.0.0.1:{companion.port}"
        cookie = companion.store.browsers.new_session()
        client.set_cookie(f"whowrites_{companion.port}", cookie, domain="127.0.0.1")
        own = {"Sec-Fetch-Site": "same-origin", "Origin": base}

        def hand_in(*names: str) -> str:
            files = [(io.BytesIO((LETTERS / name).read_bytes()), name) for name in names]
            form: dict[str, Any] = {"csrf": csrf_token(cookie), "file": files}
            answer = client.post(
                "/vet/original", data=form, base_url=base, headers=own, content_type="multipart/form-data"
            )
            assert answer.status_code == 303
            return answer.headers["Location"]

        def get(path: str) -> Any:
            return client.get(path, base_url=base, headers=own)

        place = hand_in("own-domain.eml", "no-address.eml")
        for _ in range(200):
            state = get(place + "/state").json
            if state["complete"]:
                break
            time.sleep(0.05)
        assert state == {"complete": True, "findings": 2}
        page = get(place).text
        assert "gwen@tamarside-ceramics.co.uk" in page and 'href="/dossier/?' not in page
        assert "procurement@castellan</bdi>" in page and "no address that could be answered" in page

        alone = get(hand_in("no-address.eml")).text
        assert "no address that could be answered" in alone
        assert "There is no address to keep a dossier under" in alone
        assert "/dossier/" not in alone.partition("<main")[2]

        place = hand_in("borrowed-mailbox.eml")
        dossier = place.partition("?")[0]
        for _ in range(200):
            if get(dossier + "/state").json["complete"]:
                break
            time.sleep(0.05)
        matrix = get(place).text.partition('class="matrix')[2].partition("</section>")[0]
        heads = matrix.partition("</thead>")[0]
        assert "RDAP" in heads and "the signature" not in heads
        assert "the signature: not asked" in matrix
