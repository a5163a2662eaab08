"""A network drive is told from a local one by the table of mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowrites.store import place
from whowrites.store.errors import StoreError
from whowrites.store.mounts import network_type

TABLE = r"""
23 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 23 0:41 / /srv rw,relatime - nfs4 server.example:/srv rw
41 40 0:42 / /srv/local rw,relatime master:7 - xfs /dev/vdb rw
42 23 0:43 / /srv/my\040share rw - cifs //server.example/share rw
43 23 0:44 / /srv2 rw - tmpfs none rw
nonsense
"""


@pytest.mark.parametrize(
    ("directory", "kind"),
    [
        ("/home/ann", ""),
        ("/srv/data", "nfs4"),
        ("/srv", "nfs4"),
        ("/srv/local/data", ""),
        ("/srv/my share/deep/data", "cifs"),
        ("/srv2/data", ""),
        ("/srvx", ""),
    ],
)
def test_the_innermost_mount_counts(tmp_path: Path, directory: str, kind: str) -> None:
    (tmp_path / "mountinfo").write_text(TABLE)
    assert network_type(Path(directory), tmp_path / "mountinfo") == kind


def test_without_a_table_nothing_is_known(tmp_path: Path) -> None:
    assert network_type(Path("/srv"), tmp_path / "missing") == ""


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "network_type", lambda path: "nfs4")
    with pytest.raises(StoreError, match=r"on a network drive \(nfs4\)"):
        place.prepare_directory(tmp_path / "data")
