from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from whowrites.cli import World, whowrites
from whowrites.lab.world import Lab


def doctor(lab: Lab, folder: Path, *args: str) -> Result:
    return CliRunner().invoke(
        whowrites,
        ["doctor", "--data-dir", str(folder), *args],
        obj=World(lab.internet),
        catch_exceptions=False,
    )


def test_a_good_network_works(lab: Lab, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in doctor(lab, tmp_path, "--json").output.splitlines()]
    states = {line["name"]: line["state"] for line in lines}
    for name in ("database", "resolver", "hijack", "port_43", "rdap", "clock", "port_25"):
        assert states[name] == "works", name
    assert all(line["text"] for line in lines)
    assert not list(tmp_path.iterdir()), "doctor looks and changes nothing"


def test_a_dead_network_is_broken_in_words(lab: Lab, tmp_path: Path) -> None:
    lab.down = True
    shown = doctor(lab, tmp_path, "--lang", "en")
    assert shown.exit_code == 1
    assert "[broken] The resolver does not answer" in shown.output


def test_a_damaged_database_is_found(lab: Lab, tmp_path: Path) -> None:
    CliRunner().invoke(
        whowrites,
        ["vet", "--reach", "local", "--data-dir", str(tmp_path), "a@acme.example"],
        obj=World(lab.internet),
    )
    path = tmp_path / "whowrites.sqlite3"
    data = bytearray(path.read_bytes())
    data[2000:6000] = b"\xff" * 4000
    path.write_bytes(data)
    shown = doctor(lab, tmp_path)
    assert shown.exit_code == 1
    assert "damaged" in shown.output
