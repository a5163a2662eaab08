from __future__ import annotations

import json
from pathlib import Path

import pytest

from whowrites import install


def test_the_extension_folder_is_one_that_a_browser_can_load() -> None:
    manifest = json.loads((install.extension_folder() / "manifest.json").read_text("utf-8"))
    assert manifest["manifest_version"] == 3


def test_a_lost_extension_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(install, "__file__", str(tmp_path / "a" / "b" / "install.py"))
    with pytest.raises(FileNotFoundError, match="install WhoWrites again"):
        install.extension_folder()


def test_data_stands_in_a_folder_of_our_own() -> None:
    assert install.data_folder().name == "whowrites"
