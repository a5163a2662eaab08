"""Shipped tables say where they are from."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowrites.sources import tables


@pytest.mark.parametrize("path", sorted(tables.FOLDER.glob("*.t*")), ids=lambda path: path.name)
def test_every_table_has_its_head_and_its_row_in_the_readme(path: Path) -> None:
    assert (tables.toml if path.suffix == ".toml" else tables.rows)(path.name)
    assert f"`{path.name}`" in (tables.FOLDER / "README.md").read_text("utf-8")


def test_a_table_without_a_licence_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    head = "# what: x\n# source: y\n# date: 2026-01-01\n"
    (tmp_path / "bare.txt").write_text(head + "row\n", "utf-8")
    with pytest.raises(ValueError, match=r"bare\.txt does not say: licence"):
        tables.rows("bare.txt")
    (tmp_path / "bare.toml").write_text('what = "x"\nlicence = ""\n', "utf-8")
    with pytest.raises(ValueError, match="source, date, licence"):
        tables.toml("bare.toml")


def test_rows_and_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    head = "# what: x\n# source: y\n# date: 2026-01-01\n# licence: MIT\n"
    (tmp_path / "list.txt").write_text(head + "\none two\n  three \n# four\n", "utf-8")
    assert tables.rows("list.txt") == ("one two", "three")
    assert tables.words("list.txt") == {"one", "two", "three"}
