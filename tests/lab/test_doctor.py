from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites import __version__, doctor
from whowrites.doctor import State, database, examine, extensions
from whowrites.lab.world import Lab
from whowrites.net.internet import Internet
from whowrites.store import Store


def now() -> datetime:
    return datetime.now(UTC)


def probes(internet: Internet, later: timedelta = timedelta()) -> dict[str, tuple[State, str]]:
    return {probe.name: (probe.state, probe.code) for probe in examine(internet, lambda: now() + later)}


def test_a_clock_that_is_wrong_by_an_hour_is_said(lab: Lab) -> None:
    assert probes(lab.internet, timedelta(hours=1))["clock"] == (State.LIMITED, "differs")
    assert probes(lab.internet)["clock"] == (State.WORKS, "works")


def test_closed_ports_limit_and_do_not_break(lab: Lab) -> None:
    open_ports = lab.internet

    def closed(endpoint: tuple[str, int]) -> tuple[str, int]:
        return ("127.0.0.1", 9) if endpoint[1] in (25, 43) else open_ports.dial(endpoint)

    found = probes(Internet(open_ports.nameservers, closed, open_ports.ca, open_ports.pace))
    assert found["port_25"] == found["port_43"] == (State.LIMITED, "no_answer")
    assert found["rdap"] == found["resolver"] == (State.WORKS, "works")


def test_a_box_that_answers_for_all_mail_servers_is_told(lab: Lab) -> None:
    open_ports = lab.internet
    lab.host("box.doctor.example", "11.37.0.1", {25: lambda connection: connection.sendall(b"220 box\r\n")})

    def proxied(endpoint: tuple[str, int]) -> tuple[str, int]:
        return open_ports.dial(("11.37.0.1", 25) if endpoint[1] == 25 else endpoint)

    found = probes(Internet(open_ports.nameservers, proxied, open_ports.ca, open_ports.pace))
    assert found["port_25"] == (State.LIMITED, "proxied")


@pytest.mark.parametrize(
    ("answer", "state", "code"),
    [
        (("127.0.1.2",), State.WORKS, "works"),
        (("127.255.255.254",), State.LIMITED, "refused"),
        (("11.9.9.9",), State.LIMITED, "wrong_answer"),
        ((), State.LIMITED, "not_listed"),
    ],
)
def test_the_blocklists_word_is_read(lab: Lab, answer: tuple[str, ...], state: State, code: str) -> None:
    lab.put(doctor.LISTED_FOR_TESTS, "A", *answer)
    assert probes(lab.internet)["blocklist"] == (state, code)


def test_no_resolver_at_all_is_broken() -> None:
    assert probes(Internet(()))["resolver"] == (State.BROKEN, "no_answer")


def test_a_missing_database_is_no_fault(tmp_path: Path) -> None:
    assert database(tmp_path).code == "none_yet"
    (tmp_path / "whowrites.sqlite3").write_bytes(b"x" * 5000)
    assert database(tmp_path) == doctor.Probe(
        "database", State.BROKEN, "damaged", {"path": str(tmp_path / "whowrites.sqlite3")}
    )


def test_extension_of_another_release_is_told(tmp_path: Path) -> None:
    assert extensions(tmp_path) == []
    with closing(Store.open(tmp_path, now)) as store:
        assert [probe.code for probe in extensions(tmp_path)] == ["none_yet"]
        for n, name in enumerate(("Chrome 0.0.9", f"Edge {__version__}", "Firefox 99.0", "Other")):
            store.browsers.pair(f"chrome-extension://{'abcd'[n] * 32}", "token", "key", name)
    told = {str(probe.params["browser"]): (probe.state, probe.code) for probe in extensions(tmp_path)}
    assert told == {
        "Chrome": (State.LIMITED, "older"),
        "Edge": (State.WORKS, "works"),
        "Firefox": (State.LIMITED, "newer"),
        "Other": (State.WORKS, "unsaid"),
    }
