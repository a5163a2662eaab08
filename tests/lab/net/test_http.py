"""GET: every hop through the guard, every byte counted, nothing of the user's environment used."""

from __future__ import annotations

import gzip
import itertools
import socket
import ssl
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.http import Http

Site = Callable[..., str]
LIMIT = 2_000_000


def get(
    http: Http, url: str, seconds: float = 5.0, redirects: int = 5, https_only: bool = False
) -> tuple[int, bytes]:
    answer = http.get(
        url,
        accept="text/html",
        limit_bytes=LIMIT,
        deadline=Deadline.after(seconds),
        redirects=redirects,
        https_only=https_only,
    )
    return answer.status, answer.body


def reason(http: Http, url: str, seconds: float = 5.0, redirects: int = 5, https_only: bool = False) -> str:
    with pytest.raises(NetError) as caught:
        get(http, url, seconds, redirects, https_only)
    return caught.value.reason


def moved(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def test_a_page_over_tls_and_one_in_the_clear(http: Http) -> None:
    for url in ("https://kestrel-forwarding.com/about", "http://www.kestrel-forwarding.com/about?x=1"):
        status, body = get(http, url)
        assert status == 200
        assert b"one kestrel on the roof" in body
    assert get(http, "https://kestrel-forwarding.com/nothing")[0] == 404


def test_what_is_sent_says_nothing_of_the_user(http: Http, site: Site) -> None:
    seen: list[bytes] = []

    def listen(connection: socket.socket) -> None:
        seen.append(connection.recv(4000))
        connection.sendall(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\nok")

    host = site(listen, port=443)
    for _ in range(2):
        assert get(http, f"http://{host}:443/p?q")[1] == b"ok"
        assert seen[-1].decode().split("\r\n") == [
            "GET /p?q HTTP/1.1",
            f"Host: {host}:443",
            "User-Agent: WhoWrites",
            "Accept: text/html",
            "Accept-Encoding: gzip, identity",
            "Connection: close",
            "",
            "",
        ]


def test_redirects_are_followed_and_remembered(http: Http, site: Site) -> None:
    third = site(b"HTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\n\r\nthere")
    second = site(moved(f"//{third}/end"))
    first = site(moved(f"http://{second}/middle"))
    answer = http.get(
        f"http://{first}/", accept="*/*", limit_bytes=9, deadline=Deadline.after(5), redirects=2
    )
    assert (answer.status, answer.body, answer.url) == (200, b"there", f"http://{third}/end")
    assert answer.hops == (f"http://{first}/", f"http://{second}/middle")
    assert answer.headers["x-a"] == "1, 2"
    assert reason(http, f"http://{first}/", redirects=1) == "too_many_redirects"
    assert reason(http, f"http://{first}/", redirects=0) == "too_many_redirects"


def test_a_loop_is_left_at_once(http: Http, site: Site, connects: list[object]) -> None:
    host = site(moved("/"))
    assert reason(http, f"http://{host}/", redirects=100) == "too_many_redirects"
    assert len(connects) == 1


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "http://example.com:22/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://a:b@example.com/",
        "http://169.254.169.254/latest/",
        "gopher://example.com/",
        "http://2130706433/",
        "http://127.0.0.1\\@example.com/",
    ],
)
def test_a_redirect_is_no_way_round_the_guard(
    http: Http, site: Site, connects: list[object], location: str
) -> None:
    host = site(moved(location))
    assert reason(http, f"http://{host}/") == "bad_url"
    assert len(connects) == 1


def test_a_redirect_to_a_name_with_a_private_address_is_refused(
    http: Http, site: Site, lab: Lab, connects: list[object]
) -> None:
    lab.put("inside.example", "A", "192.168.1.1")
    host = site(moved("http://inside.example/"))
    assert reason(http, f"http://{host}/") == "forbidden_address"
    assert len(connects) == 1


