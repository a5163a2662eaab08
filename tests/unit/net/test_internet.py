"""The real internet is the default: what was checked is what is dialled, at a polite pace."""

from __future__ import annotations

from whowrites.net.internet import Internet, Pace


def test_by_default_nothing_is_redirected() -> None:
    internet = Internet(nameservers=())
    assert internet.dial(("9.9.9.9", 443)) == ("9.9.9.9", 443)
    assert internet.ca is None
    assert internet.pace == Pace(at_once=2, burst=10, per_second=1.0)
