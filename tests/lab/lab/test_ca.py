"""The lab's certificates: one name each, trusted through the lab's own root only."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509

from whowrites.lab.ca import Ca


def test_a_certificate_is_for_one_host_and_signed_by_the_root(tmp_path: Path) -> None:
    ca = Ca(tmp_path)
    certificate = x509.load_pem_x509_certificate(ca.issue("shop.example").read_bytes())
    root = x509.load_pem_x509_certificate(Path(ca.root).read_bytes())
    certificate.verify_directly_issued_by(root)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["shop.example"]


def test_the_private_root_key_is_never_written(tmp_path: Path) -> None:
    ca = Ca(tmp_path)
    ca.server()
    assert b"PRIVATE" not in Path(ca.root).read_bytes()
    (tmp_path / "other").mkdir()
    other = Ca(tmp_path / "other")
    assert Path(other.root).read_bytes() != Path(ca.root).read_bytes()
