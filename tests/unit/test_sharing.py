"""The bundle: out here, in there, and nothing is lost; what is no bundle changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared_dossier import DAY, NOW, facts, fill, rate
from whowrites import sharing
from whowrites.imports.reading import Unreadable
from whowrites.model import Level
from whowrites.records import Decision
from whowrites.sharing import Report
from whowrites.store import Store


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    made: list[Store] = []

    def store() -> Store:
        made.append(Store.open(tmp_path / f"store-{len(made)}", lambda: NOW))
        return made[-1]

    yield store
    for one in made:
        one.close()


def bundle(store: Store, path: Path) -> Path:
    with path.open("wb") as out:
        sharing.write(store.exchange.shared(), out, NOW)
    return path


def whole(store: Store) -> list[Any]:
    """All that a bundle would hold, without the ids that are each store's own."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in ("id", "dossier_id")}
        return [bare(item) for item in value] if isinstance(value, list) else value

    from whowrites.wire import to_json

    found = [bare(to_json(one)) for one in store.exchange.shared()]
    for one in found:
        # The level of a run is what its store made of the same facts.
        # Of one moment there is no first: each store has its own order.
        for name in ("entries", "decisions", "notes", "hits", "changes"):
            one[name].sort(key=lambda item: (item["at"], json.dumps(item, sort_keys=True)))
        one["runs"] = [{key: run[key] for key in ("at", "reach", "complete")} for run in one["runs"]]
    return found


