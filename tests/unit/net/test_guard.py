"""The address tables, the host name parser and the URL parser, against every spelling an attacker tried
before.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attacks import FORBIDDEN, PUBLIC
from whowrites.net import guard
from whowrites.net.errors import NetError

BAD_URLS = (
    "http://127.0.0.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::1]/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://a@127.0.0.1/",
    "http://x\\@127.0.0.1/",
    "http://example.com:22/",
    "file:///etc/passwd",
    "gopher://example.com/1",
    "http://LOCALHOST/",
    "http://user:secret@example.com/",
    "http://127.0.0.1\\@example.com/",
    "http://example.com\\@127.0.0.1/",
    "http://exam\tple.com/",
    "http://example.com/\r\nHost: other",
    "http://example.com /",
    "http://example.com:/",
    "http://example.com:0443/x" + "y" * 4000,
    "http:///nowhere",
    "//example.com/",
    "http://printer.local/",
    "http://0xa.0xb.0xc.0x1/",
    "http://intranet/",
    "",
)


def test_the_lists_are_whole() -> None:
    assert len(FORBIDDEN) == 44


@pytest.mark.parametrize("ip", FORBIDDEN)
def test_an_address_inside_somebodys_network_is_refused(ip: str) -> None:
    assert guard.refusal(ip)


@pytest.mark.parametrize("ip", FORBIDDEN + PUBLIC)
def test_no_web_site_is_named_by_its_address(ip: str) -> None:
    base = guard.web_url("https://example.com/")
    for literal in [f"[{ip}]", f"[{ip}%25eth0]", ip] if ":" in ip else [ip, f"{ip}.", f"0{ip}", ip.upper()]:
        for refused in (lambda text: guard.web_url(f"https:{text}"), lambda text: guard.hop(base, text)):
            with pytest.raises(NetError, match="bad_url"):
                refused(f"//{literal}/")
        with pytest.raises(NetError, match="bad_name"):
            guard.host_name(literal)


@pytest.mark.parametrize("ip", PUBLIC)
def test_a_public_address_is_not_refused(ip: str) -> None:
    assert guard.refusal(ip) is None


@pytest.mark.parametrize(
    "text", ["", "example.com", "1.2.3", "1.2.3.4.5", "0177.0.0.1", "fe80::1%eth0", "2606::1%1"]
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    assert guard.refusal(text)


@pytest.mark.parametrize("url", BAD_URLS)
def test_a_url_that_leads_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(NetError) as caught:
        guard.web_url(url)
    assert caught.value.reason == "bad_url"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Example.COM", "https://example.com/"),
        ("HTTP://example.com:80/a?b=c#d", "http://example.com/a?b=c"),
        ("https://example.com:80/", "https://example.com:80/"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://example.com.?q", "https://example.com/?q"),
    ],
)
def test_a_web_url_is_read_once_and_written_plainly(url: str, expected: str) -> None:
    assert str(guard.web_url(url)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mail.Example.COM.", "mail.example.com"),
        ("straße.example", "xn--strae-oqa.example"),
        ("ＥＸＡＭＰＬＥ。com", "example.com"),
        ("r3---sn-x.example.com", "r3---sn-x.example.com"),
        ("1688.com", "1688.com"),
    ],
)
def test_a_host_name_is_made_ascii_once(name: str, expected: str) -> None:
    assert guard.host_name(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "a..b",
        "-a.example",
        "a_b.example",
        "example",
        "x.localhost",
        "a b.example",
        "127.1",
        "1.0x7f",
        "１.２",
        "a" * 64 + ".example",
        "a." * 130 + "example",
        "xn--a.example",
        "x.onion",
        "[::1]",
        "a/b.example",
        "a\0.example",
    ],
)
def test_what_is_no_public_host_name_is_refused(name: str) -> None:
    with pytest.raises(NetError) as caught:
        guard.host_name(name)
    assert caught.value.reason == "bad_name"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/b", "https://example.com/b"),
        ("c?d", "https://example.com/a/c?d"),
        ("//other.example", "https://other.example/"),
    ],
)
def test_a_redirect_may_be_relative(location: str, expected: str) -> None:
    assert str(guard.hop(guard.web_url("https://example.com/a/b"), location)) == expected


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "//127.0.0.1/",
        "http:\t//example.com/",
        "/a\r\nb",
        "http:\t//10.0.0.1/",
        "\\\\x",
        "javascript:1",
    ],
)
def test_a_redirect_passes_the_same_parser(location: str) -> None:
    with pytest.raises(NetError) as caught:
        guard.hop(guard.web_url("https://example.com/"), location)
    assert caught.value.reason == "bad_url"


@given(st.text(max_size=80))
def test_any_text_is_a_url_or_a_refusal_and_reading_it_again_changes_nothing(text: str) -> None:
    for candidate in (text, f"http://{text}", f"https://example.com/{text}"):
        try:
            url = guard.web_url(candidate)
        except NetError as error:
            assert error.reason == "bad_url"
        else:
            assert guard.web_url(str(url)) == url
