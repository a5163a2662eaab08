"""`whowrites delete`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from whowrites.commands.delete import command
from whowrites.store import Store
from whowrites.vetting import utc_now


def run(data: Path, *args: str, typed: str = "") -> Result:
    return CliRunner().invoke(command, [*args, "--data-dir", str(data)], input=typed)


def test_it_says_what_goes_offers_the_export_and_asks(lived_in: Path) -> None:
    no = run(lived_in, "Ann@Firm.example", typed="n\n")
    assert "1 checks, 1 notes, 1 decisions, the contact" in no.output
    assert "--export FILE" in no.output
    assert no.exit_code == 1
    yes = run(lived_in, "ann@firm.example", typed="y\n")
    assert yes.exit_code == 0, yes.output
    assert "within 7 days" in yes.output
    again = run(lived_in, "ann@firm.example", "--yes")
    assert again.exit_code == 1 and "Nothing is kept" in again.output


def test_the_export_holds_all_of_it_and_comes_first(lived_in: Path, tmp_path: Path) -> None:
    file = tmp_path / "ann.json"
    done = run(lived_in, "ann@firm.example", "--export", str(file), "--yes")
    assert done.exit_code == 0, done.output
    told = json.loads(file.read_text("utf-8"))
    assert told["dossier"]["notes"][0]["text"] == "met in Canton 展会"
    assert told["dossier"]["decision"]["verdict"] == "proceed"
    assert told["contact"]["origin"] == "import"


def test_an_export_that_cannot_be_written_stops_it(lived_in: Path, tmp_path: Path) -> None:
    file = tmp_path / "ann.json"
    file.write_text("mine")
    done = run(lived_in, "ann@firm.example", "--export", str(file), "--yes")
    assert (done.exit_code, file.read_text()) == (3, "mine")
    assert "nothing was deleted" in done.output
    assert "1 notes" in run(lived_in, "ann@firm.example", typed="n\n").output


def test_never_again_is_kept_as_a_hash(lived_in: Path) -> None:
    assert run(lived_in, "ann@firm.example", "--never-again", "--yes").exit_code == 0
    assert run(lived_in, "bob@firm.example", "--never-again", "--yes").exit_code == 0
    store = Store.open(lived_in, utc_now)
    assert store.never.among(["ann@firm.example", "bob@firm.example", "c@firm.example"]) == {
        "ann@firm.example",
        "bob@firm.example",
    }
    store.close()
    assert b"ann@firm" not in (lived_in / "whowrites.sqlite3").read_bytes()


def test_all(lived_in: Path) -> None:
    shown = run(lived_in, "--all", typed="y\n")
    assert "1 dossiers" in shown.output and "whowrites backup -o FILE" in shown.output
    assert "0 dossiers" in run(lived_in, "--all", typed="n\n").output


def test_one_or_all_must_be_named(lived_in: Path) -> None:
    assert run(lived_in).exit_code == 2
    assert run(lived_in, "a@b.example", "--all").exit_code == 2
    assert run(lived_in, "--all", "--never-again").exit_code == 2
    wrong = run(lived_in, "not an address")
    assert wrong.exit_code == 2 and "ADDRESS" in wrong.output
