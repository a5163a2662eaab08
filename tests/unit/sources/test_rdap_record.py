"""RDAP domain objects, well made and otherwise."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.rdap_record import is_about, read_record, related


def entity(role: str, *properties: tuple[str, Any], cc: str = "") -> dict[str, Any]:
    rows: list[Any] = [[name, {}, "text", value] for name, value in properties]
    if cc:
        rows.append(["adr", {"cc": cc}, "text", [""] * 7])
    return {"roles": [role], "vcardArray": ["vcard", rows]}


def test_a_whole_record() -> None:
    data = {
        "events": [
            {"eventAction": "last update of RDAP database", "eventDate": "2026-11-23T00:00:00Z"},
            {"eventAction": "registration", "eventDate": "2009-05-14T23:30:00-02:00"},
            {"eventAction": "expiration", "eventDate": "2027-05-14"},
            {"eventAction": "transfer", "eventDate": "2020-01-01T00:00:00Z"},
            {"eventAction": "reregistration", "eventDate": "2021-01-01T00:00:00.123Z"},
        ],
        "entities": [
            entity("registrar", ("fn", "Bollard Ltd")),
            entity("registrant", ("org", "Quill Ltd"), cc="GB"),
        ],
        "nameservers": [{"ldhName": "NS1.EXAMPLE.NET."}, {"handle": "x"}],
        "status": ["active", 7],
    }
    record = read_record(data, "example.com")
    assert record.created == datetime(2009, 5, 15, 1, 30, tzinfo=UTC)
    assert record.expires == datetime(2027, 5, 14, tzinfo=UTC) and record.updated is None
    assert record.transferred == datetime(2021, 1, 1, 0, 0, 0, 123_000, tzinfo=UTC)
    assert (record.registrar, record.registrant_org, record.registrant_country) == (
        "Bollard Ltd",
        "Quill Ltd",
        "GB",
    )
    assert (record.name_servers, record.statuses) == (("ns1.example.net",), ("active",))
    assert not record.redacted and record.reader == "rdap"


@pytest.mark.parametrize(
    ("data", "country"),
    [
        (
            {"entities": [entity("registrant", ("fn", ""), cc="PA")], "redacted": [{"method": "emptyValue"}]},
            "PA",
        ),
        ({"entities": [entity("registrant", ("fn", "REDACTED FOR PRIVACY"), cc="FR")]}, "FR"),
        ({"entities": [entity("registrant", ("org", "Domains By Proxy, LLC"), cc="US")]}, ""),
        ({"entities": [{**entity("registrant"), "remarks": [{"title": "REDACTED FOR PRIVACY"}]}]}, ""),
    ],
)
def test_a_hidden_holder_is_no_holder_and_a_stand_in_has_no_country(
    data: dict[str, Any], country: str
) -> None:
    record = read_record(data, "example.com")
    assert record.redacted and record.registrant_org == "" and record.registrant_country == country


def test_an_open_holder_beside_redacted_telephones_is_open() -> None:
    data = {
        "entities": [entity("registrant", ("org", "Quill Ltd"))],
        "redacted": [{"name": {"type": "Tech Phone"}}],
    }
    assert not read_record(data, "example.com").redacted


@pytest.mark.parametrize(("holder", "town"), [("Quill Ltd", "Harwich"), ("Domains By Proxy, LLC", "")])
def test_the_town_is_a_named_holders(holder: str, town: str) -> None:
    place = ("adr", ["", "", "1 Quay", "Harwich", "", "CO12", "United Kingdom"])
    data = {"entities": [entity("registrant", ("org", holder), place), entity("technical", place)]}
    assert read_record(data, "example.com").registrant_city == town


@pytest.mark.parametrize(
    "date",
    [
        *("yesterday", "2009-13-40", 20090514, None, "0001-01-01T00:00:00+14:00", "٢٠٠٩", "03/04/2009"),
        *("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
    ],
)
def test_no_date_is_better_than_a_wrong_one(date: Any) -> None:
    assert (
        read_record({"events": [{"eventAction": "registration", "eventDate": date}]}, "example.com").created
        is None
    )


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2009-05-14t23:30:00z", datetime(2009, 5, 14, 23, 30, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2009-5-4T01:02:03Z", datetime(2009, 5, 4, 1, 2, 3, tzinfo=UTC)),
        ("2009-05-14T01:02:03.1234567Z", datetime(2009, 5, 14, 1, 2, 3, 123_456, tzinfo=UTC)),
        ("14-May-2009", datetime(2009, 5, 14, tzinfo=UTC)),
    ],
)
def test_dates_in_other_forms(date: str, read: datetime) -> None:
    events = [{"eventAction": "registration", "eventDate": text} for text in ("soon", date, "2020-01-01")]
    assert read_record({"events": events}, "example.com").created == read


def test_a_contact_in_jscontact() -> None:
    card = {"name": {"full": "Ada"}, "organizations": {"o": {"name": "Quill SA"}}}
    holder = {"roles": ["registrant"], "jscard": card | {"addresses": {"a": {"countryCode": "FR"}}}}
    record = read_record({"entities": [holder]}, "example.fr")
    assert (record.registrant_org, record.registrant_country) == ("Quill SA", "FR")


def test_events_in_the_words_of_some_registries() -> None:
    def read(*actions: str) -> Any:
        events = [{"eventAction": action, "eventDate": f"202{n}-05-14"} for n, action in enumerate(actions)]
        return read_record({"events": events}, "example.kg")

    assert read("Registration").created == datetime(2020, 5, 14, tzinfo=UTC)
    assert read("Record expires").expires == datetime(2020, 5, 14, tzinfo=UTC)
    assert read("registrar expiration", "expiration").expires == datetime(2021, 5, 14, tzinfo=UTC)
    assert read("last update of RDAP database").updated is None


@pytest.mark.parametrize(
    ("entities", "registrar"),
    [
        ([{"roles": ["registrar"], "handle": "REG-BOLLARD"}], "REG-BOLLARD"),
        ([{"roles": ["registrar"], "handle": "292"}], ""),
        ([{**entity("Registrar", ("fn", "Bollard Ltd")), "handle": "292"}], "Bollard Ltd"),
        ([entity("sponsor", ("fn", "Gangway")), entity("registrar", ("fn", "Bollard Ltd"))], "Bollard Ltd"),
        ([entity("sponsor", ("fn", "Gangway"))], "Gangway"),
        ([{"vcardArray": ["vcard", [["fn", {}, "text", "B"], ["role", {}, "text", "registrar"]]]}], "B"),
        ([{**entity("registrar"), "entities": [entity("abuse", ("fn", "Abuse desk"))]}], ""),
    ],
)
def test_the_registrar(entities: list[Any], registrar: str) -> None:
    assert read_record({"entities": entities}, "example.com").registrar == registrar


def test_a_person_whose_firm_is_a_placeholder() -> None:
    record = read_record({"entities": [entity("registrant", ("org", "N/A"), ("fn", "Ada Quill"))]}, "x.test")
    assert record.registrant_org == "Ada Quill" and not record.redacted


def test_a_type_of_remark_hides_the_holder_too() -> None:
    hidden = {**entity("registrant"), "remarks": [{"type": "object redacted due to authorization"}]}
    assert read_record({"entities": [hidden]}, "example.com").redacted


@pytest.mark.parametrize(
    ("data", "about"),
    [
        ({}, True),
        ({"objectClassName": "domain", "ldhName": "EXAMPLE.COM."}, True),
        ({"ldhName": "example"}, True),
        ({"ldhName": "eksempel.com"}, False),
        ({"ldhName": "com"}, False),
        ({"objectClassName": "entity"}, False),
        ({"errorCode": 404, "title": "Not found"}, False),
    ],
)
def test_whose_object_it_is(data: dict[str, Any], about: bool) -> None:
    assert is_about(data, "example.com") is about


@pytest.mark.parametrize(
    ("links", "href"),
    [
        (
            [
                {"rel": "self", "href": "https://a.example/domain/x"},
                {"rel": "related", "href": "https://b.example/domain/x"},
            ],
            "b",
        ),
        ([{"rel": "related", "href": "http://b.example/domain/x"}], ""),
        ([{"rel": "related", "href": "https://b.example/help"}], ""),
        ([{"rel": "related", "type": "text/html", "href": "https://b.example/domain/x"}], ""),
        ([{"rel": "related"}, "x", None], ""),
        ("x", ""),
    ],
)
def test_the_link_to_the_registrar(links: Any, href: str) -> None:
    assert related({"links": links}) == (f"https://{href}.example/domain/x" if href else "")


keys = st.sampled_from(
    [
        "events",
        "entities",
        "roles",
        "vcardArray",
        "nameservers",
        "ldhName",
        "status",
        "remarks",
        "redacted",
        "links",
        "title",
        "eventAction",
        "eventDate",
        "rel",
        "href",
    ]
)
leaves = (
    st.none()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["registration", "registrant", "related", "vcard"])
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=30,
)


@given(st.dictionaries(keys, values, max_size=8))
def test_nothing_raises(data: dict[str, Any]) -> None:
    record = read_record(data, "example.com")
    assert record.domain == "example.com" and isinstance(related(data), str)
    assert record.created is None or record.created.tzinfo is not None
