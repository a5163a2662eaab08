"""The owner's way in: a page of the companion in the default browser, with a ticket that is in no process
list."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from whowrites.store import Store
from whowrites.web.entrance import write_redirect


def open_page(store: Store, data_dir: Path, port: int) -> str:
    """Open the companion's page in the default browser; gives the file URL that leads there, for a user
    without one."""
    url = write_redirect(store, data_dir, port).as_uri()
    webbrowser.open(url)
    return url
