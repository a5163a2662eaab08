"""Each company of the lab gets the findings that its file was written for, and the level they make."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.lab.world import Lab
from whowrites.model import Kind, Level, Subject


def mail(address: str, name: str = "", reply_to: str = "") -> Subject:
    return Subject(address, name, reply_to, "message")


@pytest.mark.parametrize(
    ("subject", "level", "codes"),
    [
        pytest.param(
            mail("m.petersen@northsea-bearings.com", "Maren Petersen"),
            Level.LOW,
            {"domain_old", "mail_servers", "spf_present", "dmarc_enforced", "name_related", "contact_none"},
            id="old exporter",
        ),
        pytest.param(
            mail("m.petersen@northsea-bearings.com", "Maren Petersen", "northsea.accounts.desk@outlook.com"),
            Level.MEDIUM,
            {"reply_to_free_not_from", "domain_old"},
            id="old exporter, answers elsewhere",
        ),
        pytest.param(
            mail("ines@brightloom-textiles.com", "Inês Cardoso"),
            Level.LOW,
            {"domain_second_year", "mail_provider", "dmarc_monitoring", "name_related"},
            id="young firm",
        ),
        pytest.param(
            mail("kwabena.asiedu.trading@gmail.com", "Kwabena Asiedu"),
            Level.LOW,
            {"mail_free", "name_related", "mail_provider"},
            id="small trader",
        ),
        pytest.param(
            mail("yuanfan_wangli@163.com", "宁波远帆进出口 王莉"),
            Level.LOW,
            {"mail_free", "name_not_compared", "mail_provider"},
            id="Chinese firm on 163",
        ),
        pytest.param(
            mail("zhou@hengda-valves.cn", "周晓明 Zhou Xiaoming"),
            Level.LOW,
            {"domain_old", "name_related", "mail_provider"},
            id="Chinese firm on .cn",
        ),
        pytest.param(
            mail(
                "reception@alderpine-dental.com",
                "Castellan Group Procurement",
                "procurement@castellan-groups.com",
            ),
            Level.HIGH,
            {"reply_to_other_company", "domain_days_old", "domain_old"},
            id="fake buyer",
        ),
        pytest.param(
            mail("sourcing@castellan-groups.com", "Castellan Group Sourcing"),
            Level.MEDIUM,
            {"domain_days_old", "registration_hidden"},
            id="the fake buyer's own domain: one group only",
        ),
        pytest.param(
            mail("lin.yue@hengtai-fasteners.com", "Lin Yue"),
            Level.LOW,
            {"contact_known", "lookalike_none"},
            id="known supplier",
        ),
        pytest.param(
            mail("lin.yue@hengtal-fasteners.com", "Lin Yue"),
            Level.HIGH,
            {"lookalike_contact", "contact_name_new_address", "domain_young"},
            id="look-alike of the known supplier",
        ),
        pytest.param(
            mail("lin.yue@hengtai-fasteners-hamburg.com", "Lin Yue"),
            Level.HIGH,
            {"lookalike_contact_name", "domain_not_registered"},
            id="the known supplier's name with a word, and nobody has the domain",
        ),
        pytest.param(
            mail("tenders@meridian-oilfield.net", "Meridian Oilfield Tenders"),
            Level.LOW,
            {"mail_server_implicit", "domain_few_years", "dmarc_absent"},
            id="parked",
        ),
        pytest.param(
            mail("joost.kramer@kestrel-forwarding.com", "Joost Kramer"),
            Level.LOW,
            {"domain_old", "mail_servers"},
            id="catch-all",
        ),
        pytest.param(
            mail("no-reply@vantage-notices.com", "Vantage Notices"),
            Level.MEDIUM,
            {"domain_refuses_mail", "mail_role"},
            id="null MX",
        ),
        pytest.param(
            mail("dana@saltmarsh-pumps.com", "Dana Whitlow"),
            Level.UNKNOWN,
            {"mail_service_unknown", "spf_unknown", "dmarc_unknown", "registration_unknown"},
            id="dead DNS",
        ),
        pytest.param(
            mail("tara.lindqvist@oakline-furniture.com", "Tara Lindqvist"),
            Level.LOW,
            {"registration_hidden", "domain_old"},
            id="hidden holder",
        ),
        pytest.param(
            mail("news@tradefair-weekly.com", "Tradefair Weekly News", "us14-5d0c7@inbound.mailchimpapp.net"),
            Level.LOW,
            {"reply_to_bulk"},
            id="newsletter",
        ),
        pytest.param(
            mail("gwen@tamarside-ceramics.co.uk", "Gwen Trevarrow"),
            Level.LOW,
            {"domain_old"},
            id="UK firm",
        ),
        pytest.param(
            mail("harold.finchley@gmaill.com", "Harold Finchley"),
            Level.HIGH,
            {"provider_misspelt", "domain_not_in_dns", "domain_not_registered"},
            id="slip in a provider's name",
        ),
        pytest.param(
            mail(
                "bernard.okwuosa.office@gmail.com", "Mr. Bernard Okwuosa", "b.okwuosa.investments@outlook.com"
            ),
            Level.HIGH,
            {"reply_to_other_free", "name_title"},
            id="two free mailboxes and a title",
        ),
    ],
)
def test_company(vet: Any, subject: Subject, level: Level, codes: set[str]) -> None:
    vetted = vet(subject)
    assert codes <= vetted.codes, sorted(vetted.codes)
    assert vetted.verdict.level is level, [(r.finding.code, r.points) for r in vetted.verdict.reasons]


def test_the_worse_address_is_named(vet: Any) -> None:
    fake = vet(mail("reception@alderpine-dental.com", "Castellan Group", "procurement@castellan-groups.com"))
    assert fake.verdict.about == "procurement@castellan-groups.com"
    assert fake.verdict.reasons[0].finding.code == "domain_days_old"


def test_registries_claims_are_kept_with_their_source(vet: Any) -> None:
    by_rdap = vet(mail("m.petersen@northsea-bearings.com"))
    assert (by_rdap.claimed("company"), by_rdap.claimed("country")) == ("Northsea Bearings GmbH", "DE")
    assert by_rdap.of("domain_old").source == "rdap"
    assert vet(mail("zhou@hengda-valves.cn")).of("domain_old").source == "whois"


def test_free_mail_domains_are_not_looked_up_at_registries(vet: Any, lab: Lab) -> None:
    vet(mail("kwabena.asiedu.trading@gmail.com", "Kwabena Asiedu"))
    assert {service for service, _ in lab.log} == {"dns"}


def test_a_name_below_the_domain_is_never_asked_for(vet: Any, lab: Lab) -> None:
    vet(mail("m.petersen@reader-4711.northsea-bearings.com"))
    assert not [question for _, question in lab.log if "reader-4711" in question]


def test_the_dead_network_is_unknown_for_everybody(vet: Any, lab: Lab) -> None:
    lab.down = True
    vetted = vet(mail("m.petersen@northsea-bearings.com", "Maren Petersen"), seconds=0.5)
    assert vetted.verdict.level is Level.UNKNOWN
    assert {f.check for f in vetted.findings if f.kind is Kind.UNKNOWN} == {
        "mail_service",
        "mail_policy",
        "zone_care",
        "spf",
        "dmarc",
        "registration",
    }
    assert vetted.verdict.score <= 0
