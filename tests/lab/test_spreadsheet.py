"""CSV and Excel files opened by a real spreadsheet program (LibreOffice), which writes down what it sees."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from whowrites.exports import dossiers_csv, dossiers_xlsx
from whowrites.exports.fields import FIELDS, Column, Layout

LAYOUT = Layout((Column("邮箱", "address"), Column("姓名", "name"), Column("Phone", "phone")))
ROWS = [
    {
        **dict.fromkeys(FIELDS, ""),
        "address": "ann@example.com",
        "name": '王伟 “好”, "x"',
        "phone": "+86 21 5555",
    },
    {**dict.fromkeys(FIELDS, ""), "address": "bob@example.com", "name": "=1+1", "phone": "0042"},
    {**dict.fromkeys(FIELDS, ""), "address": "carl@example.com", "name": '=HYPERLINK("https://a.test")'},
]


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is missing, and CI may not pass without it")
        pytest.skip("no LibreOffice here; openpyxl reads the sheets in tests/unit/exports")
    return found


def seen(office: str, file: Path) -> list[list[str]]:
    """The cells as the program shows them: it opens the file as a user's double click does, and saves CSV."""
    out = file.parent / "seen"
    # 44,34,76: comma, quote, UTF-8; 1: from the first line.
    command = [office, "--headless", f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"]
    if file.suffix == ".csv":
        command.append("--infilter=CSV:44,34,76,1")
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (out / f"{file.stem}.csv").read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_csv_shows_text_and_runs_no_formula(office: str, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    with file.open("wb") as out:
        dossiers_csv.write(ROWS, LAYOUT, out)
    header, first, second, third = seen(office, file)
    assert header == ["邮箱", "姓名", "Phone"]
    assert first == ["ann@example.com", '王伟 “好”, "x"', "'+86 21 5555"]
    assert second[1] == "'=1+1" and third[1].startswith("'=HYPERLINK")


def test_excel_shows_text_and_runs_no_formula(office: str, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    with file.open("wb") as out:
        dossiers_xlsx.write(ROWS, LAYOUT, out)
    header, first, second, third = seen(office, file)
    assert header == ["邮箱", "姓名", "Phone"]
    assert first == ["ann@example.com", '王伟 “好”, "x"', "+86 21 5555"]
    assert second == ["bob@example.com", "=1+1", "0042"]
    assert third[1] == '=HYPERLINK("https://a.test")'
