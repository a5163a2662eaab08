"""The extension as one file for the stores of the browsers: the same bytes on every machine.

What differs between two clones (times, permissions, the order of a folder, line ends) is left out, and
nothing is compressed, since two versions of a compressor write different bytes.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

TEXTS = (".js", ".json", ".html", ".css", ".svg")
PICTURES = (".png",)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can tell
_READABLE = 0o644 << 16


def write_zip(folder: Path, file: Path) -> int:
    """Writes the unpacked extension in `folder` into a new `file`; gives the number of its members.

    The manifest loses its `key`, which fixes the id of an unpacked extension: Chrome's store refuses it and
    gives an id of its own (developer.chrome.com, "Manifest - key"). Raises FileExistsError.
    """
    parts = {path.relative_to(folder).as_posix(): _content(path) for path in _members(folder)}
    with file.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3  # as on Unix, wherever it is written
            entry.external_attr = _READABLE
            archive.writestr(entry, parts[name])
    return len(parts)


def _members(folder: Path) -> list[Path]:
    """The files that a browser loads: no types for the editor, nothing that an editor or a system left."""
    return [
        path
        for path in folder.rglob("*")
        if path.suffix in TEXTS + PICTURES
        and path.is_file()
        and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _content(path: Path) -> bytes:
    if path.suffix in PICTURES:
        return path.read_bytes()
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    if path.name == "manifest.json":
        manifest = json.loads(text)
        manifest.pop("key", None)
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    return text.encode()
