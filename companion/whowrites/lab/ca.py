"""The lab's certificate authority: made anew at each start, one certificate per host name, made when first
asked for.
"""

from __future__ import annotations

import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Ca:
    """`root`: path of the PEM file to trust. Files are kept in `folder`, which the caller removes.

    `shown`: the hosts that show a certificate of their own kind.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._leaf_key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Simulated internet, this run only")])
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.shown: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()
        self.root = str(folder / "root.pem")
        Path(self.root).write_bytes(self._root().public_bytes(serialization.Encoding.PEM))

    def issue(
        self,
        host: str,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        holder: tuple[str, str] | None = None,
    ) -> Path:
        """A PEM file with key and certificate for `host`; valid from a day ago for 90 days unless told
        otherwise. `holder`: the firm (name, country) that it names.
        """
        now = datetime.now(UTC)
        parts = [(NameOID.COMMON_NAME, host[:64])]
        if holder:
            parts = [(NameOID.COUNTRY_NAME, holder[1]), (NameOID.ORGANIZATION_NAME, holder[0]), *parts]
        name = x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])
        certificate = (
            self._builder(name, not_before or now - timedelta(days=1), not_after or now + timedelta(days=90))
            .public_key(self._leaf_key.public_key())
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_key_id(self._key), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        path = self._folder / f"{certificate.serial_number:x}.pem"
        key = self._leaf_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(key + certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def show(self, host: str, how: str) -> None:
        """Show a certificate of its own for `host`: one that does not hold ("expired", "other_name"), or one
        that names a firm ("holder|Firm Ltd|GB")."""
        now = datetime.now(UTC)
        kind, *holder = how.split("|")
        if kind == "holder":
            path = self.issue(host, holder=(holder[0], holder[1]))
        elif kind == "expired":
            path = self.issue(host, now - timedelta(days=400), now - timedelta(days=35))
        else:
            path = self.issue("shared-hosting.example")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        self.shown[host] = context

    def server(self) -> ssl.SSLContext:
        """A server context that shows each host's own certificate, by the name that the client asks for
        (SNI).
        """
        context = self._context("no-name.invalid")

        def choose(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
            if name is not None:
                connection.context = self._context(name)

        context.sni_callback = choose
        return context

    def _context(self, host: str) -> ssl.SSLContext:
        if shown := self.shown.get(host):
            return shown
        with self._lock:
            context = self._contexts.get(host)
            if context is None:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.issue(host))
                self._contexts[host] = context
            return context

    def _root(self) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            self._builder(self._name, now - timedelta(days=2), now + timedelta(days=365))
            .public_key(self._key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False)
            .add_extension(_signing(), critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def _builder(
        self, subject: x509.Name, not_before: datetime, not_after: datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .serial_number(x509.random_serial_number())
            .not_valid_before(not_before)
            .not_valid_after(not_after)
        )


def _key_id(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _signing() -> x509.KeyUsage:
    off = {
        "key_encipherment": False,
        "data_encipherment": False,
        "key_agreement": False,
        "encipher_only": False,
    }
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_cert_sign=True,
        crl_sign=True,
        decipher_only=False,
        **off,
    )
