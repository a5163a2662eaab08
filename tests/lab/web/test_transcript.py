"""What was said with the sender's mail server can be read in his dossier, line by line, whatever it holds."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whowrites import switches
from whowrites.app import create_app
from whowrites.lab.company import Smtp
from whowrites.lab.mailboxes import Kind, place
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

PORT = 8737


@pytest.fixture
def transcript(lab: Lab, tmp_path: Path) -> Iterator[Callable[[str], list[str]]]:
    """The lines that the dossier page shows of the session about an address."""
    store = Store.open(tmp_path, utc_now)
    switches.choose(store.settings, ("mailbox",))
    vetting = Vetting(lab.internet, store)
    app = create_app(vetting=vetting, store=store, port=PORT, clock=utc_now, extension_dir=tmp_path)

    def shown(address: str) -> list[str]:
        dossier = vetting.finish(Subject(address), Reach.CONTACT)
        answer = app.test_client(use_cookies=False).get(
            f"/dossier/{dossier.id}",
            base_url=f"http://127.0.0.1:{PORT}",
            headers={"Cookie": f"whowrites_{PORT}={store.browsers.new_session()}"},
        )
        assert answer.status_code == 200
        raw = re.findall(r"<h3><code>(\w+)</code>[^<]*</h3><pre>(.*?)</pre>", answer.text, re.DOTALL)
        [session] = [said for code, said in raw if code.startswith("mailbox_")]
        assert "<" not in session
        return html.unescape(session).splitlines()

    yield shown
    vetting.close()
    store.close()


def test_each_command_and_each_reply_has_its_line(lab: Lab, transcript: Callable[[str], list[str]]) -> None:
    address = place(lab, Kind("good", "deliverable", "accepted", smtp=Smtp(accepts=("anna.berg",))))
    lines = transcript(address)
    assert lines[0].startswith("< 220 ") and lines[-1].startswith("< 221 ")
    said = [line.partition(" ")[2].partition(" ")[0].partition(":")[0] for line in lines if line[0] == ">"]
    assert said[0] == "EHLO" and said[-4:] == ["RCPT", "RCPT", "RSET", "QUIT"]
    assert f"> RCPT TO:<{address}>" in lines
    assert transcript(address) == lines, "the same question, the same answer"


def test_a_server_that_writes_markup_and_a_long_reply_is_shown_as_text(
    lab: Lab, transcript: Callable[[str], list[str]]
) -> None:
    rude = "550 5.1.1 <script>alert(1)</script> " + "x" * 100 + " the end"
    lines = transcript(place(lab, Kind("rude", "undeliverable", "no_such_user", smtp=Smtp(unknown=rude))))
    [reply] = [line for line in lines if "5.1.1" in line]
    assert reply == f"< {rude}"
