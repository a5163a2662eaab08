"""Marks of pages that are no company's site."""

from __future__ import annotations

import pytest

from whowrites.caged.page_reading.state import marks


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("This domain is for sale. Make an offer.", {"parked", "sale"}),
        ("本域名出售，请联系", {"parked", "sale"}),
        ("This domain is parked free, courtesy of a registrar", {"parked"}),
        ("Welcome to nginx!", {"default"}),
        ("It works!", {"default"}),
        ("恭喜，站点创建成功！", {"default"}),
        ("Index of /", {"default"}),
        ("Our new website is coming soon", {"holding"}),
        ("网站建设中，敬请期待", {"holding"}),
        ("Sitio en construcción", {"holding"}),
        ("قيد الإنشاء", {"holding"}),
        ("Roller bearings from Bremerhaven. Not for sale to minors.", set()),
    ],
)
def test_words_of_such_pages(said: str, expected: set[str]) -> None:
    assert set(marks("", "", [said], len(said))) == expected


def test_marks_in_the_source() -> None:
    for source in ('<script>var sedoParkingUrl="x"', 'window.park = "e30="', 'location.href="/lander"'):
        assert marks(source, "", [], 0) == ("parked",)


def test_a_page_that_says_more_is_no_holding_page() -> None:
    long = "Our catalogue is coming soon. " + "We make gears and shafts. " * 80
    assert marks("", "", [long], len(long)) == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Deze domeinnaam te koop", ("parked", "sale")),
        ("Ta domena na sprzedaż", ("parked", "sale")),
        ("このドメインは販売中です", ("parked", "sale")),
        ("이 도메인 판매합니다", ("parked", "sale")),
        ("Strona w budowie", ("holding",)),
        ("Website in aanbouw", ("holding",)),
        ("ただいま準備中です", ("holding",)),
        ("홈페이지 준비중입니다", ("holding",)),
    ],
)
def test_marks_in_more_languages_of_trade(said: str, found: tuple[str, ...]) -> None:
    assert marks("", "", [said], 40) == found


@pytest.mark.parametrize(
    "said",
    [
        "The domain example.test is available for purchase",
        "This domain is registered, but may still be available.",
        "Diese Domain könnte zu verkaufen sein, sie steht zum Verkauf",
        "Ce nom de domaine example.test est à vendre",
        "Este dominio está en venta",
        "Domínio à venda",
        "Ta domena jest już na sprzedaż",
        "Ez a domain eladó",
        "Bu alan adı satılıktır",
        "该域名正在出售",
        "Tên miền này đang được rao bán",
        "โดเมนนี้ขาย",
        "Domänen är till salu",
        "À vendre : ce domaine",
        "הדומיין למכירה",
    ],
)
def test_a_domain_said_to_be_for_sale_in_whatever_words(said: str) -> None:
    assert marks("", "", [said], 2000) == ("parked", "sale")


@pytest.mark.parametrize(
    "said",
    [
        "This page stands here because the domain has been parked at its registrar",
        "Diese Domain ist geparkt",
        "Dominio aparcado",
        "Домен зарегистрирован и припаркован",
        "Tato doména je zaparkovaná",
        "您访问的域名已过期",
        "This domain name expired on 2026-11-02",
    ],
)
def test_a_domain_said_to_be_parked_or_over(said: str) -> None:
    assert marks("", "", [said], 2000) == ("parked",)


@pytest.mark.parametrize(
    "said",
    [
        "We host your domain. Used machines for sale: lathes, mills",
        "Register a domain with us",
        "Parking sensors for hotels in our domain",
        "二手机床出售",
        "Kullanılmış makineler satılık",
        "Die Domain der Präzision\nGrundstücke zu verkaufen",
    ],
)
def test_words_of_sale_that_are_said_of_other_things(said: str) -> None:
    assert marks("", "", said.split("\n"), 2000) == ()


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("This domain is now reserved. As of now, no content has been uploaded.", "default"),
        ("Cette page web vient juste d’être activée.", "default"),
        ("Domein gereserveerd", "default"),
        ("Сайт только что создан", "default"),
        ("该网站未进行备案", "default"),
        ("このドメインは取得されています", "default"),
        ("Looks like this domain isn’t connected to a website yet", "default"),
        ("Hier entsteht eine neue Internetpräsenz", "holding"),
        ("Weboldal fejlesztés alatt", "holding"),
        ("Trang web đang được bảo trì", "holding"),
        ("เว็บไซต์อยู่ระหว่างการปรับปรุง", "holding"),
    ],
)
def test_what_hosters_put_up_before_the_owner_does(said: str, mark: str) -> None:
    assert marks("", "", [said], len(said)) == (mark,)
    assert marks("", "", [said], 2000) == ()
