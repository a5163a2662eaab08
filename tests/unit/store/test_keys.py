"""Keys of outside sources: in a file of the owner's alone, replaced as a whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from whowrites.store.errors import NotSaved
from whowrites.store.keys import FILE, Keys


def test_a_key_is_kept_replaced_and_thrown_away(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    assert keys.of("finder") == ""
    keys.keep("finder", "one")
    keys.keep("other", "two")
    keys.keep("finder", "three")
    assert (Keys(tmp_path).of("finder"), Keys(tmp_path).of("other")) == ("three", "two")
    keys.keep("finder", "")
    assert keys.held() == {"other"}
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing there")
def test_only_the_owner_reads_the_file_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Keys(tmp_path).keep("finder", "one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"source_keys": 1}', b'{"source_keys": {"finder": 1}}', b"\xff"]
)
def test_a_file_of_another_form_holds_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert Keys(tmp_path).held() == frozenset()


def test_a_key_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        Keys(tmp_path / "gone").keep("finder", "one")