def test_https_only_means_every_hop(http: Http, lab: Lab, site: Site) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(lab.ca.issue("downgrade.example"))

    def down(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            secured.recv(4000)
            secured.sendall(moved("http://northsea-bearings.com/"))

    lab.put("downgrade.example", "CNAME", site(down, port=443))
    assert reason(http, "http://northsea-bearings.com/", https_only=True) == "bad_url"
    assert reason(http, "https://downgrade.example/", https_only=True) == "bad_url"
    assert get(http, "https://downgrade.example/")[0] == 200


def test_a_second_reading_of_the_url_finds_the_same_host(http: Http, connects: list[object]) -> None:
    assert reason(http, "http://127.0.0.1\\@northsea-bearings.com/") == "bad_url"
    assert reason(http, "http://northsea-bearings.com\\@127.0.0.1/") == "bad_url"
    assert connects == []


def test_proxies_of_the_environment_are_not_used(
    http: Http, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    assert get(http, "https://oakline-furniture.com/")[0] == 200
    assert ("web", "https://oakline-furniture.com/") in lab.log


def test_a_bomb_of_300_megabytes_is_not_unpacked(http: Http, site: Site) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    million = bytes(1_000_000)
    bomb = b"".join(packer.compress(million) for _ in range(300)) + packer.flush()
    assert len(bomb) < 400_000
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n"
    host = site(head.encode() + bomb)
    tracemalloc.start()
    assert reason(http, f"http://{host}/") == "too_large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip"])
def test_an_unasked_encoding_is_not_read(http: Http, site: Site, encoding: str) -> None:
    packed = gzip.compress(gzip.compress(b"x"))
    host = site(f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + packed)
    assert reason(http, f"http://{host}/") == "malformed"


def test_a_wrong_length_is_a_broken_answer(http: Http, site: Site) -> None:
    sized = site(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")
    assert reason(http, f"http://{sized}/") == "closed"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\nshort"
    assert reason(http, f"http://{site(chunked)}/") == "closed"


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in itertools.count():
            connection.sendall(piece)
            time.sleep(pause)

    return serve


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("head", "piece", "pause", "expected"),
    [
        (OK + b"\r\n", b"x" * 60_000, 0, "too_large"),
        (OK + b"\r\n", b"x", 0.05, "timeout"),
        (OK, b"X-Drip: 1\r\n", 0.05, "timeout"),
        (OK, b"X-Flood: " + b"y" * 500 + b"\r\n", 0, "too_large"),
        (OK, b"X-Flood: 1\r\n", 0, "malformed"),
        (OK + b"X: ", b"y" * 1000, 0, "too_large"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0, "too_large"),
        (b"", b"z" * 1000, 0, "too_large"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05, "timeout"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"Trailer: 1\r\n", 0.02, "timeout"),
    ],
)
def test_no_server_holds_us_past_the_total(
    http: Http, site: Site, head: bytes, piece: bytes, pause: float, expected: str
) -> None:
    host = site(endless(head, piece, pause))
    assert reason(http, f"http://{host}/", seconds=1.0) == expected


def test_headers_have_a_time_limit_of_their_own(
    http: Http, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whowrites.net.http.FIRST_BYTE", 0.3)
    host = site(endless(OK, b"X-Drip: 1\r\n", 0.05))
    assert reason(http, f"http://{host}/", seconds=3_600) == "timeout"


def test_half_a_close_and_no_answer_at_all(http: Http, site: Site) -> None:
    def half(connection: socket.socket) -> None:
        connection.sendall(OK + b"Content-Length: 10\r\n\r\nfive!")
        connection.shutdown(socket.SHUT_WR)
        time.sleep(0.3)

    assert reason(http, f"http://{site(half)}/") == "closed"
    assert reason(http, f"http://{site(b'')}/") == "closed"
    other_protocol = site(b"SSH-2.0-OpenSSH_9\r\n")
    assert reason(http, f"http://{other_protocol}/") == "malformed"


def test_a_dead_network_is_a_timeout(http: Http, lab: Lab) -> None:
    lab.down = True
    assert reason(http, "https://northsea-bearings.com/", seconds=0.5) == "timeout"
