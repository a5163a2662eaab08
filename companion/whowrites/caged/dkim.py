"""DKIM signatures of a stored message against keys that were fetched before (RFC 6376 section 6).

In the cage: dkimpy's expressions take quadratic time on long runs of blanks.
"""

from __future__ import annotations

from typing import Any

import dkim
from dkim.util import InvalidTagValueList


def run(data: bytes, charset: str, params: dict[str, Any]) -> dict[str, Any]:
    """`data`: the message. `params["signatures"]`: for each signature field in order its domain, selector and
    key record (empty: not to be looked at).

    `{"results": [...]}`: for each an object with `result` (verified, broken, unknown), `reason`, `body`.
    """
    asked = params["signatures"]
    return {"results": [_verified(data, place, *item) for place, item in enumerate(asked)]}


def _verified(message: bytes, place: int, domain: str, selector: str, key: str) -> dict[str, Any]:
    if not key:
        return _unknown("dkim_no_key")
    record = key.encode("utf-8", "replace")
    try:
        dkim.evaluate_pk(b"key", record)
    except (dkim.DKIMException, ValueError, KeyError, IndexError, AttributeError):
        return _unknown("dkim_bad_key")
    reader = dkim.DKIM(message)
    try:
        good = reader.verify(place, dnsfunc=lambda name, timeout=5: record)
    except dkim.ValidationError as fault:
        return _unknown("dkim_expired") if "past" in str(fault) else _refused(str(fault))
    except (dkim.DKIMException, InvalidTagValueList, ValueError, KeyError, IndexError):
        return _unknown("dkim_bad_signature")
    fields = reader.signature_fields
    named = (fields[b"d"].decode("ascii", "replace").lower(), fields[b"s"].decode("ascii", "replace").lower())
    if named != (domain, selector) or b"from" not in reader.include_headers:
        return _unknown("dkim_bad_signature")
    return {"result": "verified" if good else "broken", "reason": "", "body": b"l" not in fields}


def _refused(fault: str) -> dict[str, Any]:
    """dkimpy says in one exception that the text was changed and that the field is not as it should be."""
    if fault.startswith("body hash mismatch"):
        return {"result": "broken", "reason": "", "body": True}
    return _unknown("dkim_bad_signature")


def _unknown(reason: str) -> dict[str, Any]:
    return {"result": "unknown", "reason": reason, "body": True}
