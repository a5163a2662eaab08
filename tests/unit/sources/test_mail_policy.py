"""Three fixed labels and their records: one counts, several do not, no answer is no fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.model import Absent, Found, Unknown
from whowrites.net.dns import NoData, Records
from whowrites.net.errors import NetError
from whowrites.sources.mail_policy import KINDS, Policy, policies, read_policy


def test_only_the_fixed_labels_are_asked(stage: Stage) -> None:
    assert all(isinstance(answer, Absent) for answer in policies(stage.sources, "nordtool.example"))
    assert sorted(stage.dns.asked) == [
        ("_mta-sts.nordtool.example", "TXT"),
        ("_smtp._tls.nordtool.example", "TXT"),
        ("default._bimi.nordtool.example", "TXT"),
    ]


def test_each_label_has_its_own_answer(stage: Stage) -> None:
    stage.dns.answers |= {
        ("_mta-sts.nordtool.example", "TXT"): Records(("v=STSv1; id=1",), 60, False),
        ("_smtp._tls.nordtool.example", "TXT"): NetError("servfail"),
        ("default._bimi.nordtool.example", "TXT"): NoData(60),
    }
    sts, tls, bimi = policies(stage.sources, "nordtool.example")
    assert sts == Found("v=STSv1; id=1", "dns", stage.clock.now)
    assert tls == Unknown("servfail", "dns", stage.clock.now)
    assert bimi == Absent("dns", stage.clock.now)
    assert not stage.cache.kept


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_one_record_of_the_version_counts(kind: Policy) -> None:
    version = kind.version
    good = f"{version}; {kind.tag}=1"
    assert read_policy(["other", good], kind) == good
    assert read_policy([good, good + "2"], kind) is None
    assert read_policy([f"{version}0; {kind.tag}=1", f"x; {version}"], kind) is None
    assert read_policy([f"{version} ;{kind.tag} = 1;"], kind) is not None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_without_what_it_is_for_is_none(kind: Policy) -> None:
    assert read_policy([f"{kind.version};"], kind) is None
    assert read_policy([f"{kind.version}; other=1"], kind) is None
    assert read_policy([f"{kind.version}; {kind.tag}=; a=;"], kind) is None


def test_the_case_of_the_version_is_free_for_bimi_alone() -> None:
    sts, tls, bimi = KINDS
    assert read_policy(["v=stsv1; id=1"], sts) is None
    assert read_policy(["V=TLSRPTv1; rua=mailto:a@b.example"], tls) is None
    assert read_policy(["v = bimi1; l=https://b.example/l.svg"], bimi) is not None


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_texts_are_read(texts: list[str]) -> None:
    found = read_policy(texts, KINDS[0])
    assert found is None or found in texts
