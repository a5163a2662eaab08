from __future__ import annotations

from whowrites.cards import Fault, Result, Vetted
from whowrites.wire import to_json


def test_a_result_is_a_dossier_or_an_error() -> None:
    answer = to_json(Vetted((Result("1", error=Fault("address_no_at", "The address has no @.")),), True, 0))
    assert answer == {
        "results": [
            {
                "ref": "1",
                "dossier": None,
                "error": {"code": "address_no_at", "message": "The address has no @."},
            }
        ],
        "saved": True,
        "retry_after_ms": 0,
    }
