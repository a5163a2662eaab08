"""Files of many texts: every line gets its answer or its fault, in order."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources import whois_rows
from whowrites.sources.whois_rows import BadRow, answered, read_rows


def test_rows_and_faults_in_order() -> None:
    good = json.dumps({"domain": " Example.COM. ", "server": "", "text": "No match"}).encode()
    bad = [b"{", b"", b"[]", b'{"text": 1}', b'{"text": "x"}', b'{"domain": 1, "text": "x"}', b"\xff"]
    lines = [good, *bad, good]
    found = list(read_rows(io.BytesIO(b"\n".join(lines))))
    assert [row if isinstance(row, tuple) else row.error for row in found] == [
        ("example.com", "No match"),
        "line 2: not JSON",
        'line 4: no object with a "text" and a "domain" of text',
        'line 5: no object with a "text" and a "domain" of text',
        ("", "x"),
        'line 7: no object with a "text" and a "domain" of text',
        "line 8: not JSON",
        ("example.com", "No match"),
    ]


def test_a_line_that_is_too_long_is_one_fault() -> None:
    long = b'{"text": "' + b"x" * (2 * whois_rows.LONGEST_LINE + 5) + b'"}\n'
    found = list(read_rows(io.BytesIO(long + b'{"text": "y"}\n')))
    assert isinstance(found[0], BadRow) and "longer" in found[0].error
    assert found[1:] == [("", "y")]


def test_deep_json_is_a_fault() -> None:
    assert list(read_rows(io.BytesIO(b"[" * 100_000))) == [BadRow("line 1: not JSON")]


def test_answers_stand_where_their_rows_stand() -> None:
    rows = [json.dumps({"domain": f"e{n}.com", "text": "Domain not found"}) for n in range(300)]
    rows[257] = "nothing"
    found = list(answered(io.BytesIO("\n".join(rows).encode())))
    assert found[257] == BadRow("line 258: not JSON")
    domains = [one["domain"] for one in found if isinstance(one, dict)]
    assert domains == [f"e{n}.com" for n in range(300) if n != 257]


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes_are_rows_or_faults(lines: list[bytes]) -> None:
    body = b"\n".join(line.replace(b"\n", b"") for line in lines)
    filled = sum(bool(line.strip()) for line in body.split(b"\n"))
    assert len(list(read_rows(io.BytesIO(body)))) == filled
