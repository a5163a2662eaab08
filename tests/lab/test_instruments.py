"""What vetting works with is loaded once, and a rehearsal asks nobody and keeps nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from whowrites.instruments import OnDemand
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.sources import lists
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now


def test_who_calls_at_the_same_time_gets_the_same_ones(lab: Lab, tmp_path: Path) -> None:
    """Two sets would keep two paces toward one registry."""
    store = Store.open(tmp_path, utc_now)
    on_demand = OnDemand(lab.internet, store, utc_now)
    with ThreadPoolExecutor(8) as pool:
        loaded = [future.result() for future in [pool.submit(on_demand) for _ in range(16)]]
    assert all(one is loaded[0] for one in loaded)
    assert {"registration", "lookalike"} <= {check.id for check in loaded[0].checks}
    store.close()


def test_a_rehearsal_judges_like_a_real_look_and_leaves_nothing(lab: Lab, tmp_path: Path) -> None:
    store = Store.open(tmp_path, utc_now)
    vetting = Vetting(lab.internet, store)
    lists.top_domains.cache_clear()
    lab.log.clear()
    dossier = vetting.rehearse()
    assert lab.log == []
    assert not dossier.complete
    reasons = {weighed.finding.code for weighed in dossier.verdict.reasons}
    assert "reply_to_other_company" in reasons
    assert lists.top_domains.cache_info().currsize == 1, "the lists are loaded"
    assert sum(store.dossiers.counts().values()) == 0
    vetting.close()
    store.close()


def test_a_real_look_after_it_finds_everything_loaded(lab: Lab, tmp_path: Path) -> None:
    store = Store.open(tmp_path, utc_now)
    vetting = Vetting(lab.internet, store)
    vetting.rehearse()
    before = lists.top_domains.cache_info().misses
    answer = vetting.finish(Subject("sales@gmaill.com", "Sales", None, "list"), Reach.LOCAL)
    assert lists.top_domains.cache_info().misses == before
    assert "provider_misspelt" in {weighed.finding.code for weighed in answer.verdict.reasons}
    vetting.close()
    store.close()
