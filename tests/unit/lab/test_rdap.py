"""The shapes of RDAP: thin registry and full registrar, redaction, absence, a server out of order."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.lab import company, rdap, registries

ENTRIES = registries.entries(company.load_all(datetime(2026, 1, 1, tzinfo=UTC)))
VERISIGN = "rdap.verisign.com"


def test_a_thin_registry_points_to_the_registrar() -> None:
    status, body = rdap.answer(ENTRIES, VERISIGN, "/com/v1/domain/NORTHSEA-BEARINGS.COM")
    assert status == 200
    assert body["events"][0] == {"eventAction": "registration", "eventDate": "1998-03-17T10:11:12Z"}
    assert [entity["roles"] for entity in body["entities"]] == [["registrar"]]
    [link] = body["links"]
    assert link["href"] == "https://rdap.bollard-registrar.com/domain/northsea-bearings.com"
    status, full = rdap.answer(ENTRIES, registries.REGISTRAR_RDAP, "/domain/northsea-bearings.com")
    holder = full["entities"][1]
    assert (status, holder["roles"]) == (200, ["registrant"])
    assert ["org", {}, "text", "Northsea Bearings GmbH"] in holder["vcardArray"][1]


def test_a_change_of_hands_and_an_answer_that_is_no_object() -> None:
    _, body = rdap.answer(ENTRIES, VERISIGN, "/com/v1/domain/penhallow-brass.com")
    assert [event["eventAction"] for event in body["events"]][-1] == "transfer"
    assert isinstance(rdap.answer(ENTRIES, VERISIGN, "/com/v1/domain/rushmere-yarns.com")[1], list)


def test_redaction_empties_the_holder_and_says_so() -> None:
    _, body = rdap.answer(ENTRIES, registries.REGISTRAR_RDAP, "/domain/oakline-furniture.com")
    assert ["fn", {}, "text", ""] in body["entities"][1]["vcardArray"][1]
    assert {entry["method"] for entry in body["redacted"]} == {"emptyValue"}
    assert "Oakline" not in str(body)


def test_a_registry_answers_for_its_own_domains_only() -> None:
    for path in (
        "/com/v1/domain/nobody-has-this.com",
        "/net/v1/domain/northsea-bearings.com",
        "/com/v1/help",
    ):
        assert rdap.answer(ENTRIES, VERISIGN, path)[0] == 404
    assert (
        rdap.answer(ENTRIES, "rdap.publicinterestregistry.org", "/rdap/domain/harbour-trade-council.org")[0]
        == 200
    )
    assert rdap.answer(ENTRIES, registries.REGISTRAR_RDAP, "/domain/hengda-valves.cn")[0] == 404


def test_a_registry_may_be_out_of_order() -> None:
    assert rdap.answer(ENTRIES, "rdap.nominet.uk", "/uk/domain/tamarside-ceramics.co.uk")[0] == 503
