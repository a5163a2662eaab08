"""Known domains laid out by what they can be mistaken by."""

from __future__ import annotations

from whowrites.reading.known_domains import ending_of, label_of, layout

KNOWN = frozenset({"nordtool.com", "nordtool.de", "yuan-fan.cn", "dhl.com", "lakeuni.ac.uk", "trade.com"})


def test_labels_and_endings() -> None:
    assert (label_of("xn--bcher-kva.example"), ending_of("lakeuni.ac.uk")) == ("bücher", "ac.uk")
    assert label_of("xn--zzzzzzz9999.example") == "xn--zzzzzzz9999"


def test_every_way_to_a_domain() -> None:
    held = layout(KNOWN)
    assert held.label["nordtool"] == ("nordtool.com", "nordtool.de")
    assert held.plain["yuanfan"] == held.outer["yuan"] == ("yuan-fan.cn",)
    assert held.glued["lakeuniacuk"] == held.spaced["lakeuni ac uk"] == ("lakeuni.ac.uk",)
    assert "yuan-fan" in held.drawn.by_length[8]


def test_short_names_and_words_of_trade_stand_only_for_themselves() -> None:
    held = layout(KNOWN)
    assert held.label["dhl"] == ("dhl.com",)
    assert not {"dhl", "trade"} & set(held.plain)
    assert not {"dhl", "trade"} & {name for names in held.drawn.by_length.values() for name in names}


def test_one_set_is_laid_out_once() -> None:
    assert layout(KNOWN) is layout(frozenset(KNOWN))
