"""Names of other scripts in Latin letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.romanised import is_pinyin, parts, plain, readings, script


def test_scripts() -> None:
    assert script("Nordtool 宁") == "latin"
    assert [script(name) for name in ("宁波", "Иван", "Γεώργιος", "محمد", "123")] == [
        "han", "cyrillic", "greek", "other", "",
    ]  # fmt: skip
    assert parts("周晓明 (Zhou Xiaoming)") == ("周晓明", "Zhou Xiaoming")


def test_characters_with_two_readings_have_both() -> None:
    assert readings("宁波远帆") == {"ningboyuanfan"}
    assert readings("长安") == {"changan", "zhangan"}
    assert "chongqing" in readings("重庆")
    assert "xiamen" in readings("厦门")
    assert plain("Иван Петров") == "ivan petrov"


def test_syllables() -> None:
    assert is_pinyin("yuanfan") and is_pinyin("hongda")
    assert not is_pinyin("nordtool") and not is_pinyin("textiles")


@given(st.text(max_size=400))
def test_any_text_is_read_and_never_grows_without_bound(text: str) -> None:
    assert len(readings(text)) <= 64
    assert plain(text).isascii()
    assert script(text) in {"latin", "han", "cyrillic", "greek", "other", ""}
    assert len(parts(text)) <= 2
