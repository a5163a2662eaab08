"""`whowrites import`: a bundle from another computer."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from shared_dossier import NOW, fill
from whowrites import sharing
from whowrites.cli import World, whowrites
from whowrites.net.internet import Internet
from whowrites.store import Store

OFFLINE = World(Internet(nameservers=(("127.0.0.1", 9),)))


def bundle(tmp_path: Path) -> Path:
    store = Store.open(tmp_path / "theirs", lambda: NOW)
    fill(store)
    with (tmp_path / "b.json").open("wb") as out:
        sharing.write(store.exchange.shared(), out, NOW)
    store.close()
    return tmp_path / "b.json"


def run(tmp_path: Path, *args: str) -> Result:
    given = ["import", *args, "--data-dir", str(tmp_path / "ours")]
    return CliRunner().invoke(whowrites, given, obj=OFFLINE)


def test_a_bundle_twice(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    first = run(tmp_path, str(path))
    assert (first.exit_code, first.stdout.strip()) == (0, "1 new, 0 changed, 0 as they were")
    again = run(tmp_path, str(path), "--json")
    told = json.loads(again.stdout)
    assert (told["new"], told["same"], told["faulty"]) == (0, 1, 0)


def test_a_faulty_dossier_is_named_and_counts_as_bad_input(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    path.write_text(path.read_text("utf-8").replace('"declined"', '"hired"'), "utf-8")
    result = run(tmp_path, str(path))
    assert result.exit_code == 1
    assert "left out: dossier 1 ann@example.com: It holds a word" in result.output


def test_what_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text("[]")
    result = run(tmp_path, str(path), "--lang", "zh_CN")
    assert result.exit_code == 1 and "这不是 WhoWrites 的数据包" in result.output
    assert run(tmp_path, str(tmp_path / "none.json")).exit_code == 1


def test_dry_run_tells_and_changes_nothing(tmp_path: Path) -> None:
    path = bundle(tmp_path)
    for _ in range(2):
        told = run(tmp_path, str(path), "--dry-run")
        assert (told.exit_code, told.output.strip()) == (0, "would be 1 new, 0 changed, 0 as they were")


def test_import_says_how_it_is_taken_back(tmp_path: Path) -> None:
    told = run(tmp_path, str(bundle(tmp_path)))
    (backup,) = (tmp_path / "ours" / "backups").glob("*.sqlite3")
    assert f"whowrites restore {backup}" in told.stderr
