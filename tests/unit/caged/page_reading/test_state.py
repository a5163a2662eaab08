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
