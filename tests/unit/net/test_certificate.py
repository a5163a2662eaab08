"""What Python tells of a verified certificate, as our own value."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.net.certificate import Certificate, certificate

PEER = {
    "issuer": ((("countryName", "XX"),), (("organizationName", "Invented Trust"),), (("commonName", "R1"),)),
    "notBefore": "Nov 22 19:59:13 2026 GMT",
    "notAfter": "Feb 21 19:59:13 2027 GMT",
    "subjectAltName": (("DNS", "firm.example"), ("IP Address", "11.22.0.1"), ("DNS", "www.firm.example")),
}


def test_issuer_dates_and_names() -> None:
    assert certificate(PEER) == Certificate(
        "Invented Trust",
        datetime(2026, 11, 22, 19, 59, 13, tzinfo=UTC),
        datetime(2027, 2, 21, 19, 59, 13, tzinfo=UTC),
        ("firm.example", "www.firm.example"),
    )


def test_an_issuer_without_organisation_has_its_common_name() -> None:
    found = certificate({**PEER, "issuer": ((("commonName", "R1"),),)})
    assert found is not None and found.issuer == "R1"


def test_what_was_not_verified_says_nothing() -> None:
    assert certificate({}) is None


def test_the_organisation_that_was_checked() -> None:
    subject = (
        (("countryName", "gb"),),
        (("organizationName", "Nordtool Ltd"),),
        (("commonName", "x"),),
    )
    found = certificate({**PEER, "subject": subject})
    assert found is not None and (found.holder, found.country) == ("Nordtool Ltd", "GB")
    bare = certificate({**PEER, "subject": ((("countryName", "GB"),), (("commonName", "firm.example"),))})
    assert bare is not None and (bare.holder, bare.country) == ("", "")
