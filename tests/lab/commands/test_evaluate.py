"""`whowrites evaluate` as it is used: a file of rows in, counts out, one line a row on demand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from whowrites.cli import World, whowrites
from whowrites.net.internet import Internet

ROWS = [
    {"id": "1", "label": "ham", "from_name": "Anna Berg",
     "from_address": "anna.berg@nordtool.example", "has_to": True},
    {"id": "2", "label": "fraud", "kind": "advance_fee", "from_name": "Robert Stone",
     "from_address": "anna@gmail.com", "reply_to": "x77@outlook.com", "has_to": False},
]  # fmt: skip


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return path


def run(*args: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(whowrites, ["evaluate", *map(str, args)], obj=World(Internet(nameservers=())))
    return done.exit_code, done.stdout, done.stderr


def test_one_line_a_row_in_order(rows: Path) -> None:
    code, out, _ = run(rows, "--json", "--rows")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(row["id"], row["level"]) for row in found] == [("1", "unknown"), ("2", "high")]
    assert set(found[0]) == {"id", "level", "score"}


def test_the_table(rows: Path) -> None:
    code, out, _ = run(rows)
    assert code == 0
    assert "fraud: advance_fee" in out
    assert "P(fraud | level)" in out
    assert json.loads(run(rows, "--json")[1])["senders"] == 2


def test_rows_of_an_archive_are_told_both_ways(tmp_path: Path) -> None:
    """A list's archive writes its own List-Id into mail of both sides: believed, it hides frauds."""
    path = tmp_path / "archive.jsonl"
    written = {"source": "lists:talk.example", "list_id": "talk.example"}
    path.write_text("\n".join(json.dumps({**row, **written}) for row in ROWS), encoding="utf-8")
    told = json.loads(run(path, "--json")[1])
    fraud = "fraud: advance_fee"
    assert told["levels"][fraud]["high"]["k"] == 1
    assert told["archives_believed"]["levels"][fraud]["high"]["k"] == 0
    assert set(told["archives_believed"]) == {"levels", "innocent", "precision", "chances"}
    text = run(path)[1]
    assert text.count("level by label") == 2 and text.count("P(fraud | level)") == 2
    levels = [json.loads(run(path, "--json", "--rows", *flag)[1].splitlines()[1])["level"]
              for flag in ((), ("--trust-archives",))]  # fmt: skip
    assert levels == ["high", told_level(told["archives_believed"]["levels"][fraud])]


def told_level(levels: dict[str, dict[str, int]]) -> str:
    return next(level for level in ("high", "medium", "low", "unknown") if levels[level]["k"])


def test_the_report_of_other_rows_has_no_second_part(rows: Path) -> None:
    assert json.loads(run(rows, "--json")[1])["archives_believed"] is None
    assert run(rows)[1].count("level by label") == 1


def test_domains(tmp_path: Path) -> None:
    path = tmp_path / "domains.jsonl"
    path.write_text('{"domain": "a.example", "label": "phish", "age_days": 2}\n', encoding="utf-8")
    code, out, _ = run(path, "--domains", "--json", "--rows")
    assert (code, json.loads(out)["level"]) == (0, "medium")
    assert "domain_days_old" in run(path, "--domains")[1]


def test_a_line_that_is_no_row_is_named(rows: Path) -> None:
    rows.write_text(rows.read_text(encoding="utf-8") + "\n{", encoding="utf-8")
    code, _, err = run(rows)
    assert code == 1
    assert "line 3" in err
