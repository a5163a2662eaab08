"""A reason called wrong on the page, and counted again."""

from __future__ import annotations

from typing import Any

VALUE = "0123456789abcdef"


def test_wrong_and_undone(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    sent = world.post(f"/dossier/{dossier_id}/wrong", code="domain_young", value=VALUE)
    assert sent.headers["Location"] == f"/dossier/{dossier_id}#reasons"
    assert world.store.owner.owned(dossier_id).dismissed == {("domain_young", VALUE)}
    assert "Called wrong:" in world.show(f"/dossier/{dossier_id}")
    undone = world.post(f"/dossier/{dossier_id}/wrong", code="domain_young", value=VALUE, undo="1")
    assert undone.headers["Location"] == f"/dossier/{dossier_id}#dismissed"
    assert world.store.owner.owned(dossier_id).dismissed == frozenset()
    assert "Counts again:" in world.show(f"/dossier/{dossier_id}")
    assert world.vets.rerated == [dossier_id] * 2


def test_a_wrong_entry_of_a_list_brings_along_all_senders_of_the_domain(world: Any) -> None:
    ann, bob, _ = world.vet("ann@example.com", "bob@example.com", "eve@example.org")
    world.post(f"/dossier/{ann}/wrong", code="mail_disposable", value=VALUE)
    assert sorted(world.vets.rerated) == sorted([ann, bob])
    world.post(f"/dossier/{bob}/wrong", code="mail_disposable", value=VALUE, undo="1")
    assert world.store.owner.owned(ann).dismissed == frozenset()
    assert sorted(world.vets.rerated) == sorted([ann, ann, bob, bob])


def test_what_names_no_reason_is_refused(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    for code, value in (("", VALUE), ("a b", VALUE), ("domain_young", "x"), ("domain_young", VALUE + "0")):
        assert world.post(f"/dossier/{dossier_id}/wrong", code=code, value=value).status_code == 400
    assert world.post(f"/dossier/{'f' * 32}/wrong", code="domain_young", value=VALUE).status_code == 404
