"""Pairs of firm names, all invented, and what may be said of them."""

from __future__ import annotations

import pytest

from whowrites.consistency.company import same_company

SAME = [
    ("Nordtool GmbH", "Nordtool"),
    ("Nordtool GmbH & Co. KG", "NORDTOOL"),
    ("Nord Tool Ltd", "Nordtool Limited"),
    ("Nord-Tool Ltd.", "Nordtool"),
    ("NORDTOOL Trading Co., Ltd.", "Nordtool International Trading"),
    ("Shenzhen Hongda Trading Co., Ltd", "HONGDA TRADING (SHENZHEN) LIMITED"),
    ("Ningbo Yuanfan Import & Export Co., Ltd.", "Yuanfan Imp. & Exp. Co., Ltd (Ningbo)"),
    ("Baltic Spindle Mfg. Inc.", "Baltic Spindle Manufacturing, Inc"),
    ("Aurelia Intl Holdings", "Aurelia International Holding"),
    ("Müller Werkzeuge GmbH", "Muller Werkzeuge"),
    ("Ferreira & Filhos, Lda.", "Ferreira e Filhos"),
    ("Comercial Andaluza S.A. de C.V.", "Comercial Andaluza SA"),
    ("Société Bretonne S.A.R.L.", "Societe Bretonne SARL"),
    ("Talleres Ibarra, S.L.U.", "Talleres Ibarra"),
    ("Kovář Nástroje s.r.o.", "Kovar Nastroje"),
    ("Kowalski Stal Sp. z o.o.", "Kowalski Stal"),
    ("Anadolu Makine San. ve Tic. Ltd. Şti.", "Anadolu Makine San ve Tic"),
    ("Svensson Bearings AB", "Svensson Bearing"),
    ("Van Dijk Pompen B.V.", "Van Dijk Pompen"),
    ("Al Noor Building Materials FZE", "Al Noor Building Material"),
    ("Mehta Brothers Pvt. Ltd.", "Mehta Bros"),
    ("Pacific Pharma Sdn Bhd", "Pacific Pharmaceutical"),
    ("Hansen Bros A/S", "Hansen Brothers"),
    ("Oakfield Technologies Inc.", "Oakfield Technology"),
    ("O'Leary Timber Ltd", "OLeary Timber"),
    ("深圳宏达贸易有限公司", "宏达贸易"),
    ("宁波远帆进出口有限公司", "宁波远帆"),
    ("宁波远帆进出口有限公司", "Ningbo Yuanfan"),
    ("宁波远帆", "Ningbo Yuanfan Import and Export Co., Ltd"),
    ("重庆长安远航机械有限公司", "Chongqing Changan Yuanhang Machinery"),
    ("厦门海川科技有限公司", "Xiamen Haichuan Technology Co Ltd"),
    ("深圳市吕氏五金", "Shenzhen Lvshi Hardware"),
    ("Ningbo Yuanfan 宁波远帆", "宁波远帆进出口有限公司"),
    ("ООО Ромашка", "Romashka LLC"),
    ("Elektromash OOO", "ООО Электромаш"),
    ("Brothers Keller", "Gebr. Keller GmbH"),
    ("The Oak Company", "Oak Co"),
    ("Lindenhof Optics", "Lindenhof Optics Asia Ltd"),
]
DIFFERENT = [
    ("Nordtool GmbH", "Baltic Spindle GmbH"),
    ("Castellan Group", "Harbour Logistics Ltd"),
    ("Brightloom Textiles", "Meridian Oilfield Services"),
    ("Saltmarsh Pumps Ltd", "Greenvale Dental Clinic"),
    ("Talleres Ibarra S.L.", "Comercial Andaluza S.A."),
    ("Shenzhen Hongda Trading", "Shenzhen Kexin Trading"),
    ("深圳宏达贸易有限公司", "宁波远帆进出口有限公司"),
    ("Kowalski Stal", "Nováček Textil"),
    ("Oakfield Timber", "Castlegate Chemicals"),
    ("Wrenmoor Gaskets", "Pellworm Cables"),
    ("Hillside Consulting Ltd", "Ferncliff Tiles"),
    ("Ravensworth Media", "Calderbrook Mills"),
]
NO_DECISION = [
    ("ABC Trading", "Anhui Best Chemical"),
    ("ABC Trading Co., Ltd", "Anhui Best Chemical Co., Ltd"),
    ("HLT GmbH", "Hanseatische Lager und Transport GmbH"),
    ("Pacific Trading", "Pacific Ocean Foods"),
    ("Pellworth Seals", "Pellworm Cables"),
    ("Trading Group", "Nordtool"),
    ("International Trading Co., Ltd", "Export Import Company"),
    ("深圳宏达贸易有限公司", "Kexin Trading"),
    ("联志", "Lenwin Computers"),
    ("Ningbo Yuanfan", "Farsail Lamps"),
    ("ООО Ромашка", "Camomile LLC"),
    ("شركة النور", "Al Noor"),
    ("Hansen Group", "Hansen Fish Processing Norway Harvest"),
    ("宁波遠帆", "宁波远帆"),
    ("", "Nordtool"),
    ("有限公司", "宁波远帆"),
    ("Nordtool", "Nordtoolings"),
    ("SMT", "Solway Marine Trading"),
    ("Li & Sons", "Lison Hardware"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_ways_to_write_one_firm(first: str, second: str) -> None:
    assert same_company(first, second) is True
    assert same_company(second, first) is True


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_firms(first: str, second: str) -> None:
    assert same_company(first, second) is False
    assert same_company(second, first) is False


@pytest.mark.parametrize(("first", "second"), NO_DECISION)
def test_what_may_be_one_firm_or_two(first: str, second: str) -> None:
    assert same_company(first, second) is not False
    assert same_company(second, first) is same_company(first, second)
