"""The owner's own judgement: kept, shown, checked, and apart from the risk."""

from __future__ import annotations

from typing import Any

import pytest


def test_all_of_it_is_kept_and_told_by_the_timeline(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    form = {"need": "4", "impression": "2", "owner": " 李娜 <b> ", "outcome": "won"}
    assert world.post(f"/dossier/{dossier_id}/standing", **form).status_code == 303
    held = world.store.desk.of(dossier_id)
    assert (held.need, held.impression, held.owner, held.outcome) == (4, 2, "李娜 <b>", "won")
    page = world.show(f"/dossier/{dossier_id}")
    assert "李娜 &lt;b&gt;" in page
    assert "Their need fits what we sell: <ins>4</ins>" in page
    world.post(f"/dossier/{dossier_id}/standing", **{**form, "need": "", "outcome": ""})
    page = world.show(f"/dossier/{dossier_id}")
    assert "<del>4</del>" in page
    assert "<del>Won</del>" in page
    assert world.store.desk.of(dossier_id).need is None
    assert world.vets.rerated == []  # it is no part of the risk


WRONG = [{"need": "6"}, {"impression": "x"}, {"outcome": "draw"}, {"owner": "o" * 101}]


@pytest.mark.parametrize("change", WRONG)
def test_what_is_wrong_is_said_and_nothing_of_it_kept(world: Any, change: dict[str, str]) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    bad = world.post(f"/dossier/{dossier_id}/standing", **({"need": "3", "owner": "Mei"} | change))
    assert bad.status_code == 400
    assert "still in the form" in bad.text
    assert world.store.desk.of(dossier_id).need is None


def test_tags_are_put_on_and_taken_off(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    world.post(f"/dossier/{dossier_id}/tags", tag=" trade  fair ")
    assert world.store.desk.of(dossier_id).tags == ("trade fair",)
    assert "Take off the tag trade fair" in world.show(f"/dossier/{dossier_id}")
    world.post(f"/dossier/{dossier_id}/tags", off="trade fair")
    assert world.store.desk.of(dossier_id).tags == ()
    for wrong in ("", "t" * 61):
        bad = world.post(f"/dossier/{dossier_id}/tags", tag=wrong)
        assert bad.status_code == 400
        assert "1 to 60 characters" in bad.text
    for number in range(20):
        world.post(f"/dossier/{dossier_id}/tags", tag=f"t{number}")
    assert "at most 20 tags" in world.post(f"/dossier/{dossier_id}/tags", tag="one more").text


def test_no_dossier_no_judgement(world: Any) -> None:
    for path in ("standing", "tags"):
        assert world.post(f"/dossier/{'f' * 32}/{path}", tag="x").status_code == 404
