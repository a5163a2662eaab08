"""The checklist on the page: answers kept with note and time, taken back, and never lost."""

from __future__ import annotations

from typing import Any

from whowrites.checklist import QUESTIONS


def answers(world: Any, dossier_id: str) -> list[tuple[str, str, str]]:
    return [(a.question, a.answer, a.note) for a in world.store.owner.owned(dossier_id).answers]


def test_answers_are_kept_shown_and_change_the_level_of_the_history(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    form = {f"answer_{question}": "not_looked" for question in QUESTIONS}
    form |= {"answer_bank": "yes", "note_bank": "IBAN in <another> country"}
    sent = world.post(f"/dossier/{dossier_id}/checklist", **form)
    assert sent.headers["Location"] == f"/dossier/{dossier_id}#checklist"
    assert answers(world, dossier_id) == [("bank", "yes", "IBAN in <another> country")]
    assert world.vets.rerated == [dossier_id]
    page = world.show(f"/dossier/{dossier_id}")
    assert "IBAN in &lt;another&gt; country" in page
    assert page.count("Answered 2026-11-23") == 1


def test_a_note_without_an_answer_is_kept_and_is_no_evidence(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    world.post(f"/dossier/{dossier_id}/checklist", answer_fee="not_looked", note_fee="ask on Monday")
    assert "ask on Monday" in world.show(f"/dossier/{dossier_id}")
    assert [a for a in answers(world, dossier_id) if a[1] in ("yes", "no")] == []


def test_an_answer_is_taken_back(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    for said in ("no", "yes"):
        world.post(f"/dossier/{dossier_id}/checklist", answer_fee=said)
    for left in ([("fee", "no", "")], [("fee", "yes", "")]):
        assert world.post(f"/dossier/{dossier_id}/checklist/undo", question="fee").status_code == 303
        assert answers(world, dossier_id) == left
    assert world.post(f"/dossier/{dossier_id}/checklist/undo", question="age").status_code == 400


def test_what_is_wrong_changes_nothing_and_is_still_in_the_form(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    bad = world.post(
        f"/dossier/{dossier_id}/checklist", answer_bank="yes", answer_fee="no", note_fee="y" * 1001
    )
    assert bad.status_code == 400
    assert "1000 characters are the limit" in bad.text
    assert "y" * 1001 in bad.text
    assert answers(world, dossier_id) == []
    assert world.post(f"/dossier/{dossier_id}/checklist", answer_fee="maybe").status_code == 400


def test_a_full_disk_is_said_and_the_answers_are_still_in_the_form(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    form = {f"answer_{question}": "yes" for question in QUESTIONS}
    form |= {f"note_{question}": f"{question} {'z' * 900}" for question in QUESTIONS}
    with world.full_disk():
        answer = world.post(f"/dossier/{dossier_id}/checklist", **form)
    assert answer.status_code == 503
    assert "bank zzz" in answer.text


def test_no_dossier_no_answer(world: Any) -> None:
    for path in ("checklist", "checklist/undo"):
        assert world.post(f"/dossier/{'f' * 32}/{path}", question="fee").status_code == 404
