"""Model types to JSON and back, and to TypeScript: one mapping, derived from the dataclasses, so that no
shape is written twice."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """A model value as JSON types: dataclass -> object, tuple -> list, datetime -> `YYYY-MM-DDTHH:MM:SSZ`,
    enum -> its text."""
    kind = type(value)
    return value if kind in _PLAIN else _writer(kind)(value)  # type: ignore[arg-type]


def json_text(value: Any) -> str:
    """`to_json` as compact JSON text: json's own walk in C, which asks us for what it does not know."""
    return _COMPACT.encode(value)


def _opened(value: Any) -> Any:
    """One level of a model value, for json to go on with."""
    kind = type(value)
    if issubclass(kind, datetime):
        return stamp(value)
    if issubclass(kind, Mapping):
        return dict(value)
    return {name: getattr(value, name) for name in _field_names(kind)}  # type: ignore[arg-type]


_COMPACT = json.JSONEncoder(separators=(",", ":"), default=_opened)


@lru_cache(maxsize=4_096)  # the facts of one look have one time, and their number is large
def stamp(moment: datetime) -> str:
    """A moment as ISO 8601 UTC text with seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The moment that ISO 8601 text names; raises ValueError on any other text and on one without a zone."""
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError(f"time without a zone: {text!r}")
    return value.astimezone(UTC)


def from_json(kind: type[T], data: Any) -> T:
    """The model value that `to_json` made `data` from. Raises KeyError, TypeError or ValueError when
    `data` is not of that shape."""
    return typing.cast(T, _reader(kind)(data))  # type: ignore[arg-type]


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _writer(kind: type) -> Callable[[Any], Any]:
    """How values of this type are written: found once, since a dossier holds hundreds of them."""
    if issubclass(kind, StrEnum):
        return lambda value: value.value
    if issubclass(kind, datetime):
        return stamp
    if issubclass(kind, tuple | list):
        return lambda value: [to_json(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {key: to_json(item) for key, item in value.items()}
    names = _field_names(kind)  # type: ignore[arg-type]
    if len(names) < 2:
        return lambda value: {name: to_json(getattr(value, name)) for name in names}
    fields = attrgetter(*names)

    def write_object(value: Any) -> Any:
        return {
            name: item if type(item) in _PLAIN else to_json(item)
            for name, item in zip(names, fields(value), strict=True)
        }

    return write_object


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        readers = [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]

        def read_object(data: Any) -> Any:
            return kind(**{name: read(data[name]) for name, read in readers if name in data})  # type: ignore[operator]

        return read_object
    if origin in (types.UnionType, typing.Union):
        others = [arg for arg in args if arg is not type(None)]
        if len(others) > 1:
            return lambda data: data
        read = _reader(others[0])
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        item = _reader(args[0])
        return lambda data: tuple(item(entry) for entry in data)
    if kind is datetime:
        return moment
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda data: data


_SCALARS = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    datetime: "string",
    type(None): "null",
}


def typescript() -> str:
    """The text of `extension/shared/types.d.ts`: the enums and the types that cross to the extension."""
    # Not needed by who only writes JSON: a page's reader is a process of its own, and starts for each page.
    from whowrites import cards, model

    exported = (
        model.Auth, cards.Line, cards.Conflict, cards.Cell, cards.Row, cards.Fact, cards.Card,
        cards.Fault, cards.Result, cards.Vetted,
    )  # fmt: skip
    parts = ["// Generated from model.py and cards.py by `python -m whowrites.wire`. Do not edit.\n"]
    for enum in (model.Kind, model.Level, model.Reach):
        values = " | ".join(f'"{item.value}"' for item in enum)
        parts.append(f"export type {enum.__name__} = {values};\n")
    for kind in exported:
        hints = typing.get_type_hints(kind)
        lines = "".join(f"  {name}: {_ts(hints[name])};\n" for name in _field_names(kind))
        parts.append(f"export interface {kind.__name__} {{\n{lines}}}\n")
    return "\n".join(parts)


def _ts(kind: Any) -> str:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(_ts(arg) for arg in args)
    if origin is tuple:
        return f"{_ts(args[0])}[]"
    return _SCALARS.get(kind) or typing.cast(str, kind.__name__)


if __name__ == "__main__":
    print(typescript(), end="")
