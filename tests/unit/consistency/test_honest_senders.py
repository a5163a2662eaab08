"""What honest senders of many countries say of themselves in two places, all invented: never a contradiction.

A false contradiction costs more trust than a missed one.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.consistency import contradictions, same
from whowrites.model import Claim

NOW = datetime(2026, 11, 24, tzinfo=UTC)

PAIRS = [
    ("company", "Brightloom Tekstil Sanayi ve Ticaret A.Ş.", "Brightloom Textile Industry and Trade Inc."),
    ("company", "Pemberwick Maschinenbau AG", "Pemberwick Machinery AG"),
    ("company", "PT. Sinar Maju Jaya", "Sinar Maju Jaya, PT"),
    ("company", "CV Karya Abadi", "Karya Abadi"),
    ("company", "Công ty TNHH Thép Minh Quang", "Minh Quang Steel Co., Ltd"),
    ("company", "บริษัท สยามวาล์ว จำกัด", "Siam Valve Co., Ltd."),
    ("company", "株式会社トキワ工業", "Tokiwa Industries Co., Ltd."),
    ("company", "トキワ工業株式会社", "株式会社トキワ工業"),
    ("company", "주식회사 한울정밀", "Hanul Precision Co., Ltd."),
    ("company", "(주)한울정밀", "한울정밀 주식회사"),
    ("company", "ТОВ «Металпром»", "Metalprom LLC"),
    ("company", "АО Северсталь-Инвест Тест", "Severstal Invest Test JSC"),
    ("company", "Metalúrgica Ouro Verde Indústria e Comércio Ltda", "Ouro Verde Metalurgica"),
    ("company", "Ets. Bonnard & Fils S.A.S.", "Etablissements Bonnard et Fils"),
    ("company", "Officine Meccaniche Gherardi S.p.A.", "O.M.G. Gherardi spa"),
    ("company", "Jansen Buizen N.V.", "Jansen Pipes NV"),
    ("company", "Oy Pohjola Teräs Ab", "Pohjola Steel"),
    ("company", "Zakłady Mechaniczne Wisła Sp. z o.o. Sp. k.", "ZM Wisla"),
    ("company", "Hengda Valve Group Co., Ltd.", "浙江恒达阀门集团有限公司"),
    ("company", "Zhejiang Hengda Valves Co Ltd", "恒达阀门"),
    ("company", "Guangzhou Baiyun Leather Factory", "广州白云皮具厂"),
    ("company", "Foshan Nanhai Jinlong Aluminium Co.", "Jinlong Aluminum (Foshan) Co., Limited"),
    ("company", "HK Sunrise Trading Limited", "Hong Kong Sunrise Trading Ltd"),
    ("company", "Al-Rashid General Trading L.L.C", "Al Rashid Gen. Trading LLC"),
    ("company", "مؤسسة النور للتجارة", "Al Noor Trading Est."),
    ("company", "Nordtool Deutschland GmbH", "Nordtool Germany"),
    ("company", "Nordtool Vertriebs GmbH", "Nordtool"),
    ("company", "Nordtool (Pty) Ltd", "Nordtool Proprietary Limited"),
    ("company", "Nordtool Pvt Ltd", "Nordtool Private Limited"),
    ("company", "Nordtool K.K.", "Nordtool KK"),
    ("company", "Nordtool d.o.o.", "Nordtool doo"),
    ("company", "Nordtool Kft.", "Nordtool Kft"),
    ("company", "Nordtool a.s.", "Nordtool AS"),
    ("company", "Nordtool SpA", "Nordtool S.p.A"),
    ("company", "Nordtool Inc. dba Brightloom", "Brightloom"),
    ("company", "Smith & Wexcombe LLP", "Smith and Wexcombe"),
    ("person", "Nguyễn Văn Minh", "Minh Nguyen"),
    ("person", "Minh Van Nguyen", "Nguyen Van Minh"),
    ("person", "Kim Min-jun", "Minjun Kim"),
    ("person", "김민준", "Kim Minjun"),
    ("person", "田中太郎", "Tanaka Taro"),
    ("person", "Tarō Tanaka", "Tanaka Taro"),
    ("person", "Mohammed Al-Sayed", "Mohamed Elsayed"),
    ("person", "Muhammad Hassan", "Mohd. Hassan"),
    ("person", "Ana María García López", "Ana Garcia"),
    ("person", "João da Silva Pereira", "Joao Pereira"),
    ("person", "Ms. Linda Chen", "陈玲"),
    ("person", "Chen Ling (Linda)", "Linda Chen"),
    ("person", "Екатерина Смирнова", "Ekaterina Smirnova"),
    ("person", "Екатерина Смирнова", "Katya Smirnova"),
    ("person", "Aleksandr Kuznetsov", "Alexander Kuznetsov"),
    ("person", "Александр Кузнецов", "Alexander Kuznetsov"),
    ("person", "Yuliya Petrenko", "Юлія Петренко"),
    ("person", "Mehmet Yılmaz", "Mehmet Yilmaz"),
    ("person", "Ole Gunnar Hansen", "O.G. Hansen"),
    ("person", "Hans-Peter Maier", "HP Maier"),
    ("person", "Priya R.", "Priya Ramachandran"),
    ("person", "陳大文", "Chan Tai Man"),
    ("person", "黃志明", "Wong Chi Ming"),
    ("person", "Chan Tai Man", "David Chan"),
    ("person", "Zhang Wei", "Zhang Wei (张伟)"),
    ("person", "Export Dept. - Lily", "Lily Zhao"),
    ("person", "M. Pierre Dupont-Leclerc", "Pierre Dupont"),
    ("phone", "+49 (0)40 5550123", "040 5550123"),
    ("phone", "+44 20 7946 0123", "020 7946 0123"),
    ("phone", "0086-577-55506611", "+86 577 5550 6611"),
    ("phone", "+39 02 5550123", "02 5550123"),
    ("phone", "+1 (212) 555-0123", "212.555.0123"),
    ("phone", "+852 2555 0123", "+86 755 2555 0123"),
    ("phone", "+7 495 555-01-23", "8 (495) 555-01-23"),
    ("phone", "+7 727 555 0123", "+7 495 555 0123"),
    ("phone", "+1 416 555 0123", "+1 212 555 0123"),
    ("phone", "+44 1624 555012", "+44 20 7946 0123"),
    ("phone", "+971 4 555 0123", "00971 50 555 0123"),
    ("phone", "+800 5550 1234", "+49 40 5550123"),
    ("phone", "+886 2 5550 1234", "+86 21 5550 1234"),
    ("address", "Hafenstr. 12, 20457 Hamburg, Germany", "Hafenstraße 12, D-20457 Hamburg"),
    ("address", "No. 88, Binhai Road, Wenzhou, Zhejiang, China 325000", "浙江省温州市滨海路88号 325000"),
    ("address", "No. 88, Binhai Road, Wenzhou", "浙江省温州市滨海路88号"),
    ("address", "Rua das Flores 15, 4050-262 Porto", "R. das Flores, 15, Porto 4050-262 Portugal"),
    ("address", "Via Roma 10, 20121 Milano MI", "Via Roma, 10 - 20121 Milan, Italy"),
    ("address", "12 Harbour Street, Leeds LS1 4AB", "12 Harbour St, Leeds, LS1 4AB, United Kingdom"),
    ("address", "ul. Długa 5, 00-238 Warszawa", "Dluga 5, 00-238 Warsaw, Poland"),
    ("address", "Praha 1", "Prague 1, Czech Republic"),
    ("address", "München", "Munich, Germany"),
    ("address", "Wien", "Vienna, Austria"),
    ("address", "København K", "Copenhagen, Denmark"),
    ("address", "Köln", "Cologne"),
    ("address", "上海", "Shanghai, China"),
    ("address", "Москва", "Moscow, Russia"),
    ("address", "P.O. Box 12345, Dubai, UAE", "Jebel Ali Free Zone, Dubai, United Arab Emirates"),
    ("address", "Flat 5, 12/F, Wing On Building, Hong Kong", "Room 1205, Wing On Bldg, Central, Hong Kong"),
    ("address", "Lebanon, NH 03766", "12 Main Street, Lebanon, New Hampshire, USA"),
    ("address", "Paris, TX 75460, USA", "Paris, Texas"),
    ("address", "Birmingham, AL", "Birmingham, Alabama, United States"),
    ("address", "1600 Main St, Suite 200, Austin, TX 78701", "1600 Main Street #200, Austin, Texas 78701"),
    ("address", "San José, Costa Rica", "San Jose, CR"),
    ("website", "https://www.nordtool.com/en/", "nordtool.com"),
    ("website", "http://nordtool.de", "https://nordtool.com"),
    ("website", "nordtool.en.alibaba.com", "nordtool.com"),
    ("website", "shop.nordtool.com", "www.nordtool.com"),
    ("country", "HK", "CN"),
    ("country", "Taiwan", "CN"),
    ("country", "PR", "US"),
    ("country", "United Kingdom", "GB"),
    ("country", "Jersey", "GB"),
    ("country", "Türkiye", "TR"),
    ("country", "UAE", "AE"),
    ("country", "Holland", "NL"),
    ("country", "Korea", "KR"),
    ("founded", "1998", "1999"),
    ("founded", "1998", "2011"),
]
PLACES = [
    # telephone, postal address, clock (minutes from UTC), country
    ("+49 40 5550123", "Hafenstr. 12, 20457 Hamburg", "+0100", "DE"),
    ("+1 862 555 0123", "12 Harbor Street, Newark, New Jersey 07102", "-0500", "US"),
    ("+1 505 555 0123", "4 Mesa Road, Albuquerque, New Mexico", "-0700", "US"),
    ("+1 603 555 0123", "12 Main Street, Lebanon, NH 03766", "-0400", "US"),
    ("+1 404 555 0123", "77 Peach Street, Atlanta, Georgia", "-0500", "US"),
    ("+995 32 255 0123", "5 Station Street, Tbilisi, Georgia", "+0400", "GE"),
    ("+44 20 7946 0123", "3 Holland Park, London W11", "+0000", "GB"),
    ("+852 2555 0123", "88 Binhai Road, Shenzhen, China", "+0800", "HK"),
    ("+86 577 5550 6611", "浙江省温州市滨海路88号", "+0800", "CN"),
    ("+91 22 5550 1234", "4 India Gate Road, Mumbai", "+0530", "IN"),
    ("+7 495 555 0123", "Moscow, Russia", "+0300", "Russia"),
    ("+90 212 555 0123", "Organize Sanayi, Bursa, Türkiye", "+0300", "TR"),
    ("+971 4 555 0123", "Jebel Ali Free Zone, Dubai, United Arab Emirates", "+0400", "UAE"),
    ("+55 11 5555 0123", "Rua das Flores 15, São Paulo", "-0300", "BR"),
    ("+234 803 555 9876", "14 Niger Road, Lagos, Nigeria", "+0100", "NG"),
    ("+48 22 555 01 23", "ul. Długa 5, 00-238 Warszawa", "+0100", "PL"),
]


@pytest.mark.parametrize(("field", "first", "second"), PAIRS)
def test_two_ways_to_say_it_are_no_contradiction(field: str, first: str, second: str) -> None:
    assert same(field, first, second) is not False
    assert same(field, second, first) is same(field, first, second)


@pytest.mark.parametrize(("phone", "address", "zone", "country"), PLACES)
def test_what_one_firm_says_of_its_place_fits(phone: str, address: str, zone: str, country: str) -> None:
    said = {"phone": phone, "address": address, "timezone": zone, "country": country}
    claims = [Claim(field, value, field, NOW) for field, value in said.items()]
    assert contradictions(claims) == ()


def test_the_same_table_still_tells_strangers_apart() -> None:
    for field, first, second in (
        ("company", "Hengda Valve Group Co., Ltd.", "Brightloom Textiles"),
        ("person", "Nguyen Van Minh", "Carlos Mendez"),
        ("phone", "+49 40 5550123", "+234 803 555 9876"),
        ("phone", "+1 876 555 0123", "+1 212 555 0123"),
        ("address", "Hafenstr. 12, 20457 Hamburg, Germany", "12 Marina Road, Lagos, Nigeria"),
        ("country", "DE", "NG"),
    ):
        assert same(field, first, second) is False, (field, first, second)
    claims = [Claim("phone", "+234 803 555 9876", "signature", NOW), Claim("country", "US", "rdap", NOW)]
    assert [item.field for item in contradictions(claims)] == ["phone"]