def test_a_dossier_comes_over_whole(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    report = sharing.merge(ours, bundle(theirs, tmp_path / "b.json"), rate, NOW)
    assert (report.new, report.changed, report.same, report.faulty, report.unknown) == (1, 0, 0, 0, 0)
    assert whole(ours) == whole(theirs)
    record = ours.dossiers.by_id(ours.dossiers.facts(["ann@example.com"])["ann@example.com"].id)
    assert record is not None and record.decision is not None
    assert record.decision.verdict == "declined"
    dealings = ours.desk.of(record.facts.id)
    assert dealings is not None
    assert (dealings.owner, dealings.outcome, dealings.need) == ("Li Na", "lost", 4)
    assert ours.owner.owned(record.facts.id).answers[0].question == "bank"


def test_the_same_file_twice_changes_nothing(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    path = bundle(theirs, tmp_path / "b.json")
    sharing.merge(ours, path, rate, NOW)
    before = whole(ours)
    again = sharing.merge(ours, path, rate, NOW)
    assert (again.new, again.changed, again.same, again.different) == (0, 0, 1, 0)
    assert whole(ours) == before


def test_the_newer_word_holds_and_both_stay(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    own = ours.dossiers.save(facts("ann@example.com", NOW - 3 * DAY), Level.LOW, 0.0)
    ours.dossiers.decide(Decision(own, "proceed", NOW - 3 * DAY))
    report = sharing.merge(ours, bundle(theirs, tmp_path / "b.json"), rate, NOW)
    (told,) = report.differences
    assert (told.field, told.ours, told.theirs, told.kept) == ("decision", "proceed", "declined", "declined")
    record = ours.dossiers.by_id(own)
    assert record is not None
    assert [one.verdict for one in record.decisions] == ["declined", "ask", "proceed"]
    assert record.facts.checked_at == NOW


def test_our_newer_word_stays(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    own = ours.dossiers.save(facts("ann@example.com", NOW + timedelta(hours=1)), Level.LOW, 0.0)
    ours.dossiers.decide(Decision(own, "proceed", NOW))
    report = sharing.merge(ours, bundle(theirs, tmp_path / "b.json"), rate, NOW)
    assert [one.kept for one in report.differences] == ["proceed"]
    record = ours.dossiers.by_id(own)
    assert record is not None and record.decision is not None
    assert record.decision.verdict == "proceed"
    assert record.facts.checked_at == NOW + timedelta(hours=1)


def test_two_who_merge_each_other_hold_the_same(make: Callable[[], Store], tmp_path: Path) -> None:
    one, two = make(), make()
    fill(one)
    own = two.dossiers.save(facts("ann@example.com", NOW - 3 * DAY), Level.LOW, 0.0)
    two.dossiers.decide(Decision(own, "proceed", NOW - 3 * DAY))
    two.desk.tag([own], "theirs")
    sharing.merge(one, bundle(two, tmp_path / "two.json"), rate, NOW)
    sharing.merge(two, bundle(one, tmp_path / "one.json"), rate, NOW)
    assert whole(one) == whole(two)


def test_a_bundle_on_other_lines_is_read_too(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    path = bundle(theirs, tmp_path / "b.json")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2), "utf-8")
    assert sharing.merge(ours, path, rate, NOW).new == 1


def changed(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    whole = json.loads(path.read_text("utf-8"))
    change(whole["dossiers"][0])
    path.write_text(json.dumps(whole), "utf-8")
    return path


FAULTS: list[tuple[str, Callable[[dict[str, Any]], None]]] = [
    ("bundle_address", lambda one: one["facts"].update(address="no address")),
    ("bundle_address", lambda one: one["facts"].update(address="Ann@EXAMPLE.com")),
    ("bundle_dossier", lambda one: one["facts"].update(checked_at="2026-11-23T00:00:00")),
    ("bundle_dossier", lambda one: one.update(first_seen=5)),
    ("bundle_dossier", lambda one: one["facts"]["findings"][0].update(kind="fine")),
    ("bundle_dossier", lambda one: one.pop("facts")),
    ("bundle_dossier", lambda one: one["tags"].append({"a": 1})),
    ("bundle_future", lambda one: one["decisions"][0].update(at="2031-01-01T00:00:00Z")),
    ("bundle_unknown", lambda one: one["decisions"][0].update(verdict="hired")),
    ("bundle_unknown", lambda one: one["entries"][0].update(kind="else")),
    ("bundle_unknown", lambda one: one["entries"].append({**one["entries"][0], "key": "need", "value": "9"})),
    ("bundle_unknown", lambda one: one["hits"][0].update(url="javascript:alert(1)")),
    ("bundle_unknown", lambda one: one["changes"][0].update(code="no_such")),
    ("bundle_unknown", lambda one: one["tags"].append("x" * 61)),
]


@pytest.mark.parametrize(("code", "change"), FAULTS, ids=range(len(FAULTS)))
def test_what_is_not_right_is_left_out_and_named(
    make: Callable[[], Store], tmp_path: Path, code: str, change: Callable[[dict[str, Any]], None]
) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    fill(theirs, "bob@example.com", "Bob")
    report = sharing.merge(ours, changed(bundle(theirs, tmp_path / "b.json"), change), rate, NOW)
    assert [(fault.place, fault.code) for fault in report.faults] == [(1, code)]
    assert (report.new, report.faulty) == (1, 1)


def test_a_finding_without_a_sentence_is_left_out(make: Callable[[], Store], tmp_path: Path) -> None:
    ours, theirs = make(), make()
    fill(theirs)
    path = changed(
        bundle(theirs, tmp_path / "b.json"), lambda one: one["facts"]["findings"][0].update(code="no_such")
    )
    report = sharing.merge(ours, path, rate, NOW)
    assert (report.new, report.unknown) == (1, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "bundle_shape"),
        (b"{}", "bundle_shape"),
        (b"[1, 2]", "bundle_shape"),
        (b"[" * 100_000, "bundle_shape"),
        (b'{"whowrites_bundle": 1, "dossiers": 5}', "bundle_shape"),
        (b'{"whowrites_bundle": 2, "made_at": "", "dossiers": [\n]}\n', "bundle_version"),
        (b'{"whowrites_bundle": 1, "made_at": "", "dossiers": [\n', "bundle_cut_off"),
    ],
)
def test_what_is_no_bundle_is_said(
    make: Callable[[], Store], tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as fault:
        sharing.merge(make(), path, rate, NOW)
    assert fault.value.code == code


JSON_LIKE = (
    st.recursive(st.none() | st.text(), st.lists, max_leaves=5)
    .map(repr)
    .map(lambda text: text.encode("utf-8", "replace"))
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | JSON_LIKE)
def test_any_bytes_are_merged_or_refused(make: Callable[[], Store], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.json"
    path.write_bytes(b'{"whowrites_bundle": 1, "made_at": "", "dossiers": [\n' + content + b"\n]}\n")
    try:
        report = sharing.merge(make(), path, rate, NOW)
    except Unreadable:
        return
    assert isinstance(report, Report) and report.new == 0


def test_look_foresees_the_merge_whatever_is_here_already(make: Callable[[], Store], tmp_path: Path) -> None:
    theirs, ours = make(), make()
    for number in range(120):
        fill(theirs, f"p{number:03}@example.com")
        if number % 3 == 0:
            ours.dossiers.save(facts(f"p{number:03}@example.com", NOW + DAY), Level.LOW, 0.0)
        if number % 10 == 0:
            ours.never.add(f"p{number:03}@example.com")
    path = bundle(theirs, tmp_path / "b.json")
    before = whole(ours)
    foreseen = sharing.look(ours, path, rate, NOW + DAY)
    assert whole(ours) == before
    assert sharing.merge(ours, path, rate, NOW + DAY) == foreseen
    assert (foreseen.never, foreseen.new, foreseen.changed) == (12, 72, 36)
    assert {one.address for one in foreseen.brought if one.is_new} & {"p000@example.com"} == set()
    assert sharing.look(ours, path, rate, NOW + DAY).same == 108


def test_second_dossier_of_one_address_is_foreseen_as_an_addition(
    make: Callable[[], Store], tmp_path: Path
) -> None:
    theirs, ours = make(), make()
    fill(theirs)
    line = bundle(theirs, tmp_path / "b.json").read_text("utf-8").splitlines()
    twice = [line[0], f"{line[1]},", line[1].replace("met at the fair", "met again"), line[2]]
    path = tmp_path / "twice.json"
    path.write_text("\n".join(twice) + "\n", "utf-8")
    foreseen = sharing.look(ours, path, rate, NOW)
    assert (foreseen.new, foreseen.changed) == (1, 1)
    assert sharing.merge(ours, path, rate, NOW).new == 1
