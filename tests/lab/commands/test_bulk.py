"""`whowrites bulk` as a user runs it: whole, stopped, killed and gone on with."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whowrites.cli import World, whowrites
from whowrites.exports.vetted_csv import COLUMNS
from whowrites.lab.world import Lab

SLOW = Path(__file__).with_name("bulk_until_killed.py")
LIST = """Firm;E-Mail
Tamarside;gwen@tamarside-ceramics.co.uk
Nobody;=cmd|' /C calc'!A0
Hengda;zhou@hengda-valves.cn
"""


def bulk(lab: Lab, folder: Path, *args: str) -> Result:
    return CliRunner().invoke(
        whowrites,
        ["bulk", "--data-dir", str(folder / "data"), *args],
        obj=World(lab.internet),
        catch_exceptions=False,
    )


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_goes_to_standard_output(lab: Lab, tmp_path: Path, leads: Path) -> None:
    done = bulk(lab, tmp_path, str(leads))
    assert done.exit_code == 0
    found = rows(done.stdout_bytes)
    assert tuple(found[0]) == COLUMNS
    assert [row["address"] for row in found] == [
        "gwen@tamarside-ceramics.co.uk",
        "'=cmd|' /C calc'!A0",
        "zhou@hengda-valves.cn",
    ]
    assert [bool(row["fault"]) for row in found] == [False, True, False]
    assert found[0]["level"] and found[0]["registered"]
    assert "3 of 3 rows" in done.stderr and "1 with a fault" in done.stderr


def test_a_file_is_never_written_over(lab: Lab, tmp_path: Path, leads: Path) -> None:
    out = tmp_path / "out.csv"
    assert bulk(lab, tmp_path, str(leads), "-o", str(out)).exit_code == 0
    before = out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    refused = bulk(lab, tmp_path, str(leads), "-o", str(out))
    assert refused.exit_code == 1 and "--resume" in refused.stderr
    again = bulk(lab, tmp_path, str(leads), "-o", str(out), "--resume")
    assert again.exit_code == 0 and "nothing new" in again.stderr
    assert out.read_bytes() == before


def test_what_stands_there_is_not_asked_again(lab: Lab, tmp_path: Path, leads: Path) -> None:
    out = tmp_path / "out.csv"
    bulk(lab, tmp_path, str(leads), "-o", str(out))
    whole = out.read_bytes()
    out.write_bytes(whole[: whole.rindex(b'"zhou') + 30])
    lab.log.clear()
    # Other dossiers: what is asked now shows.
    done = CliRunner().invoke(
        whowrites,
        ["bulk", "--data-dir", str(tmp_path / "other"), str(leads), "-o", str(out), "--resume"],
        obj=World(lab.internet),
        catch_exceptions=False,
    )
    assert done.exit_code == 0
    assert [row["address"] for row in rows(out.read_bytes())][2] == "zhou@hengda-valves.cn"
    asked = " ".join(question for _, question in lab.log)
    assert "hengda" in asked and "tamarside" not in asked


def test_the_table_of_another_list_is_left_alone(lab: Lab, tmp_path: Path, leads: Path) -> None:
    out = tmp_path / "out.csv"
    bulk(lab, tmp_path, str(leads), "-o", str(out))
    before = out.read_bytes()
    leads.write_text("email\nbob@hengda-valves.cn\n")
    refused = bulk(lab, tmp_path, str(leads), "-o", str(out), "--resume")
    assert refused.exit_code == 1 and "another list" in refused.stderr
    out.write_text("mine\n")
    assert bulk(lab, tmp_path, str(leads), "-o", str(out), "--resume").exit_code == 1
    assert out.read_text() == "mine\n" and before


@pytest.mark.parametrize(
    ("text", "args", "sentence"),
    [
        ("name,city\nAnn,Bremen\n", [], "No column of the file holds e-mail addresses"),
        ("email\na@firm.example\n", ["--column", "Mail"], "No column is called “Mail”"),
        ("", [], "leads.csv: "),
    ],
)
def test_a_list_that_cannot_be_read_is_named(
    lab: Lab, tmp_path: Path, leads: Path, text: str, args: list[str], sentence: str
) -> None:
    leads.write_text(text)
    done = bulk(lab, tmp_path, str(leads), *args)
    assert done.exit_code == 1 and sentence in done.stderr
    assert bulk(lab, tmp_path, str(tmp_path / "none.csv")).exit_code == 1


@pytest.mark.parametrize(("end", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_killed_or_stopped_it_is_gone_on_with(tmp_path: Path, end: signal.Signals, code: int) -> None:
    leads, out = tmp_path / "leads.csv", tmp_path / "out.csv"
    addresses = [f"sales@firm{number}.example" for number in range(400)]
    leads.write_text("email\n" + "\n".join(addresses))
    command = [sys.executable, str(SLOW), "--data-dir", str(tmp_path / "data"), str(leads), "-o", str(out)]
    # Who runs the tests in the background has Ctrl-C ignored, which a child inherits.
    attentive = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=attentive)
    until = time.monotonic() + 60
    while not out.exists() or out.read_bytes().count(b"\r\n") < 20:
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(end)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code, said
    stood = rows(out.read_bytes())
    assert 19 <= len(stood) < 400
    if end is signal.SIGINT:
        assert b"--resume" in said
        assert out.read_bytes().endswith(b"\r\n") and all(row["level"] for row in stood)
    done = subprocess.run([*command, "--resume"], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = rows(out.read_bytes())
    assert [row["address"] for row in found] == addresses
    assert all(row["level"] and not row["fault"] for row in found)
