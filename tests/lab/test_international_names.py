"""An international domain is shown in both its forms wherever a person reads it: its letters deceive, and its
A-label says nothing."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from flask import Flask

from whowrites.app import create_app
from whowrites.cli import World, whowrites
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.records import Change, Contact
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

SEEN, TRUE = "hengt\u0430i-fasteners.com", "xn--hengti-fasteners-xdn.com"
ADDRESSES = (f"sales@{SEEN}", f"sales@{TRUE}")
PORT, ORIGIN = 8737, "chrome-extension://" + "a" * 32
BASE = f"http://127.0.0.1:{PORT}"


def alone(text: str) -> list[str]:
    """The lines of a text that show one form of an international domain without the other."""
    pairs = ((TRUE, SEEN), ("xn--mller-kva.example", "müller.example"))
    return [line for line in text.splitlines() for a, b in pairs if (a in line) != (b in line)]


class Owner:
    """The owner's companion after the sender was vetted, a change was found, and he was imported as one."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder, utc_now)
        now = datetime.now(UTC)
        self.store.contacts.add([Contact("li@hengtai-fasteners.com", "Li", "import", now)])
        self.store.contacts.add([Contact("anna@xn--mller-kva.example", "Anna", "import", now)])
        self.vetting = Vetting(lab.internet, self.store)
        self.dossier = self.vetting.finish(Subject(ADDRESSES[0], "Li Na", "", "message"), Reach.CONTACT)
        self.store.dossiers.change(
            [Change(self.dossier.id, "site_other_firm_named", "", f"www.{TRUE}", now, "site", now)]
        )
        self.app: Flask = create_app(
            vetting=self.vetting, store=self.store, port=PORT, clock=utc_now, extension_dir=folder
        )
        self.store.browsers.pair(ORIGIN, "token", "key", "lab")
        self.headers = {
            "Cookie": f"whowrites_{PORT}={self.store.browsers.new_session()}",
            "Sec-Fetch-Site": "same-origin",
            "Origin": BASE,
        }

    def page(self, path: str) -> str:
        """The page's text as it is read: a line a cell or paragraph."""
        answer = self.app.test_client(use_cookies=False).get(path, base_url=BASE, headers=self.headers)
        assert answer.status_code == 200, path
        return read(answer.get_data(as_text=True))

    def api(self, name: str, body: Any) -> Any:
        answer = self.app.test_client().post(
            f"/api/v1/{name}",
            json=body,
            base_url=BASE,
            headers={"Origin": ORIGIN, "Authorization": "Bearer token"},
        )
        assert answer.status_code == 200
        return answer.json


def read(page: str) -> str:
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>|<title>|</title>", "\n", page)
    body = re.sub(r"</?(?:bdi|a|b|span|code|strong|em)\b[^>]*>", "", body)
    return html.unescape(re.sub(r"<[^>]*>", "\n", body))


@pytest.fixture
def owner(lab: Lab, tmp_path: Path) -> Iterator[Owner]:
    made = Owner(lab, tmp_path)
    yield made
    made.vetting.close()
    made.store.close()


@pytest.mark.parametrize("path", ["/", "/history", "/history/companies", "/dossier/{id}", "/changes"])
def test_every_page_shows_both_forms(owner: Owner, path: str) -> None:
    shown = owner.page(path.format(id=owner.dossier.id))
    assert TRUE in shown and SEEN in shown
    assert alone(shown) == []


def test_the_contacts_page_shows_both_forms(owner: Owner) -> None:
    shown = owner.page("/contacts")
    assert "anna@xn--mller-kva.example (müller.example)" in shown and alone(shown) == []


def test_card_tooltip_and_popup_get_both_forms(owner: Owner) -> None:
    senders = [
        {"ref": str(n), "address": address, "name": "Li Na", "reply_to": ADDRESSES[1], "surface": "message"}
        for n, address in enumerate(ADDRESSES)
    ]
    for result in owner.api("vet", {"senders": senders, "lang": "en"})["results"]:
        card = result["dossier"]
        assert SEEN in card["shown"] and TRUE in card["shown"] and card["rated_by"] == ""
        [like] = [line["text"] for line in card["reasons"] if line["code"] == "lookalike_contact"]
        assert SEEN in like and [line["text"] for line in card["reasons"] if alone(line["text"])] == []
    whole = owner.api("dossier", {"id": owner.dossier.id, "lang": "zh_CN", "name": "", "reply_to": ""})
    told = [line["text"] for part in ("reasons", "goods", "notes", "unknowns") for line in whole[part]]
    cells = [value for row in whole["matrix"] for cell in row["cells"] for value in cell["values"]]
    assert [text for text in (*told, *cells, *whole["next_steps"]) if alone(text)] == []


def test_changes_and_what_the_desktop_is_told(lab: Lab, owner: Owner) -> None:
    since = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = owner.store.changes.page().rows
    assert rows
    shown = run(lab, "changes", "--data-dir", str(owner.folder), "--since", since[:16])
    assert f"sales@{TRUE} ({SEEN})" in shown and f"www.{TRUE} ({SEEN})" in shown


def test_the_terminal(lab: Lab, tmp_path: Path) -> None:
    for address in ADDRESSES:
        shown = run(lab, "vet", "--data-dir", str(tmp_path), "--reach", "contact", address)
        assert shown.startswith(f"{address} ({TRUE if SEEN in address else SEEN}): ")
        assert alone(shown) == []
    assert SEEN in run(lab, "whois", "--data-dir", str(tmp_path), TRUE)


def test_files_for_other_programs(lab: Lab, owner: Owner, tmp_path: Path) -> None:
    for form, ending in (("csv", "csv"), ("vcard", "vcf"), ("hubspot", "csv"), ("salesforce", "csv")):
        path = tmp_path / f"out-{form}.{ending}"
        run(lab, "export", "--data-dir", str(owner.folder), "--format", form, "-o", str(path))
        text = path.read_text("utf-8").replace("\n ", "")
        assert f"{SEEN} ({TRUE})" in text, form
    path = tmp_path / "out.xlsx"
    run(lab, "export", "--data-dir", str(owner.folder), "--format", "xlsx", "-o", str(path))
    rows = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active.iter_rows(values_only=True)
    assert f"{SEEN} ({TRUE})" in [cell for row in rows for cell in row]


def test_a_vetted_list(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"email\n{ADDRESSES[1]}\n", "utf-8")
    out = tmp_path / "out.csv"
    run(lab, "bulk", "--data-dir", str(tmp_path / "data"), str(tmp_path / "in.csv"), "-o", str(out))
    [row] = out.read_text("utf-8-sig").splitlines()[1:]
    assert alone(row) == [] and SEEN in row


def run(lab: Lab, *args: str) -> str:
    done = CliRunner().invoke(whowrites, list(args), obj=World(lab.internet), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output
