"""A child process for readers that a hostile text can hang: one task, then it is gone.

`ask` is the parent's side. The child (`python -I -m whowrites.cage`) reads one JSON object and writes one. It
has 2 s of processor time and 512 MB, opens no socket, writes no file and starts no program; 4 s of wall clock
after it began with the text it is killed. That clock waits until the child is up: how long this takes is the
machine's affair, and on a busy one honest texts would count as hostile. On Windows only the wall clock holds
it. A thread would not do: `re` and the HTML parsers keep the interpreter's lock while they hang.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

CPU = 2
"""Seconds of processor time, start-up included."""
MEMORY = 512 * 1024 * 1024
WALL = 4.0
"""Seconds of wall clock for one text."""
START = 10.0
"""Seconds of wall clock until a child is up: it takes a quarter of one where nothing else runs."""
MOST_IN = 4 * 1024 * 1024
MOST_OUT = 256 * 1024
AT_ONCE = 4
"""Children at a time in this process; who comes later waits, `WALL` at most."""
_UP = b"\n"
_OUT_OF_MEMORY = 71
_TOO_MUCH = 72
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_NO_WINDOW = 0x08000000
_free = threading.BoundedSemaphore(AT_ONCE)


class CageFailed(Exception):
    """The child gave no answer. `why`: "time", "memory", "size", "busy" or "crash". A caller that needs a
    reason for an Unknown takes "unread"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def ask(
    task: str,
    data: bytes,
    *,
    charset: str = "",
    params: Mapping[str, Any] | None = None,
    wall: float = WALL,
    total: float = START + WALL,
) -> dict[str, Any]:
    """What `task` of `whowrites.caged` says of `data` (at most 4 MB): a JSON object of at most 256 KB.

    `params` are JSON types. `wall`: seconds for the reading; `total`: with the child's start, which no text
    has a say in. Raises CageFailed.
    """
    if len(data) > MOST_IN:
        raise CageFailed("size")
    content = base64.b64encode(data).decode("ascii")
    question = {"task": task, "data": content, "charset": charset, "params": dict(params or {})}
    if not _free.acquire(timeout=WALL):
        raise CageFailed("busy")
    try:
        return _answer(json.dumps(question).encode("ascii"), wall, total)
    finally:
        _free.release()


def _answer(question: bytes, wall: float, total: float) -> dict[str, Any]:
    end_of_all, late = time.monotonic() + total, threading.Event()
    with subprocess.Popen(
        [sys.executable, "-I", "-m", "whowrites.cage"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    ) as child:

        def end() -> None:
            late.set()
            child.kill()

        try:
            with _within(min(START, total), end):
                _tell(child, question)
            with _within(max(0.0, min(wall, end_of_all - time.monotonic())), end):
                answer = _hear(child)
        finally:
            child.kill()
    if late.is_set():
        raise CageFailed("time")
    if len(answer) > MOST_OUT:
        raise CageFailed("size")
    return _object(answer, child.returncode)


@contextmanager
def _within(seconds: float, end: Callable[[], None]) -> Iterator[None]:
    """`end` is called where what is done within takes longer."""
    watch = threading.Timer(seconds, end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _tell(child: subprocess.Popen[bytes], question: bytes) -> None:
    """Put the question and wait for the sign that the child is up, or has ended."""
    assert child.stdin is not None and child.stdout is not None
    with suppress(OSError):  # it hung up early: what it says will be empty
        child.stdin.write(question)
        child.stdin.close()
    child.stdout.read(len(_UP))


def _hear(child: subprocess.Popen[bytes]) -> bytes:
    """The child's output, cut one byte behind the limit; empty where it hung up early."""
    assert child.stdout is not None
    answer = child.stdout.read(MOST_OUT + 1)
    if len(answer) <= MOST_OUT:
        child.wait()
    return answer


def _object(answer: bytes, code: int) -> dict[str, Any]:
    if code:
        # SIGXCPU (24), or SIGKILL at the hard limit: the processor time was up.
        whys = {_OUT_OF_MEMORY: "memory", _TOO_MUCH: "size", -24: "time", -9: "time"}
        raise CageFailed(whys.get(code, "crash"))
    try:
        value = json.loads(answer)
    except ValueError as error:
        raise CageFailed("crash") from error
    if not isinstance(value, dict):
        raise CageFailed("crash")
    return value


def main() -> int:
    """The child: the exit code is 0 where an answer was written."""
    _limit()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        question = json.loads(sys.stdin.buffer.read())
        data = base64.b64decode(question["data"])
        from whowrites.caged import task

        run = task(question["task"])
        sys.addaudithook(_watch)
        out.write(_UP)
        out.flush()
        answer = json.dumps(run(data, question["charset"], question["params"])).encode("ascii")
    except (KeyError, ValueError, binascii.Error):
        return 1
    except MemoryError:
        return _OUT_OF_MEMORY
    if len(answer) > MOST_OUT:
        return _TOO_MUCH
    out.write(answer)
    out.flush()
    return 0


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)  # the companion's own answers come first
    limits = [
        (resource.RLIMIT_CPU, CPU, CPU + 1),
        (resource.RLIMIT_AS, MEMORY, MEMORY),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ]
    for kind, soft, hard in limits:
        most = resource.getrlimit(kind)[1]
        ceiling = hard if most == resource.RLIM_INFINITY else min(hard, most)
        try:
            resource.setrlimit(kind, (min(soft, ceiling), ceiling))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and does not take it
            continue


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuses what a reader has no business with. A reader that asks for it all the same ends here."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main())
