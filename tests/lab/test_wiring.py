from __future__ import annotations

import socket
from pathlib import Path

import pytest

from whowrites.cli import CannotStart, World
from whowrites.lab.world import Lab
from whowrites.model import Level, Reach, Subject
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
