"""Export by page: what is chosen comes as a file, and no address stands in a URL."""

from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from shared_dossier import fill
from whowrites.imports import vcard
from whowrites.store import StoreDamaged
from whowrites.web.session import csrf_token


def rows(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_all_as_csv(world: Any) -> None:
    fill(world.store)
    fill(world.store, "bob@example.org", "王伟")
    assert "Dossiers in this export: 2" in world.show("/export")
    answer = world.post("/export/file", format="csv")
    assert answer.mimetype == "text/csv"
    assert re.fullmatch(
        r'attachment; filename="whowrites-[0-9-]{10}\.csv"', answer.headers["Content-Disposition"]
    )
    header, first, second = rows(answer)
    assert header[:3] == ["E-mail address", "Name", "Vetting level"]
    assert (first[0], second[0], second[1]) == ("ann@example.com", "bob@example.org", "王伟")
    assert "'+86 21 5555" in first


def test_each_format(world: Any) -> None:
    fill(world.store)
    book = openpyxl.load_workbook(io.BytesIO(world.post("/export/file", format="xlsx").data))
    assert [cell.value for cell in book.active["A"]] == ["E-mail address", "ann@example.com"]
    cards = vcard.read(world.post("/export/file", format="vcard").text)
    assert [person.address for person in cards.people] == ["ann@example.com"]
    bundle = json.loads(world.post("/export/file", format="json").data)
    assert [one["facts"]["address"] for one in bundle["dossiers"]] == ["ann@example.com"]
    assert rows(world.post("/export/file", format="csv", layout="salesforce"))[0][0] == "First Name"


def test_a_view_chooses_and_so_do_checked_rows(world: Any) -> None:
    fill(world.store)
    (low,) = world.vet("carl@example.net")
    view = world.store.dossiers.keep_view("carl")
    page = world.show(f"/export?view={view}")
    assert "Dossiers in this export: 1" in page and "carl" not in page
    assert [row[0] for row in rows(world.post("/export/file", format="csv", state=f"/history?view={view}"))][
        1:
    ] == ["carl@example.net"]
    assert [row[0] for row in rows(world.post("/export/file", format="csv", id=low))][1:] == [
        "carl@example.net"
    ]


def test_from_the_history(world: Any) -> None:
    dossier = fill(world.store)
    everything = world.post("/history/do", deed="export", scope="all", state="/history?level=high")
    assert everything.status_code == 303
    assert everything.headers["Location"].startswith("/export?level=high")
    checked = world.post("/history/do", deed="export", scope="checked", id=dossier)
    assert checked.status_code == 200
    assert "Chosen in the history: 1" in checked.text and f'value="{dossier}"' in checked.text


@pytest.mark.parametrize("form", [{"format": "pdf"}, {"format": ""}, {"format": "csv", "layout": "other"}])
def test_what_there_is_not_is_said(world: Any, form: dict[str, str]) -> None:
    assert world.post("/export/file", **form).status_code == 400


def test_the_ratings_are_kept(world: Any) -> None:
    fill(world.store)
    assert world.post("/export/rating", high="Junk", low="Good").status_code == 303
    assert 'value="Junk"' in world.show("/export?done=rating")
    header, row = rows(world.post("/export/file", format="csv", layout="salesforce"))
    assert row[header.index("Rating")] == "Junk"


@pytest.fixture
def many(world: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """5,000 dossiers that are read one by one; gives how many were read so far."""
    fill(world.store)
    (one,), (whole,) = world.store.exchange.outgoing(), world.store.exchange.shared()
    read = [0]

    def each(dossier: Any) -> Any:
        for _ in range(5_000):
            read[0] += 1
            yield dossier

    monkeypatch.setattr(type(world.store.exchange), "outgoing", lambda *given: each(one))
    monkeypatch.setattr(type(world.store.exchange), "shared", lambda *given: each(whole))
    yield read


@pytest.mark.parametrize("form", ["csv", "vcard", "json"])
def test_sent_as_it_is_made_in_flat_memory(world: Any, many: list[int], form: str) -> None:
    owner = world.owner()
    data = {"csrf": csrf_token(owner["Cookie"].partition("=")[2]), "format": form}
    sent = world.client().post("/export/file", data=data, headers=owner, buffered=False)
    pieces = sent.iter_encoded()
    first = next(pieces)
    assert many[0] < 500, "the first bytes go out before the last dossier was read"
    tracemalloc.start()
    size = len(first) + sum(map(len, pieces))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert many[0] == 5_000
    assert size > 1_000_000 and peak < 600_000, (size, peak)


@pytest.mark.parametrize(("form", "end"), [("csv", b"\r\n"), ("vcard", b"END:VCARD\r\n"), ("json", b"]}\n")])
def test_whole_file_arrives_with_its_end(world: Any, many: list[int], form: str, end: bytes) -> None:
    sent = world.post("/export/file", format=form).data
    assert sent.endswith(end) and sent.count(b"ann@example.com") >= 5_000


def test_database_that_cannot_be_read_gives_a_page_and_no_file(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: Any) -> Iterator[Any]:
        raise StoreDamaged("not readable")
        yield

    monkeypatch.setattr(type(world.store.exchange), "outgoing", broken)
    answer = world.post("/export/file", format="csv")
    assert answer.status_code == 503 and answer.mimetype == "text/html"
    assert "Content-Disposition" not in answer.headers


def test_excel_is_said_to_be_made_first(world: Any) -> None:
    fill(world.store)
    assert "made whole before it is sent" in world.show("/export")


def test_a_file_needs_the_forms_token(world: Any) -> None:
    owner = world.owner()
    assert csrf_token(owner["Cookie"].partition("=")[2])
    assert world.client().post("/export/file", data={"format": "csv"}, headers=owner).status_code == 403
