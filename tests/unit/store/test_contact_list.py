"""The contacts as people look through them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from whowrites.records import Contact
from whowrites.store import people
from whowrites.store.contact_list import Order, listing, page

DAY = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = people.of(
    Contact(f"p{n:03}@mill.example", name, "import", DAY + timedelta(days=n))
    for n, name in enumerate(["Zoë Hart", "ana Lima", "", "Bo Hart", "Ana Lima"])
)


def names(**asked: object) -> list[str]:
    return [row.address[1:4] for row in page(listing(PEOPLE), **asked).rows]  # type: ignore[arg-type]


def test_words_in_name_or_address_in_any_order_accents_aside() -> None:
    assert names(text="hart ZOE") == ["000"]
    assert names(text="hart") == ["003", "000"]
    assert names(text="002") == ["002"]
    assert names(text="nobody") == []


def test_orders_and_the_nameless_last() -> None:
    assert names() == ["001", "004", "003", "000", "002"]
    assert names(descending=True) == ["000", "003", "004", "001", "002"]
    assert names(order=Order.ADDRESS, descending=True) == ["004", "003", "002", "001", "000"]
    assert names(order=Order.SINCE) == ["000", "001", "002", "003", "004"]


def test_pages() -> None:
    found = page(listing(PEOPLE), size=2, number=9)
    assert (found.page, found.pages, found.total, len(found.rows)) == (3, 3, 5, 1)
    assert page(listing(people.of(())), number=4).page == 1
