"""The server's proof holds for one key, one port and one nonce."""

from __future__ import annotations

import hashlib
import hmac

from whowrites.web.proof import NONCE, holds, prove

KEY, NONCE_A, NONCE_B = "k" * 43, "a" * 43, "b" * 43


def test_the_proof_is_the_documented_hmac() -> None:
    expected = hmac.new(KEY.encode(), b"hello|8737|" + NONCE_A.encode(), hashlib.sha256).hexdigest()
    assert prove(KEY, 8737, NONCE_A) == expected


def test_another_key_port_or_an_older_nonce_is_refused() -> None:
    proof = prove(KEY, 8737, NONCE_A)
    assert holds(proof, KEY, 8737, NONCE_A)
    assert not holds(proof, "x" * 43, 8737, NONCE_A)
    assert not holds(proof, KEY, 8738, NONCE_A)
    assert not holds(proof, KEY, 8737, NONCE_B)
    assert not holds("", KEY, 8737, NONCE_A)


def test_a_nonce_is_32_bytes_of_base64url() -> None:
    assert NONCE.fullmatch(NONCE_A)
    assert not NONCE.fullmatch(NONCE_A + "a")
    assert not NONCE.fullmatch("|" * 43)
