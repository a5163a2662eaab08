"""How a browser's extension is let in: one pending request, shown as a number in two places, allowed by the
owner alone.

A state machine over frozen states: each step takes the state and the moment and gives the next state. `Desk`
holds the one state of
a running companion. Nothing here is kept on disk: a restart voids a pending request.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum

LIFETIME = 120.0
"""Seconds for which a request, and a code, may be answered."""

CODE_TRIES = 5
STARTS, STARTS_WINDOW = 5, 60.0
"""At most STARTS requests that reached the owner in STARTS_WINDOW seconds."""

_KEPT = 16
_EXTENSION = re.compile(
    r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


class Stage(StrEnum):
    """Where a request stands. Only `allowed` ever gives a token, and only once."""

    WAITING = "waiting"
    ALLOWED = "allowed"
    DENIED = "denied"
    VOID = "void"  # a newer request took its place
    USED = "used"


@dataclass(frozen=True, slots=True)
class Request:
    """One extension that wants to connect.

    `verifier_hash` is hex SHA-256 of a secret that only the asking extension knows.
    """

    pair_id: str
    number: str
    origin: str
    browser: str
    version: str
    verifier_hash: str
    until: float
    stage: Stage = Stage.WAITING


@dataclass(frozen=True, slots=True)
class Code:
    """The six digits that the owner reads on the page and types in the extension's popup."""

    digits: str
    until: float
    tries: int = CODE_TRIES


@dataclass(frozen=True, slots=True)
class State:
    """`requests` holds the newest last, older ones for their answers; `starts` are the moments of the latest
    starts.
    """

    requests: tuple[Request, ...] = ()
    code: Code | None = None
    starts: tuple[float, ...] = ()

    def pending(self, now: float) -> Request | None:
        """The request that the owner is asked about."""
        last = self.requests[-1] if self.requests else None
        return last if last and last.stage is Stage.WAITING and now < last.until else None


class PairingRefused(Exception):
    """`reason`: too_many_starts, unknown_pair, wrong_verifier, denied, gone, wrong_code, code_void.

    `wait` in seconds.
    """

    def __init__(self, reason: str, wait: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


def is_extension(origin: str) -> bool:
    """Whether an Origin has the exact shape of a Chromium or Firefox extension's."""
    return _EXTENSION.fullmatch(origin) is not None


def start(state: State, origin: str, browser: str, version: str, verifier_hash: str, now: float) -> State:
    """A new request; an older one that waits becomes void. Raises PairingRefused("too_many_starts")."""
    starts = tuple(at for at in state.starts if now - at < STARTS_WINDOW)
    if len(starts) >= STARTS:
        raise PairingRefused("too_many_starts", max(1, round(STARTS_WINDOW - (now - starts[0]))))
    older = tuple(
        dataclasses.replace(request, stage=Stage.VOID) if request.stage is Stage.WAITING else request
        for request in state.requests
    )
    fresh = Request(
        pair_id=secrets.token_hex(16),
        number=f"{secrets.randbelow(100):02d}-{secrets.randbelow(1000):03d}",
        origin=origin,
        browser=browser,
        version=version,
        verifier_hash=verifier_hash,
        until=now + LIFETIME,
    )
    return State((*older, fresh)[-_KEPT:], state.code, (*starts, now))


def decide(state: State, pair_id: str, allowed: bool, now: float) -> State:
    """The owner's answer to the pending request.

    Raises PairingRefused("gone") when it is not the pending one any more.
    """
    pending = state.pending(now)
    if pending is None or pending.pair_id != pair_id:
        raise PairingRefused("gone")
    return _move(state, pending, Stage.ALLOWED if allowed else Stage.DENIED)


def show_code(state: State, now: float) -> State:
    """A new code for the owner's page."""
    return dataclasses.replace(state, code=Code(f"{secrets.randbelow(1_000_000):06d}", now + LIFETIME))


def enter_code(state: State, pair_id: str, digits: str, now: float) -> tuple[State, str]:
    """The state after a code was typed, and what is to be refused: "" (right), "wrong_code", "code_void" or
    "gone".

    A refusal comes with a state because a wrong try counts.
    """
    code = state.code
    if code is None or now >= code.until or code.tries <= 0:
        return state, "code_void"
    pending = state.pending(now)
    if pending is None or pending.pair_id != pair_id:
        return state, "gone"
    if not hmac.compare_digest(digits.encode(), code.digits.encode()):
        return dataclasses.replace(state, code=dataclasses.replace(code, tries=code.tries - 1)), "wrong_code"
    return dataclasses.replace(_move(state, pending, Stage.ALLOWED), code=None), ""


def finish(state: State, pair_id: str, origin: str, verifier: str, now: float) -> tuple[State, Request]:
    """The request as it stands, for the extension that started it; an allowed one is used up by this.

    Raises PairingRefused: unknown_pair; wrong_verifier (or another extension's); denied; gone (too old,
    void, or used).
    """
    request = next((item for item in state.requests if item.pair_id == pair_id), None)
    if request is None:
        raise PairingRefused("unknown_pair")
    if request.origin != origin or not hmac.compare_digest(hash_of(verifier), request.verifier_hash):
        raise PairingRefused("wrong_verifier")
    if request.stage is Stage.DENIED:
        raise PairingRefused("denied")
    if request.stage in (Stage.VOID, Stage.USED) or now >= request.until:
        raise PairingRefused("gone")
    if request.stage is Stage.ALLOWED:
        return _move(state, request, Stage.USED), request
    return state, request


def hash_of(verifier: str) -> str:
    """Hex SHA-256 of the verifier's text."""
    return hashlib.sha256(verifier.encode()).hexdigest()


def _move(state: State, request: Request, stage: Stage) -> State:
    moved = tuple(
        dataclasses.replace(item, stage=stage) if item.pair_id == request.pair_id else item
        for item in state.requests
    )
    return dataclasses.replace(state, requests=moved)
