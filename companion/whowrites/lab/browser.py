"""Finding a browser that takes an unpacked extension, and the arguments that show it simulated webmails and
no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

WEBMAIL_HOSTS = (
    "mail.google.com",
    "outlook.live.com",
    "outlook.office.com",
    "outlook.office365.com",
    "outlook.cloud.microsoft",
)

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "microsoft-edge", "microsoft-edge-stable", "msedge")
_FIREFOX_NAMES = ("firefox-esr", "firefox")
_CHROMIUM_PLACES = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
        r"%LocalAppData%\Chromium\Application\chrome.exe",
    ),
}


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Chromium or Edge: `$CHROMIUM`, then the PATH, then the usual places. Branded Chrome is not looked for:
    it ignores `--load-extension`."""
    places = _CHROMIUM_PLACES.get(sys.platform, ())
    return _find(environment, "CHROMIUM", _CHROMIUM_NAMES, places)


def find_firefox(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Firefox: `$FIREFOX`, then the PATH."""
    return _find(environment, "FIREFOX", _FIREFOX_NAMES, ())


def _find(
    environment: Mapping[str, str], variable: str, names: Iterable[str], places: Iterable[str]
) -> Path | None:
    named = environment.get(variable)
    if named:
        return Path(named) if Path(named).is_file() else None
    for name in names:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            return Path(found)
    for place in places:
        path = Path(os.path.expandvars(place))
        if path.is_file():
            return path
    return None


def chromium_flags(
    extension: Path, pages_port: int, spki: str, hosts: Sequence[str] = WEBMAIL_HOSTS
) -> list[str]:
    """The arguments with which Chromium loads the unpacked `extension` and finds `hosts` at
    127.0.0.1:`pages_port`.

    All other names fail to resolve, so nothing leaves the machine. The pages count as public, as the real
    webmails are: else the browser's Local Network Access rules would not be met. `spki` is the one
    certificate that is let through.
    """
    rules = [f"MAP {host}:443 127.0.0.1:{pages_port}" for host in hosts]
    rules += ["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"]
    return [
        f"--load-extension={extension}",
        f"--disable-extensions-except={extension}",
        "--disable-features=DisableLoadExtensionCommandLineSwitch",
        f"--host-resolver-rules={', '.join(rules)}",
        f"--ignore-certificate-errors-spki-list={spki}",
        f"--ip-address-space-overrides=127.0.0.1:{pages_port}=public",
        "--no-first-run",
        "--no-default-browser-check",
    ]


def firefox_preferences(pages_port: int, hosts: Sequence[str] = WEBMAIL_HOSTS) -> dict[str, str | int | bool]:
    """The same for Firefox, as preferences of a throw-away profile; its session must accept unknown
    certificates."""
    return {
        "network.dns.localDomains": ",".join(hosts),
        "network.socket.forcePort": f"443={pages_port}",
        "network.lna.address_space.public.override": f"127.0.0.1:{pages_port}",
        "network.proxy.type": 0,
        "network.trr.mode": 5,
        "network.stricttransportsecurity.preloadlist": False,
        "security.cert_pinning.enforcement_level": 0,
    }


def start_chromium(
    program: Path, profile: Path, flags: Sequence[str], urls: Sequence[str]
) -> subprocess.Popen[bytes]:
    """Opens a window on `urls` (the first is shown) with a profile of its own, to be thrown away by the
    caller."""
    arguments = [str(program), f"--user-data-dir={profile}", *flags]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start as root with it
    return subprocess.Popen(
        [*arguments, *urls], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
