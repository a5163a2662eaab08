"""The child process that readers of hostile texts run in: what ends it, and that nobody else waits for it."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whowrites import cage
from whowrites.cage import CageFailed, ask

Run = Callable[..., dict[str, Any]]


PATIENCE = 60.0
"""Seconds, where the clock of the wall is not what is asked about."""


def failed(run: Run, code: str, **more: Any) -> str:
    with pytest.raises(CageFailed) as failure:
        run(code.encode(), **more)
    return failure.value.why


def children() -> float:
    """Seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs any code as a task, in a child that differs from the real one by this one task."""
    child = tmp_path / "child.py"
    child.write_text(
        "import sys, types\n"
        "from whowrites import cage, caged\n"
        "module = types.ModuleType('any_task')\n"
        "def run(data, charset, params):\n"
        "    room = {'charset': charset, 'params': params}\n"
        "    exec(data, room)\n"
        "    return room.get('answer')\n"
        "module.run = run\n"
        "sys.modules['any_task'] = module\n"
        "caged.TASKS['python'] = 'any_task'\n"
        "sys.exit(cage.main())\n"
    )
    real = cage.subprocess.Popen

    def start(command: list[str], **more: Any) -> Any:
        assert command[1:] == ["-I", "-m", "whowrites.cage"]
        return real([command[0], "-I", str(child)], **more)

    monkeypatch.setattr(cage.subprocess, "Popen", start)
    monkeypatch.setattr(cage, "START", PATIENCE)
    return lambda data, **more: ask("python", data, **{"wall": PATIENCE, "total": 2 * PATIENCE, **more})


def test_a_task_answers_with_an_object(python: Run) -> None:
    answer = python(b"answer = {'both': [charset, params['n']]}", charset="gb18030", params={"n": 3})
    assert answer == {"both": ["gb18030", 3]}


def test_processor_time_is_limited(python: Run) -> None:
    used = children()
    assert failed(python, "while True: pass", wall=120) == "time"
    assert children() - used <= cage.CPU + 1.5


def test_wall_clock_is_limited(python: Run) -> None:
    assert failed(python, "import time; time.sleep(30); answer = {}", wall=1) == "time"
    assert python(b"answer = {}", wall=30) == {}, "one that ends by itself is not killed"


def test_the_clock_of_the_text_waits_until_the_child_is_up(
    python: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    slow = "import time; time.sleep(4)\n" + child.read_text()
    child.write_text(slow)
    assert python(b"answer = {'up': 1}", wall=3) == {"up": 1}
    assert failed(python, "import time; time.sleep(30)", wall=0.3) == "time"
    assert failed(python, "answer = {}", wall=30, total=1) == "time"
    monkeypatch.setattr(cage, "START", 0.5)
    assert failed(python, "answer = {}", wall=30) == "time"


def test_memory_is_limited(python: Run) -> None:
    assert failed(python, "big = bytearray(700 << 20)") == "memory"


@pytest.mark.parametrize(
    "code",
    ["1 / 0", "import os; os._exit(3)", "import os; os.abort()", "answer = [1]", "answer = {'a': {1}}", ""],
)
def test_a_crash_is_no_answer(python: Run, code: str) -> None:
    assert failed(python, code) == "crash"


def test_output_is_limited(python: Run) -> None:
    assert failed(python, "answer = {'a': 'x' * 300_000}") == "size"
    assert failed(python, "import os\nfor n in range(99): os.write(1, b'x' * 9000)") == "size"


def test_what_a_task_prints_is_not_its_answer(python: Run) -> None:
    assert python(b"print('{}'); answer = {'a': 1}") == {"a": 1}


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "open('written', 'w')",
        "import os; os.open('/dev/null', os.O_WRONLY)",
        "import os; os.open('/dev/null', os.O_RDWR)",
        "import os; os.open('/dev/null', os.O_CREAT)",
        "import os; os.open('/dev/null', os.O_APPEND)",
        "import os; os.open('/dev/null', os.O_TRUNC)",
    ],
)
def test_a_task_opens_no_socket_writes_no_file_starts_no_program(python: Run, code: str) -> None:
    guarded = f"answer = {{}}\ntry:\n    {code}\nexcept PermissionError:\n    answer = {{'refused': 1}}"
    assert python(guarded.encode()) == {"refused": 1}


def test_the_system_holds_it_too_and_others_come_first(python: Run) -> None:
    limits = "[resource.getrlimit(kind) for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]"
    code = f"import os, resource\nanswer = {{'files': {limits}, 'nice': os.nice(0)}}"
    assert python(code.encode()) == {"files": [[0, 0], [0, 0]], "nice": min(os.nice(0) + 5, 19)}


def test_an_unknown_task_is_a_crash() -> None:
    with pytest.raises(CageFailed) as failure:
        ask("no such task", b"")
    assert failure.value.why == "crash"


def test_too_much_is_not_even_asked() -> None:
    with pytest.raises(CageFailed) as failure:
        ask("whois", bytes(cage.MOST_IN + 1))
    assert failure.value.why == "size"


def test_who_finds_no_free_child_is_told(python: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cage, "_free", threading.BoundedSemaphore(1))
    monkeypatch.setattr(cage, "WALL", 0.2)
    cage._free.acquire()
    assert failed(python, "answer = {}") == "busy"
    cage._free.release()
    assert python(b"answer = {}", wall=30) == {}
    assert failed(python, "1 / 0", wall=30) == "crash"
    assert python(b"answer = {}", wall=30) == {}, "who fails gives its place back too"


def test_others_go_on_while_a_child_hangs(python: Run) -> None:
    whys: list[str] = []
    hanging = threading.Thread(target=lambda: whys.append(failed(python, "while True: pass")))
    hanging.start()
    turns = 0
    while hanging.is_alive():
        hanging.join(0.005)
        turns += 1
    assert whys == ["time"]
    assert turns > 50, "whoever holds the interpreter's lock for the child's two seconds lets nobody else run"
