"""Contacts from the terminal: what is imported, what is left out, and taking it back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from whowrites.cli import main

TABLE = "Name,E-mail\nAna Lima,ana@mill.example\nBo,bo at mill\nCy Reed,cy@quarry.example\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command on a data directory of its own; gives exit status, output and errors."""

    def call(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["import-contacts", *args, "--data-dir", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return call


def test_good_rows_are_imported_and_bad_ones_named(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "buyers.csv"
    file.write_text(TABLE)
    code, out, _ = run(str(file), "--dry-run", "--json")
    planned = json.loads(out)
    assert (code, planned["added"], planned["import"]) == (1, 2, "")
    code, out, _ = run(str(file), "--json")
    done = json.loads(out)
    assert (code, done["added"], done["already"], done["faulty"]) == (1, 2, 0, 1)
    assert [(f["row"], f["field"], f["code"]) for f in done["faults"]] == [(3, "E-mail", "address_no_at")]
    code, out, _ = run(str(file))
    assert out.startswith("0 contacts added, 2 were there already")
    assert "left out: row 3, E-mail: The address has no @." in out
    code, out, _ = run("--undo", done["import"], "--json")
    assert (code, json.loads(out)["removed"]) == (0, 2)


def test_what_cannot_be_read_says_why(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "phones.csv"
    file.write_text("Name,Phone\nAna,1\n")
    code, _, err = run(str(file), "--format", "csv")
    assert code == 1
    assert "No column of the file holds e-mail addresses. Its columns are: Name, Phone" in err
    code, _, err = run(str(tmp_path / "none.csv"))
    assert code == 1
    assert "none.csv" in err
