"""A list of addresses to one row of answers for each, in the order of the list, many under way at once.

An address that stands there twice is asked once; look-ups of one domain are shared by the vetting itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from whowrites.address import BadAddress, parse
from whowrites.exports.vetted_csv import COLUMNS
from whowrites.model import Claim, Dossier, Reach, Subject
from whowrites.present import card
from whowrites.reading.countries import country, country_name
from whowrites.sentences import text
from whowrites.vetting import Vetting
from whowrites.wire import stamp

AT_ONCE = 64
"""Addresses under way at once: at 50 ms a round trip and two of them an address, more wait than work."""
AHEAD = 8 * AT_ONCE
"""Answers that may be ready before the one whose turn it is."""
REASONS = 5

Row = Mapping[str, str]
"""A text for each of `COLUMNS`."""


def vetted(vets: Vetting, addresses: Iterable[str], reach: Reach, lang: str) -> Iterator[Row]:
    """A row for each of `addresses`, in order. What is no address gets its fault, the others are done.

    Raises StoreError when the dossiers cannot be read.
    """
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="bulk")
    asked: dict[str, Future[Row]] = {}
    turns: deque[tuple[str, Future[Row]]] = deque()
    try:
        for address in addresses:
            key = _key(address)
            if key not in asked:
                asked[key] = pool.submit(_row, vets, address, reach, lang)
            turns.append((address, asked[key]))
            if len(turns) >= AHEAD:
                yield _own(*turns.popleft())
        while turns:
            yield _own(*turns.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _key(address: str) -> str:
    try:
        return parse(address).normal
    except BadAddress:
        return address


def _own(address: str, answer: Future[Row]) -> Row:
    """The answer under the address as this row writes it."""
    return {**answer.result(), "address": address}


def _row(vets: Vetting, address: str, reach: Reach, lang: str) -> Row:
    empty = dict.fromkeys(COLUMNS, "")
    try:
        dossier = vets.finish(Subject(address, surface="typed"), reach, met=False)
    except BadAddress as fault:
        return {**empty, "fault": text(fault.code, fault.params, lang)}
    return {**empty, **_told(dossier, lang)}


def _told(dossier: Dossier, lang: str) -> Row:
    shown = card(dossier, lang, top=REASONS)
    return {
        "level": str(shown.level),
        # The address column is the list's own; who reads it sees an international domain in both forms.
        "sentence": shown.sentence if "xn--" not in shown.shown else f"{shown.shown}: {shown.sentence}",
        "reasons": "; ".join(reason.text for reason in shown.reasons),
        "registered": _said(dossier.claims, "created"),
        "country": country_name(country(_said(dossier.claims, "country")), lang),
        "mail_provider": _said(dossier.claims, "mail_provider"),
        "checked_at": stamp(dossier.checked_at) if dossier.checked_at else "",
        "fault": "" if dossier.complete else text("bulk_unfinished", {}, lang),
    }


def _said(claims: Iterable[Claim], field: str) -> str:
    return next((claim.value for claim in claims if claim.field == field), "")
