"""Every company file: it reads, it is plainly invented, and together they show what the demo must show."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites.lab import company
from whowrites.model import Level

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
COMPANIES = company.load_all(NOW)
MAILS = [mail for firm in COMPANIES for mail in firm.mail]
BY_DOMAIN = {firm.domain: firm for firm in COMPANIES}


@pytest.mark.parametrize("firm", COMPANIES, ids=lambda firm: firm.id)
def test_a_file_says_what_it_shows_and_what_is_expected(firm: company.Company) -> None:
    assert len(firm.about) > 40
    assert firm.mail or firm.domain
    for mail in firm.mail:
        assert Level(mail.level)
        assert mail.at < NOW
        assert mail.name and mail.subject and mail.snippet
        assert mail.address.count("@") == 1
    if firm.registration is not None:
        assert firm.registration.created < NOW < firm.registration.expires


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.address)
def test_every_sender_and_every_reply_to_lives_in_the_lab(mail: company.Mail) -> None:
    for address in (mail.address, mail.reply_to or mail.address):
        domain = address.rpartition("@")[2]
        assert domain in BY_DOMAIN or domain.partition(".")[2] in BY_DOMAIN


def test_the_inbox_holds_all_levels_and_the_promised_pairs() -> None:
    assert len(MAILS) >= 14
    assert {mail.level for mail in MAILS} == {"high", "medium", "low", "unknown"}
    senders = Counter(mail.address for mail in MAILS)
    [twice] = [address for address, count in senders.items() if count == 2]
    first, second = sorted((mail for mail in MAILS if mail.address == twice), key=lambda mail: mail.at)
    assert (first.reply_to, first.level) == (None, "low")
    assert second.reply_to is not None and second.level != "low"


def test_the_kinds_of_company_that_others_build_on_are_there() -> None:
    assert [firm.domain for firm in COMPANIES if firm.known_contact] == ["hengtai-fasteners.com"]
    assert [firm.domain for firm in COMPANIES if firm.zone.state == "servfail"] == ["saltmarsh-pumps.com"]
    assert [firm.domain for firm in COMPANIES if firm.zone.mx == ("0 .",)] == ["vantage-notices.com"]
    assert {"gmail.com", "163.com", "qq.com", "outlook.com"} <= BY_DOMAIN.keys()
    assert {firm.domain.rpartition(".")[2] for firm in COMPANIES} == {
        "",
        "com",
        "net",
        "org",
        "uk",
        "cn",
        "insurance",
        "vn",
    }
    fake = BY_DOMAIN["castellan-groups.com"].registration
    assert fake is not None and NOW - fake.created == timedelta(days=21)


def write(folder: Path, text: str) -> Path:
    path = folder / "firm.toml"
    path.write_text(text, "utf-8")
    return path


def test_dates_may_be_relative_or_fixed(tmp_path: Path) -> None:
    head = 'about = "x"\ndomain = "firm.example"\n[registration]\nregistrar = "R"\n'
    young = company.load(
        write(tmp_path, head + "created_days_ago = 41\nupdated_days_ago = 1"), NOW
    ).registration
    assert young is not None
    assert (NOW - young.created, NOW - young.updated) == (timedelta(days=41), timedelta(days=1))
    old = company.load(write(tmp_path, head + "created = 1998-03-17"), NOW).registration
    assert old is not None
    assert old.created == old.updated == datetime(1998, 3, 17, 10, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        'domain = "x.example"',
        'about = "x"\nsurprise = 1',
        'about = "x"\n[registration]\nregistrar = "R"',
        'about = "x"\n[zone]\nhost = "@"',
        'about = "x"\n[smtp]\naccept = []',
        'about = "x"\n[[mail]]\nname = "N"',
    ],
)
def test_a_file_off_the_schema_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        company.load(write(tmp_path, text), NOW)
