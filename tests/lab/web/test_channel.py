"""Raw bytes against the served companion: what is no honest HTTP is refused, and the next request is
answered as usual.
"""

from __future__ import annotations

import socket
from typing import Any

import pytest

from whowrites.web.answer_headers import HEADERS

GOOD = b'"app":"whowrites"'


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def post(port: int, *lines: str, body: str = "") -> bytes:
    head = ["POST /api/v1/vet HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: application/json", *lines]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode("latin-1")


@pytest.mark.parametrize(
    ("lines", "body", "statuses"),
    [
        (("Transfer-Encoding: chunked", "Content-Length: 2"), "2\r\n{}\r\n0\r\n\r\n", {400}),
        (("Transfer-Encoding: chunked",), "2\r\n{}\r\n0\r\n\r\n", {400}),
        (("Transfer-Encoding: xchunked",), "", {400, 501}),
        (("Content-Length: 2", "Content-Length: 4"), "{}{}", {400}),
        (("Content-Length: +4",), "{  }", {400}),
        (("Content-Length: -1",), "", {400}),
        (("Content-Length: 2", "X-Fold: a", " b"), "{}", {400, 403}),
        (("Content-Length: 2", "X:y\nZ: w"), "{}", {400}),
        (("Content-Length: 99999999999999",), "", {413}),
        (("Content-Length: 131073",), "x" * 131073, {413}),
        (("X-Long: " + "a" * 300_000,), "", {431}),
        (tuple(f"X-{n}: {n}" for n in range(10_000)), "", {431}),
        (
            ("Origin: chrome-extension://" + "a" * 32, "Origin: https://a.example", "Content-Length: 2"),
            "{}",
            {403},
        ),
        (("Origin: chrome-extension://\r" + "a" * 32, "Content-Length: 2"), "{}", {400, 403}),
    ],
)
def test_dishonest_requests_are_refused_and_the_next_one_is_answered(
    served: Any, lines: tuple[str, ...], body: str, statuses: set[int]
) -> None:
    answer = served.raw(post(served.port, *lines, "Connection: close", body=body))
    assert not answer or status(answer) in statuses, answer[:300]
    assert served.views == []
    assert GOOD in served.get("/healthz")


def test_a_chunked_megabyte_is_refused(served: Any) -> None:
    chunks = "".join(f"10000\r\n{'x' * 65536}\r\n" for _ in range(16)) + "0\r\n\r\n"
    answer = served.raw(post(served.port, "Transfer-Encoding: chunked", body=chunks))
    assert not answer or status(answer) in (400, 413)
    assert served.views == []
    assert GOOD in served.get("/healthz")


@pytest.mark.parametrize(
    "head",
    [
        "GET /healthz HTTP/1.1",
        "GET /healthz HTTP/1.0",
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}",
        "GET /healthz HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: 127.0.0.1:{port}",
        "GET http://evil.example/healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}",
        "GET http://127.0.0.1:{port}/healthz HTTP/1.1\r\nHost: evil.example",
        "GET /healthz HTTP/1.1\r\nHost : 127.0.0.1:{port}",
        "GET /healthz HTTP/1.1\r\nHost:\t\r\n",
    ],
)
def test_one_host_and_it_is_ours(served: Any, head: str) -> None:
    answer = served.raw((head.format(port=served.port) + "\r\nConnection: close\r\n\r\n").encode())
    assert status(answer) in (400, 421)
    assert GOOD not in answer
    assert b"Access-Control" not in answer
    assert served.views == []


@pytest.mark.parametrize(
    "path",
    [
        "//evil",
        "//evil.example/%2e%2e",
        "/..%2f",
        "/%00",
        "/;jsessionid=1",
        "/\xff",
        "/static/..%2fserve.py",
        "/static/%2e%2e/serve.py",
    ],
)
def test_odd_paths_lead_nowhere(served: Any, path: str) -> None:
    answer = served.get(path)
    assert status(answer) in (400, 404)
    assert b"\r\nLocation:" not in answer
    assert served.views in ([], ["public.static"])


def test_every_answer_has_the_headers_waitress_own_refusals_included(served: Any) -> None:
    for answer in (
        served.get("/healthz"),
        served.get("/static/base.css"),
        served.get("/nowhere"),
        served.get("/"),
        served.get("/healthz", host="evil.example"),
        served.raw(b"nonsense\r\n\r\n"),
        served.raw(b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n"),
    ):
        head = answer.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        held = dict(line.split(":", 1) for line in head[1:])
        assert {name: held[name].strip() for name in HEADERS} == HEADERS
        assert "Server" not in held
        assert "waitress" not in answer.decode("latin-1").lower()


def test_half_a_request_does_not_stop_the_others(served: Any) -> None:
    halves = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    for half in halves:
        half.sendall(b"POST /api/v1/vet HTTP/1.1\r\nContent-Length: 100\r\n\r\n{")
    assert GOOD in served.get("/healthz")
    for half in halves:
        half.close()


def test_a_file_may_be_long_on_the_path_for_files_only(served: Any) -> None:
    from whowrites.web.channel import UPLOADS

    for target, expected in (*((path, 401) for path in sorted(UPLOADS)), ("/history/search", 413)):
        head = (
            f"POST {target} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
            f"Origin: http://127.0.0.1:{served.port}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n"
            "Connection: close\r\n\r\n"
        )
        answer = served.raw(head.encode() + b"x" * 1_000_000)
        assert not answer or status(answer) == expected
    assert served.views == []
