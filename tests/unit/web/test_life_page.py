"""What the owner can do about his data, on the page."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_backup_is_made_and_listed_with_how_to_put_it_back(world: Any) -> None:
    assert world.post("/settings/data/backup").headers["Location"].endswith("done=backup#backups")
    page = world.show("/settings/data?done=backup")
    assert "The backup is made and checked." in page
    (made,) = world.store.backups()
    assert str(made[1]) in page and "whowrites restore" in page


@pytest.mark.parametrize("months", ["-1", "37", "", "x", "１２", "9" * 50])
def test_months_outside_are_refused_with_the_limits(world: Any, months: str) -> None:
    answer = world.post("/settings/data/retention", months=months)
    assert answer.status_code == 400
    assert "from 0 to 36" in answer.text
    assert world.store.retention.months == 12


def test_what_goes_soon_is_listed_before_it_goes(world: Any) -> None:
    world.vet("ann@example.com")
    world.post("/settings/data/retention", months="1")
    world.clock.forward(86_400)
    assert "ann@example.com" in world.show("/settings/data")
    world.post("/settings/data/retention", months="36")
    assert "Nothing goes within" in world.show("/settings/data")


def test_the_list_of_those_not_to_be_checked(world: Any) -> None:
    world.post("/settings/data/never", address="Bob@Example.com")
    assert world.store.never.among(["bob@example.com"]) == {"bob@example.com"}
    page = world.show("/settings/data")
    assert "On it now: 1." in page and "bob@example.com" not in page
    world.post("/settings/data/never", address="bob@example.com", off="1")
    assert world.store.never.count() == 0
    assert world.post("/settings/data/never", address="bob").status_code == 400


def test_entry_that_cannot_be_named_is_taken_off_by_its_button(world: Any) -> None:
    world.store.never.add("ann@example.com")
    world.clock.forward(60)
    world.store.never.add("bob@example.com")
    later, first = world.store.never.entries(10)
    page = world.show("/settings/data")
    assert page.index(later.hash[:8]) < page.index(first.hash[:8]) and "@example.com" not in page
    done = world.post("/settings/data/never", entry=first.hash)
    assert "done=never_off#never" in done.headers["Location"]
    assert world.store.never.among(["ann@example.com", "bob@example.com"]) == {"bob@example.com"}
    gone = world.post("/settings/data/never", entry=first.hash)
    assert "done=never_gone#never" in gone.headers["Location"]
    assert "is not on the list any more" in world.show("/settings/data?done=never_gone")


def test_one_is_deleted_only_where_the_owner_is_sure(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    unsure = world.post("/settings/data/delete", address="ann@example.com")
    assert unsure.status_code == 400 and 'value="ann@example.com"' in unsure.text
    assert world.store.dossiers.by_id(dossier_id)
    done = world.post("/settings/data/delete", address="ann@example.com", sure="1", never="1")
    assert "done=deleted#" in done.headers["Location"]
    assert world.store.dossiers.by_id(dossier_id) is None
    assert world.store.never.count() == 1
    again = world.post("/settings/data/delete", address="ann@example.com", sure="1")
    assert "done=nobody" in again.headers["Location"]


def test_all_are_deleted_only_where_the_owner_is_sure(world: Any) -> None:
    world.vet("ann@example.com", "bob@example.com")
    assert world.post("/settings/data/delete-all").status_code == 400
    assert sum(world.store.dossiers.counts().values()) == 2
    world.post("/settings/data/delete-all", sure="1")
    assert sum(world.store.dossiers.counts().values()) == 0
    assert "within 7 days" in world.show("/settings/data?done=deleted_all")


@pytest.mark.parametrize(
    ("path", "typed", "field"),
    [
        ("/settings/data/retention", {"months": "37"}, 'id="months"'),
        ("/settings/data/never", {"address": "bob at home"}, 'id="never-address"'),
        ("/settings/data/delete", {"address": "bob at home", "sure": "1"}, 'id="delete-address"'),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_own_field_which_keeps_it(
    world: Any, path: str, typed: dict[str, str], field: str
) -> None:
    page = world.post(path, **typed).text
    (value,) = {typed.get("months"), typed.get("address")} - {None}
    assert page.count(f'value="{value}"') == 1 and page.count('aria-invalid="true"') == 1
    at = page.index(field)
    tag = page[at : page.index(">", at)]
    assert f'value="{value}"' in tag and "-fault" in tag and "autofocus" in tag
    section = page[page.rindex("<section", 0, at) : page.index("</section>", at)]
    assert 'role="alert"' in section


def test_the_box_that_says_yes_is_led_to(world: Any) -> None:
    for path, form in (("delete", "delete-fault"), ("delete-all", "delete-all-fault")):
        page = world.post(f"/settings/data/{path}", address="bob@example.com", never="1").text
        assert f'value="1" required aria-invalid="true" aria-describedby="{form}"' in page
        assert 'name="never" value="1" checked' in page


def test_what_was_done_is_said_where_it_was_done(world: Any) -> None:
    page = world.show("/settings/data?done=deleted")
    assert page.index('id="delete"') < page.index("Deleted. Backups that hold it")
