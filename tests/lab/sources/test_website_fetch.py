"""One page by the guard and the cage: what is no page is a reason, not an answer."""

from __future__ import annotations

import pytest

from whowrites import cage
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.http import Response
from whowrites.sources import Sources
from whowrites.sources.website_fetch import Reader, fetch

READER = Reader("firm.co.uk", 2026)


def page(body: bytes, content_type: str) -> Response:
    return Response(200, {"content-type": content_type}, body, "https://firm.co.uk/")


def test_a_page_of_the_lab_is_fetched_and_read(sources: Sources) -> None:
    response = fetch(sources, "https://haichuan-motors.com/lxwm.html", Deadline.after(60))
    facts = Reader("haichuan-motors.com", 2026).read("contact", response, Deadline.after(60))
    assert [phone.value for phone in facts.phones] == ["+8657682555801"]
    assert response.certificate is not None and response.certificate.names == ("haichuan-motors.com",)


def test_the_ending_tells_whose_numbers_have_no_code() -> None:
    facts = READER.read("contact", page(b"Tel: 01422 355098", "text/html"), Deadline.after(60))
    assert [phone.value for phone in facts.phones] == ["+441422355098"]
    general = Reader("firm.io", 2026).read(
        "contact", page(b"Tel: 01422 355098", "text/html"), Deadline.after(60)
    )
    assert general.phones == ()


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/plain"])
def test_what_is_no_page_is_not_read(kind: str) -> None:
    with pytest.raises(NetError, match="unread"):
        READER.read("home", page(b"%PDF", kind), Deadline.after(60))


def test_a_reader_that_does_not_end_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object, **__: object) -> dict[str, object]:
        raise cage.CageFailed("time")

    monkeypatch.setattr(cage, "ask", hangs)
    with pytest.raises(NetError, match="unread") as failed:
        READER.read("home", page(b"<p>", "text/html"), Deadline.after(60))
    assert failed.value.detail == "https://firm.co.uk/: time"
