"""Signatures of stored messages: parts, charsets, HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.caged.letter import run, words_of

PLAIN = "Best regards\nAnna Berg\nNordtool GmbH\nTel: +49 421 5550123"
FIELDS = [["person", "Anna Berg"], ["company", "Nordtool GmbH"], ["phone", "+49 421 5550123"]]


def letter(kind: str, body: str, more: str = "") -> bytes:
    return f"From: a@nordtool.example\nContent-Type: {kind}\n{more}\n{body}".encode()


def test_a_plain_letter() -> None:
    assert run(letter("text/plain; charset=utf-8", PLAIN), "", {})["fields"] == FIELDS


def test_a_letter_in_html_only() -> None:
    html = PLAIN.replace("\n", "<br>\n") + "<style>p{}</style><script>Tel: +1 212 555 0143</script>"
    assert run(letter("text/html; charset=utf-8", f"<p>Hi</p><div>{html}</div>"), "", {})["fields"] == FIELDS


def test_the_plain_form_of_several_and_no_attachment() -> None:
    body = (
        "--b\nContent-Type: text/html\n\n<p>html</p>\n"
        "--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nfile\n"
        "--b\nContent-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: base64\n\n"
        "zPXA8g==\n--b--\n"
    )
    assert words_of(letter('multipart/alternative; boundary="b"', body)).strip() == "条莉"


@pytest.mark.parametrize(
    "data", [b"", b"\0\xff" * 50, b"From: a\nContent-Type: text/plain; charset=nonsense\n\nHi \xff"]
)
def test_whatever_comes(data: bytes) -> None:
    assert run(data, "", {})["fields"] == []


def test_a_hostile_message_takes_no_long_time() -> None:
    def nested(n: int) -> bytes:
        part = '--b{}\nContent-Type: multipart/mixed; boundary="b{}"\n\n'
        return letter('multipart/mixed; boundary="b0"', "".join(part.format(at, at + 1) for at in range(n)))

    def deep(n: int) -> bytes:
        return letter("text/html", "<div>" * n + "+1 " * n)

    for message, longest in ((nested, 300), (deep, 50_000)):
        grows_with_length(lambda data: run(data, "", {}), message, longest)


@given(
    st.binary(max_size=300),
    st.sampled_from(["text/plain", "text/html; charset=gb2312", "multipart/mixed; boundary=a"]),
)
def test_any_letter_has_fields_or_none(body: bytes, kind: str) -> None:
    data = f"From: a@nordtool.example\nContent-Type: {kind}\n\n".encode() + body
    assert all(isinstance(text, str) for field in run(data, "", {})["fields"] for text in field)
    assert isinstance(words_of(body), str)
