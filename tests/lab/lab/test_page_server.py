"""The page server: TLS, the hard policy on every answer, one page for each host and path."""

from __future__ import annotations

import http.client
import ssl

import pytest

from whowrites.lab.page_server import Page, PageServer, nonce, policy


@pytest.fixture(scope="module")
def server():
    pages = {
        ("mail.example", "/a?b=1"): Page(b"<p>one</p>", nonce="abc"),
        ("mail.example", "/x.css"): Page(b"p{}", "text/css"),
    }
    with PageServer(["mail.example"], lambda host, path: pages.get((host, path))) as running:
        yield running


def ask(server, path, host="mail.example"):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", server.port, context=context, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_page_of_its_host_and_path(server):
    answer, body = ask(server, "/a?b=1")
    assert (answer.status, body) == (200, b"<p>one</p>")
    assert answer.headers["Content-Security-Policy"] == policy("abc")
    assert ("mail.example", "/a?b=1") in server.asked


def test_other_kinds_and_unknown_pages(server):
    answer, body = ask(server, "/x.css")
    assert (answer.headers["Content-Type"], body) == ("text/css", b"p{}")
    assert ask(server, "/a?b=1", host="other.example")[0].status == 404


def test_policy_lets_only_nonced_scripts_run():
    assert "script-src 'none'" in policy("")
    assert "script-src 'nonce-n' 'strict-dynamic'" in policy("n")
    assert "require-trusted-types-for 'script'" in policy("n")
    assert nonce() != nonce()


def test_silent_connection_does_not_hold_up_others(server):
    import socket

    with socket.create_connection(("127.0.0.1", server.port), timeout=5):
        assert ask(server, "/a?b=1")[0].status == 200


def test_certificate_is_named_by_its_key(server):
    import base64
    import hashlib

    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    pem = ssl.get_server_certificate(("127.0.0.1", server.port))
    certificate = x509.load_pem_x509_certificate(pem.encode())
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert base64.b64encode(hashlib.sha256(spki).digest()).decode() == server.spki
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["mail.example"]
