"""Whether a directory is on a network drive: SQLite's write-ahead log needs memory shared by all who use
the file.

sqlite.org/wal.html: "WAL does not work over a network filesystem". Linux only; elsewhere nothing is known.
"""

from __future__ import annotations

import re
from pathlib import Path

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone"})
_TABLE = Path("/proc/self/mountinfo")


def network_type(directory: Path, table: Path = _TABLE) -> str:
    """The network file system that holds `directory`, or "" (it is local, or this cannot be told)."""
    try:
        lines = table.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    place = directory.resolve()
    found = ("", "")
    for line in lines:
        # proc(5): … (5) mount point … - (9) type; blanks in names are written \040
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4])
        if place.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, after.split()[0])
    return found[1] if found[1] in _NETWORK else ""
