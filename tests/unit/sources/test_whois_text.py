"""Whole WHOIS texts, all invented: what they say, what they do not say, and how long they may take."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.sources.record import Registration
from whowrites.sources.whois_text import LONGEST, read

LAW = """
TERMS OF USE: You may not use the data for high-volume, automated queries. Queries may be rate limited, and no
data found here is warranted. Access may be denied to whoever exceeds the query limit.
"""
GENERIC = """Domain Name: QUILL-EXPORT.COM
Registry Domain ID: 1000_DOMAIN
Registrar WHOIS Server: whois.markmonitor.com
Updated Date: 2026-01-02T03:04:05Z
Creation Date: 2009-05-14T10:11:12Z
Registry Expiry Date: 2027-05-14T10:11:12Z
Registrar: Bollard Internet Ltd
Registrar IANA ID: 9001
Reseller:
Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited
Registrant Name: REDACTED FOR PRIVACY
Registrant Organization: Quill Export Ltd
Registrant Country: gb
Admin Organization: Somebody Else
Name Server: NS1.QUAYSIDE-DNS.NET
Name Server: ns2.quayside-dns.net.
DNSSEC: unsigned
>>> Last update of WHOIS database: 2026-11-01T00:00:00Z <<<
"""
BLOCKS = """Domain: quill.zz
Registrar: Bollard

Registrant:
  Name: {holder}
  City: Harwich

Admin Contact:
  Name: Somebody Else
  City: Hull
"""
CN = """Domain Name: quill.cn
ROID: 20120514s10001s00000001-cn
Domain Status: ok
Registrant: 宁波奎尔进出口有限公司
Registrant Contact Email: hostmaster@quill.cn
Sponsoring Registrar: 波拉德网络有限公司
Name Server: dns9.quayside-dns.net
Registration Time: 2012-05-14 18:11:12
Expiration Time: 2027-05-14 18:11:12
DNSSEC: unsigned
"""
UK = """
    Domain name:
        quill.co.uk

    Data validation:
        Registry was able to match the registrant's name on 02-Jan-2020

    Registrar:
        Bollard Ltd [Tag = BOLLARD]
        URL: https://bollard.example

    Relevant dates:
        Registered on: {created}
        Expiry date:  14-May-2027
        Last updated:  02-Jan-2026

    Registration status:
        Registered until expiry date.

    Name servers:
        ns1.quayside-dns.net   11.22.3.4
        ns2.quayside-dns.net   11.22.3.5  2a00:1:2::3

    WHOIS lookup made at 09:41:55 23-Nov-2026
"""
BR = """domain:      quill.com.br
owner:       Quill Comercio Ltda
owner-c:     QUI12
nserver:     ns1.quayside-dns.net
created:     20090514 #24302
changed:     20200102
status:      published

