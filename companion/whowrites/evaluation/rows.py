"""Labelled senders, one JSON object a line, as the subjects that the rating sees: header facts and nothing
else.

Fields are those of a header (from_name, from_address, reply_to, spf, dkim, dmarc, dkim_domains,
spf_mailfrom, subject, has_to, has_refs, list_id, list_unsub, esp ...), with id, label, kind and source. An
empty text is absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from whowrites.address import registrable
from whowrites.model import Auth, Header, Subject
from whowrites.reading.topic import answers, topic
from whowrites.sources.lists import is_free

_ARCHIVES = ("lists:", "lists-fraud:")
"""Sources that were read in the archive of a list: list_id and return_path are the archive's own, on both
sides."""
_NAME = 200


class BadRow(ValueError):
    """A line that is no row; the message names line and fault."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sender. `innocent` is the class of an honest one, empty for others. `archived`: whether
    the archive that it is from put a List-Id and a List-Unsubscribe into it; None where it put neither.
    """

    id: str
    label: str
    kind: str
    innocent: str
    sender: str
    subject: Subject
    archived: tuple[bool, bool] | None = None


def as_archived(row: Row) -> Row:
    """The row with the archive's own lines taken for what they say."""
    subject = row.subject
    if row.archived is None or subject.header is None:
        return row
    listed, unsubscribe = row.archived
    channel = _channel(listed, unsubscribe, subject.header.service)
    auth = replace(subject.auth, channel=channel) if subject.auth else Auth(channel=channel)
    header = replace(subject.header, unsubscribe=unsubscribe)
    return replace(row, subject=replace(subject, auth=auth, header=header))


def read(lines: Iterable[str], first: int = 1) -> Iterator[Row]:
    """The rows of a JSONL text, in order. Raises BadRow with the line's number, from `first` on."""
    return map(_row, objects(lines, "from_address", first))


def objects(lines: Iterable[str], field: str, first: int = 1) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL text, each with a text under `field`; empty lines are passed over.

    Raises BadRow with the line's number, from `first` on.
    """
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError as error:
            raise BadRow(f"line {number} is not JSON: {error}") from error
        if not isinstance(data, dict) or not isinstance(data.get(field), str):
            raise BadRow(f"line {number} has no text under {field}")
        yield data


def senders(rows: Iterable[Row]) -> tuple[list[Row], int]:
    """One row a sender, the first of each label and lower-case address; and how many rows there were."""
    first: dict[tuple[str, str], Row] = {}
    number = 0
    for row in rows:
        number += 1
        first.setdefault((row.label, row.sender), row)
    return list(first.values()), number


def _row(data: dict[str, Any]) -> Row:
    text = _Texts({field: value for field, value in data.items() if isinstance(value, str)})
    archived = text["source"].startswith(_ARCHIVES)
    lines = bool(data.get("list_id")), bool(data.get("list_unsub"))
    listed, unsubscribe = (False, False) if archived else lines
    return Row(
        id=text["id"],
        label=text["label"],
        kind=text["kind"],
        innocent=_innocent(data, text, archived) if data.get("label") == "ham" else "",
        sender=text["from_address"].lower(),
        subject=Subject(
            address=text["from_address"],
            name=text["from_name"][:_NAME],
            reply_to=text["reply_to"],
            surface="file",
            auth=_auth(data, text, _channel(listed, unsubscribe, text["esp"])),
            header=Header(
                return_path="" if archived else text["return_path"],
                sender=text["sender"],
                message_id_domain=text["message_id_domain"],
                addressed=data.get("has_to"),
                answers=answers(text["subject"]),
                threaded=data.get("has_refs"),
                topic=topic(text["subject"]),
                unsubscribe=unsubscribe,
                service=text["esp"],
            ),
        ),
        archived=lines if archived and any(lines) else None,
    )


class _Texts(dict[str, str]):
    """The fields of a row that are texts; all others are empty ones."""

    def __missing__(self, field: str) -> str:
        return ""


def _channel(listed: bool, unsubscribe: bool, service: str) -> str:
    return "list" if listed else "bulk" if service or unsubscribe else ""


def _auth(data: dict[str, Any], text: _Texts, channel: str) -> Auth | None:
    spf, dkim, dmarc = text["spf"], text["dkim"], text["dmarc"]
    if not (spf or dkim or dmarc):
        return Auth(channel=channel) if channel else None
    return Auth(spf, dkim, dmarc, dmarc == "pass" or _aligned(data, text), channel)


def _aligned(data: dict[str, Any], text: _Texts) -> bool:
    own = _organisation(_domain(text["from_address"]))
    if not own:
        return False
    if any(_organisation(_domain(str(signer))) == own for signer in data.get("dkim_domains") or ()):
        return True
    return text["spf"] == "pass" and _organisation(_domain(text["spf_mailfrom"])) == own


def _domain(address: str) -> str:
    return address.rpartition("@")[2].strip().lower().rstrip(".")


@lru_cache(maxsize=16_384)
def _organisation(domain: str) -> str:
    """The registrable domain of a domain; empty where it is none."""
    try:
        return registrable(domain.encode("idna").decode()) if domain else ""
    except UnicodeError:
        return ""


def _innocent(data: dict[str, Any], text: _Texts, archived: bool) -> str:
    """The classes whose false alarms are told apart."""
    if data.get("list_id") and not archived:
        return "list that rewrites" if text["source"].startswith("lore") else "list or newsletter"
    if data.get("list_unsub") and not archived:
        return "list or newsletter"
    free = is_free(text["from_address"].lower().rpartition("@")[2])
    person = "person on free mail" if free else "person"
    return f"{person}, on a list" if archived else person
