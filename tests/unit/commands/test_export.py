"""`whowrites export`: a private file that is whole or not there."""

from __future__ import annotations

import csv
import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from shared_dossier import NOW, fill
from whowrites.cli import World, whowrites
from whowrites.net.internet import Internet
from whowrites.store import Store

OFFLINE = World(Internet(nameservers=(("127.0.0.1", 9),)))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    store = Store.open(tmp_path / "data", lambda: NOW)
    fill(store)
    store.close()
    return tmp_path / "data"


def export(data_dir: Path, *args: str) -> Result:
    return CliRunner().invoke(whowrites, ["export", *args, "--data-dir", str(data_dir)], obj=OFFLINE)


def test_a_file_of_the_owners_alone(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = export(data_dir, "--format", "hubspot", "-o", str(out))
    assert result.exit_code == 0, result.output
    header, row = csv.reader(out.read_text("utf-8-sig").splitlines())
    assert (header[0], row[0]) == ("Email", "ann@example.com")
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_to_standard_output(data_dir: Path) -> None:
    result = export(data_dir, "--format", "json")
    assert json.loads(result.stdout)["dossiers"][0]["facts"]["address"] == "ann@example.com"
    assert "1 dossiers written" in result.stderr


@pytest.mark.parametrize("form", ["csv", "xlsx", "vcard", "salesforce", "zoho"])
def test_every_format(data_dir: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    assert export(data_dir, "--format", form, "-o", str(out)).exit_code == 0
    assert out.stat().st_size > 100


def test_what_is_there_stays(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine")
    result = export(data_dir, "--format", "csv", "-o", str(out))
    assert result.exit_code == 1 and "is there already" in result.output
    assert out.read_text() == "mine"
    assert export(data_dir, "--format", "csv", "-o", str(tmp_path / "no" / "out.csv")).exit_code == 1


def test_an_unknown_layout_leaves_no_file(data_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = export(data_dir, "--format", "csv", "--columns", "mine", "-o", str(out))
    assert result.exit_code == 1 and "no column layout" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]
