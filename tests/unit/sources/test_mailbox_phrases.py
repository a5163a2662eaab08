"""Words of mail servers to kinds of refusal, in seven languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.mailbox_phrases import folded, said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("User unknown in virtual mailbox table", "user"),
        ("The user doesn't exist", "user"),
        ("用户不存在", "user"),
        ("Пользователь не найден", "user"),
        ("EMPFÄNGER UNBEKANNT", "user"),
        ("Empfanger unbekannt", "user"),
        ("Utilisateur inconnu", "user"),
        ("Usuario desconocido", "user"),
        ("Caixa postal não existe", "user"),
        ("Das Postfach ist gesperrt", "disabled"),
        ("Ящик заблокирован", "disabled"),
        ("邮箱已满", "full"),
        ("Buzón lleno", "full"),
        ("listed at zen.spamhaus.org", "blocklist"),
        ("see https://www.spamhaus.org/query", "blocklist"),
        ("cannot find your reverse hostname", "no_ptr"),
        ("Relaying denied", "relay"),
        ("Greylisted for 300 seconds", "grey"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in said(text).kinds


def test_what_the_address_is_called_changes_nothing() -> None:
    text = '<full@blacklist.example>: "full" (blacklist.example) no such mailbox, relay.blacklist.example'
    assert said(text, "full@blacklist.example", "relay.blacklist.example").kinds == {"user"}


def test_a_page_is_no_prose() -> None:
    found = said("No such user, see https://example.org/policy/spam/mailbox-full")
    assert found.kinds == {"user"} and found.names_url


def test_addresses_other_than_the_servers() -> None:
    assert said("Host [11.4.5.6] refused", ip="11.9.9.9").names_ip
    assert not said("mx [11.4.5.6] says no", ip="11.4.5.6").names_ip
    assert not said("version 1.2.3.4.5").names_ip


def test_words_are_whole() -> None:
    assert said("separated, reversed, unspam").kinds == frozenset()


@given(st.text(max_size=4096))
def test_any_text_is_read(text: str) -> None:
    said(text, "a@b.example", "mx.b.example")
    assert folded(folded(text)) == folded(text)
