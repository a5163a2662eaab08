"""Mail servers that misbehave: each a function that serves one connection."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Serve = Callable[[socket.socket], None]


@dataclass
class Script:
    """Answers by the beginning of a command: bytes go out as they are, None hangs up; `heard`: all commands.

    The first answer that fits wins; a command that fits none gets 250.
    """

    answers: dict[str, bytes | None] = field(default_factory=dict)
    banner: bytes = b"220 mx ESMTP\r\n"
    heard: list[str] = field(default_factory=list)

    def serve(self, connection: socket.socket) -> None:
        connection.sendall(self.banner)
        for line in connection.makefile("rb"):
            command = line.decode("latin-1").rstrip("\r\n")
            self.heard.append(command)
            answer = next(
                (said for verb, said in self.answers.items() if command.startswith(verb)), b"250 OK\r\n"
            )
            if answer is None:
                return
            connection.sendall(answer)


def silent(connection: socket.socket) -> None:
    connection.recv(1)


def drip(connection: socket.socket) -> None:
    for _ in range(600):
        connection.sendall(b"2")
        time.sleep(0.05)


def flood(pieces: Iterator[bytes]) -> Serve:
    def serve(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            for piece in pieces:
                connection.sendall(piece)

    return serve
