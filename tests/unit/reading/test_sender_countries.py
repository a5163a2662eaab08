"""Where a sender may be at home."""

from __future__ import annotations

from whowrites.reading.sender_countries import sender_countries


def test_what_is_said_then_numbers_then_the_domain() -> None:
    assert sender_countries(["China", "DE"], ["+39 02 5550 0100"], "firm.co.uk") == ("CN", "DE", "IT", "GB")
    assert sender_countries(["DE", "Germany"], ["+49 30 5550 0100"], "firm.de") == ("DE",)


def test_what_points_nowhere() -> None:
    assert sender_countries(["Atlantis"], ["020 5550 0100", "+1 212 555 0100"], "firm.example") == ()
    assert sender_countries([], ["+44 20 5550 0100", "+7 495 555 0100"], "") == ("GB", "RU")
    assert sender_countries([], [], "firm.io") == ()
    assert len(sender_countries(["DE", "FR", "IT", "ES", "PT"], [], "")) == 4
