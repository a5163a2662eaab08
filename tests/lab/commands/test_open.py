from __future__ import annotations

import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lab.companion_process import browser_script, free_port, run, serving


def test_it_opens_the_running_companion_as_its_owner(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    browser, opened = browser_script(tmp_path)
    with serving(data, port):
        shown = run("open", "--data-dir", str(data), browser=browser)
        assert shown.returncode == 0, shown.stderr
        page = Path(unquote(urlsplit(opened.read_text()).path))
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert f"http://127.0.0.1:{port}/enter#t=" in page.read_text()
        assert "t=" not in shown.stdout, "the ticket stands in no terminal's history"


def test_without_a_companion_it_says_how_to_start_one(tmp_path: Path) -> None:
    shown = run("open", "--data-dir", str(tmp_path))
    assert shown.returncode == 3
    assert "Start it with: whowrites" in shown.stderr
