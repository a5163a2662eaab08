"""JSON bodies read strictly: what two readers could understand in two ways is refused."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

MAX_DEPTH = 20

_SURROGATE = re.compile("[\ud800-\udfff]")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[{]}"))


class BadBody(ValueError):
    """Not a body that we read. `code` names the fault in the catalogs."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object (RFC 8259) that `body` is.

    Raises BadBody for: other roots, nesting deeper than MAX_DEPTH, a name used twice in one object, NaN and
    infinities
    (1e400 too), a byte order mark, text that is not UTF-8, lone surrogates and NUL in strings.
    """
    if _depth(body) > MAX_DEPTH:
        raise BadBody("json_depth")
    try:
        text = body.decode("utf-8")
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadBody("json_syntax") from error
    if not isinstance(value, dict):
        raise BadBody("json_root")
    if b"\\u" in body and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise BadBody("json_characters")
    if b"\\u0000" in body or b"\0" in body:
        raise BadBody("json_characters")
    return value


def _depth(body: bytes) -> int:
    """The deepest nesting, found without recursion, strings passed over whole."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for bracket in _STRING.sub(b"", body).translate(None, _NO_BRACKETS):
        if bracket in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise BadBody("json_duplicate")
    return value


def _no_constant(name: str) -> NoReturn:
    raise BadBody("json_number")


def _whole(text: str) -> int:
    """Sixteen digits at most: beyond 2**53 readers differ (RFC 8259 §6), and no count of ours comes near."""
    if len(text) > 16:
        raise BadBody("json_number")
    return int(text)


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise BadBody("json_number")
    return value
