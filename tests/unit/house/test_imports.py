"""Importing the program asks nobody and fetches nothing: no socket is opened, no name looked up."""

from __future__ import annotations

import subprocess
import sys

_ALL = """
import pkgutil, importlib, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print(event, arguments, file=sys.stderr); sys.stderr.flush(); import os; os._exit(9)
sys.addaudithook(refuse)
import whowrites
names = [found.name for found in pkgutil.walk_packages(whowrites.__path__, "whowrites.")]
skipped = [name for name in names if name.endswith("__main__") or ".migrations.env" in name]
for name in names:
    if name not in skipped:
        importlib.import_module(name)
from whowrites.address import parse
assert parse("a@shop.quill.co.uk").registrable == "quill.co.uk"
print(len(names))
"""


def test_no_module_asks_anybody_when_it_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 300
