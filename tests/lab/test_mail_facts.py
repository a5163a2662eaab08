"""Facts of the DNS from the wire to the card's sentence, asked as an opened mail asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whowrites import present
from whowrites.cards import Card
from whowrites.lab.world import Lab
from whowrites.model import Level, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

Ask = Callable[..., Card]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, utc_now)
    yield opened
    opened.close()


@pytest.fixture
def card(lab: Lab, store: Store) -> Iterator[Ask]:
    """`card(address)`: the whole card, in English unless said otherwise."""
    vetting = Vetting(lab.internet, store)

    def ask(address: str, lang: str = "en", reach: Reach = Reach.PASSIVE) -> Card:
        return present.card(vetting.finish(Subject(address), reach), lang, top=None)

    yield ask
    vetting.close()


def said(card: Card) -> set[str]:
    return {line.text for line in (*card.reasons, *card.goods, *card.notes, *card.unknowns)}


# What the card says of a domain, which stands as @ here.
CARDS: dict[str, tuple[set[Level], str]] = {
    "ferncliff-tiles.com": (
        {Level.MEDIUM},
        """
        The mail servers of @ (mail.@) lead to an address that is not public: no mail can arrive
        @ publishes 2 SPF records; of several, none has an effect
        @ publishes a DMARC record with a fault, so it has no effect
        """,
    ),
    "oldquarry-stone.com": (
        {Level.MEDIUM},
        """
        The mail servers of @ (mx.closed-mailhost.net) do not exist: no mail can arrive
        @ publishes an SPF record that cannot be read (“inlcude:spf.closed-mailhost.net”), so it has no effect
        @ publishes a DMARC record with a fault, so it has no effect
        """,
    ),
    "larkspur-enamel.com": (
        {Level.LOW, Level.UNKNOWN},
        """
        Mail for @ is run by Microsoft 365
        Mail for @ goes to a Microsoft 365 account that bears another name: larkspurgroup-com
        @ publishes further rules for its mail: MTA-STS, TLS-RPT, BIMI
        The DNS of @ is signed, and the signature is right (DNSSEC)
        @ says who may issue certificates for it: certs.example (CAA)
        @ asks others to refuse or set aside mail that misuses its name (DMARC reject)
        """,
    ),
    "brackenfold-wire.com": (
        {Level.LOW, Level.UNKNOWN},
        """
        @ receives mail at mx1.@
        mx2.@, one of the mail servers of @, does not exist
        The domain @ allows any server in the world to send in its name (SPF +all)
        @ asks others to refuse or set aside 20 % of the mail that misuses its name (DMARC reject)
        @ publishes no further rules for its mail (MTA-STS, TLS-RPT, BIMI)
        @ does not sign its DNS, nor say who may issue certificates for it, which is usual
        """,
    ),
    "sallowfield-cable.com": (
        {Level.LOW, Level.UNKNOWN},
        """
        @ names the servers that may send for it (SPF), by a method that has long been advised against
        @ asks others to refuse or set aside mail that misuses its name (DMARC quarantine)
        """,
    ),
}


@pytest.mark.parametrize("domain", CARDS)
def test_the_card_says_what_dns_says(card: Ask, domain: str) -> None:
    levels, sentences = CARDS[domain]
    shown = card(f"sales@{domain}")
    expected = {line.strip().replace("@", domain) for line in sentences.strip().splitlines()}
    assert expected <= said(shown), sorted(said(shown))
    assert shown.level in levels


@pytest.mark.parametrize(
    ("domain", "sentence", "kind"),
    [
        ("unheard-of-firm.com", "The domain @ does not exist in DNS", "risk"),
        ("lab-answers.com", "The domain @ has no server that could receive mail", "risk"),
        (
            "saltmarsh-pumps.com",
            "Mail service could not be checked: the domain's name servers do not work",
            "unknown",
        ),
        ("pellworth-seals.com", "Mail service could not be checked: no answer in time", "unknown"),
        (
            "wrenmoor-gaskets.com",
            "Mail service could not be checked: the server refused to answer",
            "unknown",
        ),
    ],
)
def test_the_four_answers_of_dns_are_four(lab: Lab, card: Ask, domain: str, sentence: str, kind: str) -> None:
    lab.put("lab-answers.com", "TXT", "the name exists and has nothing to do with mail")
    shown = card(f"x@{domain}")
    lines = {line.text: line for line in (*shown.reasons, *shown.notes, *shown.unknowns)}
    line = lines[sentence.replace("@", domain)]
    assert (line.kind.value, line.source) == (kind, "DNS")
    assert (line.points > 0) == (kind == "risk")


def test_the_ending_speaks_where_the_domain_does_not(lab: Lab, card: Ask) -> None:
    """RFC 9989: the record of a public suffix holds for those below it that have none."""
    lab.put("_dmarc.bank", "TXT", "v=DMARC1; p=reject; np=reject; psd=y")
    lab.put("ending-speaks.bank", "MX", "0 .")
    lab.put("speaks-itself.bank", "MX", "0 .")
    lab.put("_dmarc.speaks-itself.bank", "TXT", "v=DMARC1; p=reject; t=y")
    sentence = (
        "ending-speaks.bank sets no rule of its own against misuse of its name; its ending .bank asks others "
        "to refuse or set aside such mail (DMARC reject)"
    )
    assert sentence in said(card("a@ending-speaks.bank"))
    itself = "speaks-itself.bank asks others to refuse or set aside mail that misuses its name"
    assert f"{itself} (DMARC quarantine)" in said(card("a@speaks-itself.bank"))


def test_an_address_record_into_private_space_takes_no_mail_in(lab: Lab, card: Ask) -> None:
    lab.put("inward-only.com", "A", "10.0.0.7")
    lab.put("outward-too.com", "A", "11.22.250.9")
    lab.put("outward-too.com", "AAAA", "64:ff9b::b16:fa09")
    sentence = "The mail servers of @ (@) lead to an address that is not public: no mail can arrive"
    assert sentence.replace("@", "inward-only.com") in said(card("a@inward-only.com"))
    sentence = "@ names no mail server; mail would go to the host of that name"
    assert sentence.replace("@", "outward-too.com") in said(card("a@outward-too.com"))


def test_opening_a_mail_asks_only_for_the_domain_its_labels_and_its_hosts(lab: Lab, card: Ask) -> None:
    card("m.petersen@reader-81.sallowfield-cable.com")
    own = {question.partition(" ")[2] for service, question in lab.log if service == "dns"}
    allowed = {
        "sallowfield-cable.com",
        "_dmarc.sallowfield-cable.com",
        "_mta-sts.sallowfield-cable.com",
        "_smtp._tls.sallowfield-cable.com",
        "default._bimi.sallowfield-cable.com",
        "mx.sallowfield-cable.com",
    }
    assert {name for name in own if name.endswith("sallowfield-cable.com")} == allowed
    assert not [name for name in own if "spf-hotel" in name]


@pytest.mark.parametrize(
    ("domain", "sentence"),
    [
        (
            "sallowfield-cable.com",
            "The SPF record of @ needs 12 look-ups, where 10 are allowed, so it may have no effect",
        ),
        (
            "withyford-pipes.com",
            "The SPF record of @ includes that of open.spf-hotel.net,"
            " which lets any server in the world send",
        ),
        (
            "northsea-bearings.com",
            "The SPF record of @ and all that it includes are in order (1 look-up of 10)",
        ),
    ],
)
def test_a_closer_look_walks_along_spf(lab: Lab, card: Ask, domain: str, sentence: str) -> None:
    assert sentence.replace("@", domain) in said(card(f"x@{domain}", reach=Reach.CONTACT))
    assert not [question for _, question in lab.log if "%" in question]


def test_a_resolver_that_invents_names_is_believed_in_nothing(lab: Lab, store: Store) -> None:
    other = Lab()
    other.zones.names.clear()
    with other:
        for number in range(2):
            other.put(f"invented{number}.com", "A", "11.1.1.1")
        vetting = Vetting(other.internet, store)
        del other.zones.records["com", "NS"]
        other.dns.forget()
        shown = present.card(vetting.finish(Subject("x@nobody-knows-it.com"), Reach.PASSIVE), "en", top=None)
        vetting.close()
    assert "Mail service could not be checked: this network does not say truly which names exist" in said(
        shown
    )


def test_chinese_cards_have_the_same_facts(card: Ask) -> None:
    told = said(card("sales@ferncliff-tiles.com", "zh_CN"))
    assert "ferncliff-tiles.com 公布了 2 条 SPF 记录；多于一条时全部无效" in told
