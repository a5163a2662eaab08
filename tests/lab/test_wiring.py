from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from whowrites.cli import CannotStart, World
from whowrites.lab.world import Lab
from whowrites.model import Level, Reach, Subject
from whowrites.net import dns, dns_wire
from whowrites.web.serve import PortTaken
from whowrites.wiring import Companion, chosen, open_store, vetting


def test_the_internet_of_the_caller_is_taken_and_the_real_one_otherwise(lab: Lab) -> None:
    given = lab.internet
    assert chosen(World(given)) is given
    assert chosen(World(None)).ca is None


def test_vetting_is_closed_with_its_store(lab: Lab, tmp_path: Path) -> None:
    with vetting(World(lab.internet), tmp_path) as vets:
        assert vets.finish(Subject("zhou@hengda-valves.cn"), Reach.PASSIVE).verdict.level is Level.LOW
    with open_store(tmp_path) as store:
        assert sum(store.dossiers.counts().values()) == 1


def test_what_the_store_refuses_is_a_sentence_and_exit_3(tmp_path: Path) -> None:
    with (
        open_store(tmp_path, exclusive=True),
        pytest.raises(CannotStart) as refused,
        open_store(tmp_path, exclusive=True),
    ):
        raise AssertionError("two companions on one data directory")
    assert "already runs" in refused.value.message
    assert refused.value.exit_code == 3


def test_a_taken_port_leaves_the_data_directory_free(lab: Lab, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken), Companion.open(World(lab.internet), tmp_path, other.getsockname()[1]):
            raise AssertionError("two programs on one port")
    with Companion.open(World(lab.internet), tmp_path, 0) as companion:
        assert companion.port > 0
        assert (tmp_path / "run.json").exists()


def test_stopping_waits_for_nobodys_server(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dns_wire, "TRY", 10)
    monkeypatch.setattr(dns, "TOTAL", 10)
    monkeypatch.setattr(dns, "PATIENCE", 10)
    with Companion.open(World(lab.internet), tmp_path, 0) as companion:
        lab.down = True
        companion.vetting.answer([Subject("zhou@hengda-valves.cn")], Reach.PASSIVE)
        asking = [thread for thread in threading.enumerate() if thread.name.startswith(("run", "check"))]
        assert asking
    assert any(thread.is_alive() for thread in asking), "it waited until they had given up"


def test_leaving_ends_the_process_whatever_its_threads_do() -> None:
    program = (
        "import concurrent.futures as c, time\n"
        "from whowrites.wiring import leave\n"
        "c.ThreadPoolExecutor().submit(time.sleep, 60)\n"
        "print('said')\n"
        "leave()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "said\n")
