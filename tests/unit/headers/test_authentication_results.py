from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cost import grows_with_length
from whowrites.headers.authentication_results import LONGEST, Result, read, words

WORD = st.text(st.characters(codec="ascii", categories=("L", "N"), include_characters="-."), min_size=1)


def test_a_field_of_the_rfc() -> None:
    """RFC 8601 appendix B.4, with the comments and blanks that it allows."""
    read_ = read(
        "example.com 1; auth=pass (cram-md5) smtp.auth=sender@example.net;\n spf = pass"
        ' smtp.mailfrom="example.net";'
        ' dkim/1=fail reason="bad ; signature" (a (nested) comment; dmarc=pass) header.d=mail.example.net'
    )
    assert read_.server == "example.com"
    assert read_.results == (
        Result("auth", "pass", (("smtp.auth", "sender@example.net"),)),
        Result("spf", "pass", (("smtp.mailfrom", "example.net"),)),
        Result("dkim", "fail", (("reason", "bad ; signature"), ("header.d", "mail.example.net"))),
    )


def test_a_field_without_a_server_and_one_without_results() -> None:
    microsoft = read(
        "spf=pass (sender IP is 198.51.100.7)\n smtp.mailfrom=acme.example; dkim=none;dmarc=bestguesspass"
    )
    assert (microsoft.server, [item.method for item in microsoft.results]) == ("", ["spf", "dkim", "dmarc"])
    assert read("mx.example.com; none").results == ()
    assert read("").results == ()


def test_a_comment_that_is_never_closed_hides_the_rest() -> None:
    assert read("mx.example.com; spf=fail (x; dmarc=pass").results == (Result("spf", "fail"),)


def test_words_leave_comments_out() -> None:
    assert words("pass (a: b) client-ip=198.51.100.7;") == ["pass", "client-ip=198.51.100.7"]


@given(
    server=WORD,
    found=st.lists(st.tuples(WORD, WORD, st.lists(st.tuples(WORD, WORD), max_size=3)), max_size=5),
)
def test_what_is_written_is_read_again(
    server: str, found: list[tuple[str, str, list[tuple[str, str]]]]
) -> None:
    text = server + "".join(
        f"; {method}={result}" + "".join(f' h.{name}="{said}" (note; x=y)' for name, said in properties)
        for method, result, properties in found
    )
    assert read(text) == (
        type(read(text))(
            server.lower(),
            tuple(
                Result(
                    method.lower(),
                    result.lower(),
                    tuple((f"h.{name.lower()}", said) for name, said in properties),
                )
                for method, result, properties in found
            ),
        )
    )


@given(st.text(st.sampled_from(' \t;=()"\\ab.@'), max_size=300) | st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for result in read(text).results:
        assert result.method and result.result


def test_time_grows_with_the_length_only() -> None:
    for sign in (";", "(", '"', "=", "a=b;", "a = ", "\\", "((a)"):
        grows_with_length(read, lambda n, sign=sign: sign * (n // len(sign)), LONGEST)
        assert read(sign * 4 * LONGEST) == read((sign * LONGEST)[:LONGEST]), "what is beyond is not read"