nic-hdl-br:  QUI12
person:      Ada Quill
created:     20000513
changed:     20250101
"""


def record(text: str, domain: str) -> Registration:
    reading = read(text + LAW, domain)
    assert reading.outcome == "registered" and reading.registration is not None
    return reading.registration


def day(year: int, month: int, number: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, number, hour, minute, second, tzinfo=UTC)


def test_the_form_of_generic_registries() -> None:
    assert record(GENERIC, "quill-export.com") == Registration(
        domain="quill-export.com",
        created=day(2009, 5, 14, 10, 11, 12),
        expires=day(2027, 5, 14, 10, 11, 12),
        updated=day(2026, 1, 2, 3, 4, 5),
        registrar="Bollard Internet Ltd",
        registrant_org="Quill Export Ltd",
        registrant_country="GB",
        name_servers=("ns1.quayside-dns.net", "ns2.quayside-dns.net"),
        statuses=("clientTransferProhibited",),
        redacted=False,
        reader="whois",
    )
    assert read(GENERIC, "quill-export.com").referral == "whois.markmonitor.com"


def test_the_chinese_form() -> None:
    found = record(CN, "quill.cn")
    assert found.created == day(2012, 5, 14, 10, 11, 12) and found.expires == day(2027, 5, 14, 10, 11, 12)
    assert (found.registrant_org, found.registrar) == ("宁波奎尔进出口有限公司", "波拉德网络有限公司")
    assert found.name_servers == ("dns9.quayside-dns.net",)


@pytest.mark.parametrize(
    ("created", "read_as"),
    [("14-May-2009", day(2009, 5, 14)), ("before Aug-1996", day(1996, 8, 1))],
)
def test_the_british_form(created: str, read_as: datetime) -> None:
    found = record(UK.format(created=created), "quill.co.uk")
    assert found.created == read_as and found.expires == day(2027, 5, 14) and found.updated == day(2026, 1, 2)
    assert found.registrar == "Bollard Ltd" and found.registrant_org == ""
    assert found.name_servers == ("ns1.quayside-dns.net", "ns2.quayside-dns.net")


def test_a_contacts_dates_are_not_the_domains() -> None:
    found = record(BR, "quill.com.br")
    assert (found.created, found.updated) == (day(2009, 5, 14), day(2020, 1, 2))
    assert record(BR.replace("created:     20090514 #24302\n", ""), "quill.com.br").created is None


def test_the_text_names_the_domain_where_the_asker_does_not() -> None:
    assert record(GENERIC, "").domain == "quill-export.com"
    assert record(UK.format(created="14-May-2009"), "").domain == "quill.co.uk"


@pytest.mark.parametrize(
    ("domain", "created", "unread"),
    [
        ("quill.pt", day(2003, 1, 9), ()),
        ("quill.zz", None, ("created", "expires")),
        ("quill.tk", day(2003, 9, 1), ()),
    ],
)
def test_day_and_month_by_the_table_or_not_at_all(
    domain: str, created: datetime | None, unread: tuple[str, ...]
) -> None:
    found = record("Registrar: Bollard\nCreation Date: 09/01/2003\nExpiry Date: 10/02/2027\n", domain)
    assert found.created == created and found.unread == unread


def test_a_record_that_shows_its_order_once_is_read_by_it() -> None:
    found = record("Registrar: Bollard\nCreated: 09/01/2003\nExpires: 28/02/2027\n", "quill.zz")
    assert found.created == day(2003, 1, 9) and found.unread == ()


@pytest.mark.parametrize(
    ("holder", "country"),
    [("REDACTED FOR PRIVACY", "GB"), ("Domains By Proxy, LLC", ""), ("Withheld for Privacy ehf", "")],
)
def test_a_hidden_holder_is_nobody(holder: str, country: str) -> None:
    text = GENERIC.replace("Organization: Quill Export Ltd", f"Organization: {holder}")
    found = record(text, "quill-export.com")
    assert (found.redacted, found.registrant_org, found.registrant_country) == (True, "", country)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (GENERIC.replace("Admin Org", "Registrant City: Harwich\nAdmin City: Hull\nAdmin Org"), "Harwich"),
        (GENERIC.replace("Admin Org", "Admin City: Hull\nAdmin Org"), ""),
        (BLOCKS.format(holder="Quill Ltd"), "Harwich"),
        (BLOCKS.format(holder="Redacted for Privacy"), ""),
    ],
)
def test_the_town_is_the_named_holders(text: str, town: str) -> None:
    assert record(text, "quill.zz").registrant_city == town


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ('No match for "QUILL-EXPORT.COM".\n' + LAW, "available"),
        ("Domain Name: quill.cx\nDomain Status: No Object Found\n", "available"),
        ("%% Too many requests...\n\n%% No entries found in the Database.\n", "throttled"),
        ("Query rate limit exceeded. Please try again later.\n", "throttled"),
        ("Welcome to the server.\n" + LAW, "unread"),
        ("Domain: quill.it\nStatus: RESERVED\n", "unread"),
        ("Domain: quill.de\nStatus: connect\n", "registered"),
        ("", "unread"),
        ("Creation Date: 03/04/2020\n", "unread"),
    ],
)
def test_outcomes(text: str, outcome: str) -> None:
    assert read(text, "quill-export.com").outcome == outcome


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_ends_of_lines_and_a_mark_at_the_beginning_change_nothing(mark: str, end: str) -> None:
    text = UK.format(created="14-May-2009")
    assert read(mark + text.replace("\n", end), "quill.co.uk") == read(text, "quill.co.uk")
    assert read(f"{mark}Domain not found.{end}", "quill.co.uk").outcome == "available"


def test_a_change_counts_only_where_the_domain_is_named() -> None:
    assert read("domain: quill.zz\ndescr: Quill\nchanged: x@quill.zz 20021013\n").outcome == "registered"
    assert read("We keep this name for others.\nLast updated on 2026-10-05\n").outcome == "unread"


def test_a_dated_record_is_one_whatever_its_small_print_says() -> None:
    assert (
        read(GENERIC + "\nNot found in our register: other names.\nToo many requests are refused.\n").outcome
        == "registered"
    )


@pytest.mark.parametrize(
    "written", ["whois.bollard.test", "whois://whois.bollard.test", "http://Whois.Bollard.test/x"]
)
def test_the_server_that_knows_more(written: str) -> None:
    text = f"Domain Name: quill.test\nRegistrar WHOIS Server: {written}\nCreation Date: 2020-01-02\n"
    assert read(text, "quill.test").referral == "whois.bollard.test"


@pytest.mark.parametrize("domain", ["school.ac.test", "deep.school.ac.test"])
def test_the_record_of_a_domain_above_is_none(domain: str) -> None:
    text = "Domain name:\n    ac.test\n\nRelevant dates:\n    Registered on: before Aug-1996\n"
    assert read(text, domain).outcome == "of_another"
    assert (
        read(text, "ac.test").outcome == read(text).outcome == read(text, "tac.test").outcome == "registered"
    )
    assert read(f"domain: {domain}\n" + text, domain).outcome == "registered"


def test_what_is_beyond_the_limit_is_not_read() -> None:
    assert read("x" * LONGEST + "\n" + GENERIC).outcome == "unread"
