"""The Run key: the command line as Windows takes it apart, and the length that it takes."""

from __future__ import annotations

import pytest

from whowrites.autostart import CannotSet
from whowrites.autostart.run_key import KEY, plan


def test_the_command_line_and_how_it_is_written_read_and_removed() -> None:
    made = plan([r"C:\Users\Ann Lee\ww\pythonw.exe", "-m", "whowrites", "--data-dir", "C:\\data\\"])
    line = r'"C:\Users\Ann Lee\ww\pythonw.exe" -m whowrites --data-dir C:\data' + "\\"
    assert made.text == line
    assert made.after == (("reg", "add", KEY, "/v", "WhoWrites", "/t", "REG_SZ", "/d", line, "/f"),)
    assert made.removal == (("reg", "delete", KEY, "/v", "WhoWrites", "/f"),)
    assert made.file is None


def test_a_line_that_windows_would_not_start_is_refused() -> None:
    with pytest.raises(CannotSet, match="260"):
        plan(["C:\\" + "x" * 260])
