"""The whole product with no network and no mail account: the simulated internet, a companion on a
throw-away database, an inbox.

Where a Chromium or Edge is found it opens the inbox with the extension loaded; elsewhere the companion's
pages hold the same senders.
"""

from __future__ import annotations

import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whowrites.cli import World
from whowrites.install import extension_folder
from whowrites.lab.browser import WEBMAIL_HOSTS, chromium_flags, start_chromium
from whowrites.lab.page_server import PageServer
from whowrites.lab.webmail import Letter, letters_of, site
from whowrites.lab.world import Lab
from whowrites.model import Dossier, Reach, Subject
from whowrites.records import Contact
from whowrites.vetting import utc_now
from whowrites.web.entrance import write_redirect
from whowrites.wiring import Companion

INBOX = "https://mail.google.com/mail/u/0/#inbox"
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration: `lab` is its internet, `letters` its mail, `pages` its webmails, `data_dir`
    goes when it ends."""

    lab: Lab
    letters: Sequence[Letter]
    companion: Companion
    pages: PageServer
    data_dir: Path

    @staticmethod
    @contextmanager
    def start(port: int) -> Iterator[Demo]:
        """Everything but a browser; the companion answers on `port` (0: any free one). Raises PortTaken,
        CannotStart."""
        with (
            tempfile.TemporaryDirectory(prefix="whowrites-demo-", ignore_cleanup_errors=True) as folder,
            Lab() as lab,
            Companion.open(World(lab.internet), Path(folder), port) as companion,
            PageServer(WEBMAIL_HOSTS, site(letters_of(lab.companies))) as pages,
        ):
            known = [firm.mail[0] for firm in lab.companies if firm.known_contact]
            companion.store.contacts.add(
                [Contact(mail.address, mail.name, "import", utc_now()) for mail in known]
            )
            yield Demo(lab, letters_of(lab.companies), companion, pages, Path(folder))

    def flags(self) -> list[str]:
        """Arguments for a Chromium that loads the extension and finds the demo's webmails under their real
        names."""
        return chromium_flags(extension_folder(), self.pages.port, self.pages.spki)

    def vet_all(self) -> list[Dossier]:
        """Vet every sender of the inbox, as the extension would."""
        subjects = [Subject(letter.address, letter.name, letter.reply_to, "list") for letter in self.letters]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(
                pool.map(lambda subject: self.companion.vetting.finish(subject, Reach.PASSIVE), subjects)
            )

    def browse(self, chromium: Path, stop: Callable[[], None]) -> subprocess.Popen[bytes]:
        """Open the companion's page and the inbox in a profile of its own; `stop` is called when that
        browser is closed."""
        door = write_redirect(self.companion.store, self.data_dir, self.companion.port).as_uri()
        browser = start_chromium(chromium, self.data_dir / "browser", self.flags(), [door, INBOX])

        def watch() -> None:
            browser.wait()
            stop()

        threading.Thread(target=watch, daemon=True).start()
        return browser
