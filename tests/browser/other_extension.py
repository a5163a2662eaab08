"""An extension of somebody else, in the same browser."""

from __future__ import annotations

import json
from pathlib import Path

CALL = """async ([method, url, token]) => {
  const headers = {'Content-Type': 'application/json', ...(token && {Authorization: `Bearer ${token}`})};
  try {
    const answer = await fetch(url, method === 'POST' ? {method, headers, body: '{}'} : {method});
    return [answer.status, await answer.text()];
  } catch (error) { return [0, String(error)]; } }"""
"""In a page of the extension: [status, text]; 0 where the browser gives it nothing to read."""


def write_extension(folder: Path, hosts: list[str]) -> Path:
    """The folder of an unpacked extension with one empty page and leave to reach these hosts."""
    folder.mkdir()
    manifest = {
        "manifest_version": 3,
        "name": "Somebody else",
        "version": "1",
        "host_permissions": hosts,
        "background": {"service_worker": "back.js", "scripts": ["back.js"]},
        "browser_specific_settings": {"gecko": {"id": f"{folder.name}@other.example"}},
        "content_security_policy": {"extension_pages": "script-src 'self'"},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "back.js").write_text("")
    (folder / "page.html").write_text("<!doctype html><title>other</title>")
    return folder
