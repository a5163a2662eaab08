"""The walk along an SPF record: limits kept, loops ended, macros counted and never asked."""

from __future__ import annotations

import pytest

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.dns import Records
from whowrites.net.errors import NetError
from whowrites.sources.spf_walk import MOST_ASKED, Walk, walk


def publish(stage: Stage, **records: str) -> None:
    for label, text in records.items():
        stage.dns.answers[f"{label}.example", "TXT"] = Records((text,), 60, False)


def walked(stage: Stage) -> Walk:
    answer = walk(stage.sources, "top.example")
    assert isinstance(answer, Found)
    return answer.value


def test_look_ups_of_all_records_are_added_up(stage: Stage) -> None:
    publish(
        stage,
        top="v=spf1 include:a.example mx -all",
        a="v=spf1 a:host.example redirect=b.example",
        b="v=spf1 exists:%{i}.b.example ptr ~all",
    )
    stage.dns.answers["top.example", "MX"] = Records(("10 mx.example",), 60, False)
    stage.dns.answers["host.example", "AAAA"] = Records(("2a00::1",), 60, False)
    assert walked(stage) == Walk(lookups=6, void=0)
    assert not [name for name, _ in stage.dns.asked if "%" in name]


def test_more_than_ten_are_too_many_and_the_walk_itself_ends(stage: Stage) -> None:
    names = [f"s{n}" for n in range(MOST_ASKED * 2)]
    publish(stage, top="v=spf1 " + " ".join(f"include:{n}.example" for n in names))
    publish(stage, **dict.fromkeys(names, "v=spf1 ip4:11.0.0.1"))
    found = walked(stage)
    assert found.lookups == len(names) and found.too_many
    assert len(stage.dns.asked) <= MOST_ASKED + 1


@pytest.mark.parametrize(
    ("records", "fault", "at"),
    [
        ({"top": "v=spf1 include:top.example"}, "loop", "top.example"),
        ({"top": "v=spf1 include:a.example", "a": "v=spf1 redirect=top.example"}, "loop", "top.example"),
        ({"top": "v=spf1 include:gone.example"}, "missing", "gone.example"),
        ({"top": "v=spf1 include:a.example", "a": "v=spf1 mxx"}, "unreadable", "a.example"),
        ({"top": "v=spf1 include:-no-name-.example"}, "missing", "-no-name-.example"),
    ],
)
def test_a_fault_on_the_way_is_named(stage: Stage, records: dict[str, str], fault: str, at: str) -> None:
    publish(stage, **records)
    found = walked(stage)
    assert (found.fault, found.at) == (fault, at)


def test_a_doubled_record_on_the_way(stage: Stage) -> None:
    publish(stage, top="v=spf1 include:a.example -all")
    stage.dns.answers["a.example", "TXT"] = Records(("v=spf1 -all", "v=spf1 mx"), 60, False)
    assert walked(stage).fault == "several"


def test_questions_that_lead_nowhere_are_counted(stage: Stage) -> None:
    publish(stage, top="v=spf1 a:x.example mx:y.example a:z.example -all")
    found = walked(stage)
    assert found.void == 3 and found.too_void and not found.fault


@pytest.mark.parametrize(("qualifier", "at"), [("", "a.example"), ("?", ""), ("-", "")])
def test_an_open_record_that_is_included_opens_the_whole(stage: Stage, qualifier: str, at: str) -> None:
    publish(stage, top=f"v=spf1 {qualifier}include:a.example -all", a="v=spf1 +all")
    assert walked(stage).open_at == at


@pytest.mark.parametrize("text", ["v=spf1 nonsense", "no spf at all"])
def test_there_is_nothing_to_walk(stage: Stage, text: str) -> None:
    publish(stage, top=text)
    assert isinstance(walk(stage.sources, "top.example"), Absent)


def test_one_silent_server_makes_the_walk_unknown(stage: Stage) -> None:
    publish(stage, top="v=spf1 include:a.example include:b.example -all", a="v=spf1 -all")
    stage.dns.answers["b.example", "TXT"] = NetError("servfail")
    assert walk(stage.sources, "top.example") == Unknown("servfail", "dns", stage.clock.now)
