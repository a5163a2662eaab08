"""What the strict reader takes and what it refuses, quickly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.web.strict_json import MAX_DEPTH, BadBody, read_object


def nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def test_plain_objects_are_read() -> None:
    text = '{"a": [1, 2.5, null, true, "[[[{{{\\"]"], "b": {"ü": "\\u00fc\\ud83d\\ude00"}}'
    assert read_object(text.encode()) == {"a": [1, 2.5, None, True, '[[[{{{"]'], "b": {"ü": "ü😀"}}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (nested(MAX_DEPTH + 1), "json_depth"),
        (nested(10_000), "json_depth"),
        (b"[" * 100_000, "json_depth"),
        (b'{"a": 1, "a": 2}', "json_duplicate"),
        (b'{"b": {"a": 1, "\\u0061": 2}}', "json_duplicate"),
        (b'{"a": NaN}', "json_number"),
        (b'{"a": -Infinity}', "json_number"),
        (b'{"a": 1e400}', "json_number"),
        (b'{"a": "\\ud800"}', "json_characters"),
        (b'{"\\udc00": 1}', "json_characters"),
        (b'{"a": "\\u0000"}', "json_characters"),
        (b'{"a": "x\x00"}', "json_syntax"),
        (b"\xef\xbb\xbf{}", "json_syntax"),
        (b"\xff\xfe{\x00}\x00", "json_syntax"),
        (b'{"a": "\xff"}', "json_syntax"),
        (b"[]", "json_root"),
        (b'"text"', "json_root"),
        (b"1", "json_root"),
        (b"", "json_syntax"),
        (b"{} {}", "json_syntax"),
        (b"{'a': 1}", "json_syntax"),
        (b'{"a": 1,}', "json_syntax"),
        (b'{"a": ' + b"9" * 5000 + b"}", "json_number"),
    ],
)
def test_what_two_readers_could_read_in_two_ways_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(BadBody) as caught:
        read_object(body)
    assert caught.value.code == code


def test_twenty_levels_are_read() -> None:
    assert read_object(nested(MAX_DEPTH))["a"]


def test_brackets_in_long_strings_do_not_count() -> None:
    assert read_object(b'{"a": "' + b"[" * 1000 + b'"}')["a"] == "[" * 1000


@given(
    st.binary(max_size=120)
    | st.text(st.sampled_from('{}[]",:0123456789eE+-.ntfa\\\\u'), max_size=60).map(str.encode)
)
def test_any_body_is_an_object_or_refused(body: bytes) -> None:
    try:
        assert isinstance(read_object(body), dict)
    except BadBody as error:
        assert error.code
