"""What a site tells: one row a question, and claims to hold against other sources."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from sources_stage import Cache, People
from whowrites import sources as room
from whowrites.checks import registration, site_pages
from whowrites.consistency import contradictions
from whowrites.lab.world import Lab
from whowrites.model import Claim, Finding, Kind, Subject
from whowrites.net.deadline import Deadline
from whowrites.sentences import text
from whowrites.sources import Sources


@pytest.fixture
def sources(lab: Lab) -> Sources:
    built = room.build(lab.internet, Cache(), People(), lambda: datetime.now(UTC)).at(Deadline.after(120))
    return dataclasses.replace(built, switches=frozenset({"website"}))


def asked(sources: Sources, address: str) -> tuple[dict[str, Finding], list[Claim]]:
    said = list(site_pages.run(Subject(address), sources))
    found = {item.code: item for item in said if isinstance(item, Finding)}
    return found, [item for item in said if isinstance(item, Claim)]


def values(claims: list[Claim], field: str) -> list[str]:
    return [claim.value for claim in claims if claim.field == field]


def test_a_site_that_answers_every_question(sources: Sources) -> None:
    found, claims = asked(sources, "vertrieb@lindenhof-optics.com")
    assert {
        "site_about",
        "site_contact",
        "site_imprint",
        "site_products",
        "site_phone",
        "site_country",
    } <= set(found)
    assert found["site_products"].params["url"] == "https://lindenhof-optics.com/produkte"
    assert found["site_lists_address"].kind is Kind.GOOD
    assert values(claims, "company")[0] == "Lindenhof Optik GmbH"
    assert (values(claims, "phone"), values(claims, "country")) == (["+497321555044"], ["DE"])
    assert values(claims, "social") == ["https://www.linkedin.com/company/lindenhof-optics"]
    assert values(claims, "language") == ["de"]


def test_the_holders_town_stands_beside_the_sites_address(sources: Sources) -> None:
    address = "vertrieb@lindenhof-optics.com"
    told = [item for item in registration.run(Subject(address), sources) if isinstance(item, Claim)]
    [town] = [claim for claim in told if claim.field == "address"]
    assert (town.value, town.source) == ("Heidenheim", "rdap")
    site = asked(sources, address)[1]
    assert values(site, "address")[0] == "Lindenhof 900, 89518, Heidenheim, DE"
    assert contradictions([*told, *site]) == ()


def test_a_chinese_site_whose_header_names_no_charset(sources: Sources) -> None:
    found, claims = asked(sources, "zhang@haichuan-motors.com")
    assert values(claims, "company") == ["台州海川电机有限公司"]
    assert (values(claims, "phone"), values(claims, "country")) == (["+8657682555801"], ["CN"])
    assert found["site_phone"].detail == "电话:0576-8255 5801"
    assert found["site_lists_domain"].params["address"] == "sales@haichuan-motors.com"
    assert found["site_products"].params["text"] == "产品中心"


def test_a_phone_of_another_country_and_a_free_mailbox(sources: Sources) -> None:
    found, _ = asked(sources, "sales@calderbrook-mills.com")
    abroad = found["site_phone_abroad"]
    assert abroad.kind is Kind.RISK and abroad.params["number"] == "+2348035559876"
    said = "The phone number +2348035559876 on the web site is another country's than the postal address"
    assert text(abroad.code, abroad.params, "en").startswith(f"{said} there: United Kingdom (")
    assert found["site_lists_others"].params["address"] == "calderbrook.sales@outlook.com"
    assert {"site_no_about", "site_no_products"} <= set(found)


def test_the_phone_contradicts_the_registry(sources: Sources) -> None:
    subject = Subject("sales@calderbrook-mills.com")
    said = [*site_pages.run(subject, sources), *registration.run(subject, sources)]
    fields = {found.field for found in contradictions(item for item in said if isinstance(item, Claim))}
    assert "phone" in fields


def test_an_honest_site_contradicts_nothing(sources: Sources) -> None:
    for address in (
        "m.petersen@northsea-bearings.com",
        "zhou@hengda-valves.cn",
        "vertrieb@lindenhof-optics.com",
    ):
        said = [*site_pages.run(Subject(address), sources), *registration.run(Subject(address), sources)]
        assert contradictions(item for item in said if isinstance(item, Claim)) == (), address


def test_what_another_owner_says_is_not_taken_for_his_words(sources: Sources) -> None:
    assert asked(sources, "sales@brunswick-alloys.com") == ({}, [])
    assert asked(sources, "sales@meridian-oilfield.net") == ({}, [])


def test_no_answer_is_unknown(sources: Sources) -> None:
    found, claims = asked(sources, "lin.yue@hengtal-fasteners.com")
    assert [finding.kind for finding in found.values()] == [Kind.UNKNOWN] and claims == []
