"""What the dossier's page shows beside the card: the account and the searches, in words."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Claim, Facts, Finding, Kind, Level, Reach

TITLES = [("en", "Explain: what each fact gave"), ("zh_CN", "说明：每项事实的得分")]


@pytest.mark.parametrize(("lang", "title"), TITLES)
def test_the_account_and_the_searches_are_on_the_page(world: Any, lang: str, title: str) -> None:
    world.store.settings.set("language", lang)
    (dossier_id,) = world.vet("ann@example.com")
    page = world.show(f"/dossier/{dossier_id}")
    assert title in page
    assert "filetype:pdf &#34;ann@example.com&#34;" in page


def test_a_search_names_the_company_and_never_the_mail_provider(world: Any) -> None:
    def dossier(address: str, code: str, *claims: Claim) -> str:
        finding = Finding(code, Kind.NOTE, "domain", "lists", world.clock(), {}, "", "mail_kind")
        facts = Facts(
            world.store.dossiers.new_id(), address, (finding,), claims, world.clock(), True, Reach.LOCAL
        )
        world.store.dossiers.save(facts, Level.LOW, 0.0)
        return facts.id

    own = world.show(f"/dossier/{dossier('ann@nordtool.example', 'mail_own_domain')}")
    assert "site:alibaba.com &#34;nordtool&#34;" in own
    free = world.show(f"/dossier/{dossier('ann@gmail.com', 'mail_free')}")
    assert "site:alibaba.com &#34;ann@gmail.com&#34;" in free


def test_every_form_of_the_page_carries_its_token(world: Any) -> None:
    (dossier_id,) = world.vet("ann@example.com")
    page = world.show(f"/dossier/{dossier_id}")
    assert page.count('method="post"') == page.count('name="csrf"')
