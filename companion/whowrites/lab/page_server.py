"""A TLS server on loopback that serves pages under the webmails' real host names.

The browser is told to connect there for those names (`lab/browser.py`), so the extension runs with its
shipped manifest. Every page carries a policy as hard as a webmail's: Trusted Types, nonced scripts, nothing
inline.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import secrets
import ssl
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `nonce` is the value that the page's own script tags carry; empty where there is none."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    nonce: str = ""
    status: int = 200


Site = Callable[[str, str], Page | None]
"""(host, path with query) -> the page, or None for 404."""


class PageServer:
    """Serves `site` on 127.0.0.1 at a free port, as a context manager. `asked` holds every (host, path) in
    order."""

    def __init__(self, hosts: Sequence[str], site: Site) -> None:
        self.asked: list[tuple[str, str]] = []
        self._site = site
        self._hosts = tuple(hosts)

    def __enter__(self) -> PageServer:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host = (self.headers.get("Host") or "").partition(":")[0]
                server.asked.append((host, self.path))
                page = server._site(host, self.path) or Page(b"not found", "text/plain", status=404)
                self.send_response(page.status)
                self.send_header("Content-Type", page.kind)
                self.send_header("Content-Length", str(len(page.body)))
                self.send_header("Content-Security-Policy", policy(page.nonce))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(page.body)

            def log_message(self, *args: object) -> None:
                """The server's talk would only clutter the terminal."""

        self._http = _QuietServer(("127.0.0.1", 0), Handler)
        certificate, key = _certificate(self._hosts)
        self.spki = _spki_hash(certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "lab.pem")
            path.touch(0o600)
            path.write_bytes(key + certificate.public_bytes(serialization.Encoding.PEM))
            context.load_cert_chain(path)
        # The handshake belongs to the connection's own thread: a browser that opens a socket and says nothing
        # would otherwise hold up all others.
        self._http.socket = context.wrap_socket(
            self._http.socket, server_side=True, do_handshake_on_connect=False
        )
        self.port: int = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle is no news."""


def policy(nonce: str) -> str:
    """The Content-Security-Policy of every page; without a nonce no script runs at all."""
    scripts = f"'nonce-{nonce}' 'strict-dynamic'" if nonce else "'none'"
    return (
        f"require-trusted-types-for 'script'; script-src {scripts}; object-src 'none'; base-uri 'self'; "
        "connect-src 'self'; style-src 'self'"
    )


def nonce() -> str:
    """A fresh value for one page's script tags."""
    return secrets.token_urlsafe(16)


def _certificate(hosts: Sequence[str]) -> tuple[x509.Certificate, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "WhoWrites lab")])
    now = datetime.now(UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host) for host in hosts]
    names.append(x509.IPAddress(ipaddress.IPv4Address("127.0.0.1")))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate, pem


def _spki_hash(certificate: x509.Certificate) -> str:
    spki = certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()
