"""The method of rating: groups, limits, contrary evidence, levels, coverage, the worse of two addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.case import Case
from whowrites.model import Finding, Kind, Level, Verdict
from whowrites.verdict import judge, rate
from whowrites.weights import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WEIGHTS = load()
OWN, OTHER = "anna@nordtool.example", "anna@spindle.example"


def fact(code: str, check: str = "", **params: str) -> Finding:
    weight = WEIGHTS.of(code)
    kind = Kind.RISK if weight.points > 0 else Kind.GOOD if weight.points < 0 else Kind.NOTE
    return Finding(code, kind, weight.group, "test", NOW, params, check=check or code)


def unanswered(check: str) -> Finding:
    return Finding(f"{check}_unknown", Kind.UNKNOWN, "none", "test", NOW, {"reason": "timeout"}, check=check)


def rated(*codes: str) -> Verdict:
    return rate([fact(code) for code in codes], WEIGHTS, OWN)


CLEAN = (
    fact("provider_not_misspelt", "provider_typo"),
    fact("mail_own_domain", "mail_kind"),
    fact("mail_servers", "mail_service"),
    fact("spf_present", "spf"),
    fact("dmarc_enforced", "dmarc"),
    fact("domain_old", "registration"),
)
DARK = (
    fact("provider_not_misspelt", "provider_typo"),
    fact("mail_own_domain", "mail_kind"),
    *(unanswered(check) for check in ("mail_service", "spf", "dmarc", "registration")),
)
HEADERS = (
    fact("name_related", "display_name"),
    fact("reply_to_none", "reply_to"),
    fact("name_no_trust_mark", "trust_mark"),
    fact("contact_none", "known_contact"),
    fact("lookalike_none", "lookalike"),
)


def test_of_a_group_only_the_strongest_counts() -> None:
    verdict = rated("name_unrelated", "name_title", "name_company_on_free_mail")
    assert verdict.score == 1.5
    assert [(item.finding.code, item.points) for item in verdict.reasons] == [
        ("name_title", 1.5),
        ("name_unrelated", 0.0),
        ("name_company_on_free_mail", 0.0),
    ]


def test_goods_are_limited_and_an_own_contact_is_not() -> None:
    goods = rated("name_related", "auth_pass", "domain_old")
    assert goods.score == -1.5
    assert sum(item.points for item in goods.goods) == pytest.approx(-1.5)
    assert rated("name_related", "auth_pass", "domain_old", "contact_known").score == -4.5


def test_good_facts_do_not_buy_off_two_strong_ones() -> None:
    bad = rated("auth_not_aligned", "domain_days_old", "name_related", "domain_old")
    assert bad.level is Level.HIGH


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        (("reply_to_other_free", "name_title"), Level.HIGH),
        (("reply_to_other_free",), Level.MEDIUM),
        (("domain_days_old",), Level.MEDIUM),  # 3.0 points, and one group only
        (("domain_days_old", "name_company_on_free_mail"), Level.MEDIUM),  # the second group is too weak
        (("domain_days_old", "name_unrelated"), Level.MEDIUM),  # one in three honest people shows that one
        (("domain_days_old", "name_fits_reply_to_only"), Level.HIGH),
        (("domain_second_year",), Level.MEDIUM),
        (("name_unrelated",), Level.UNKNOWN),
        (("mail_free", "mail_role"), Level.UNKNOWN),
        (("lookalike_contact",), Level.HIGH),
        (("domain_not_registered",), Level.HIGH),
        (("domain_not_in_dns",), Level.MEDIUM),
        (("name_imitates_trust_mark", "contact_known"), Level.MEDIUM),
        (("domain_refuses_mail", "domain_old", "name_related"), Level.MEDIUM),
        (("contact_known", "domain_days_old"), Level.UNKNOWN),
    ],
)
def test_levels(codes: tuple[str, ...], level: Level) -> None:
    assert rated(*codes).level is level


def test_low_is_earned() -> None:
    assert rate([*CLEAN, *HEADERS], WEIGHTS, OWN).level is Level.LOW
    assert rate(CLEAN, WEIGHTS, OWN).level is Level.LOW


def test_the_dead_network_is_unknown_and_nothing_else() -> None:
    verdict = rate([*DARK, *HEADERS], WEIGHTS, OWN)
    assert (verdict.level, verdict.answered, verdict.asked) == (Level.UNKNOWN, 7, 11)
    assert len(verdict.unknowns) == 4


def test_what_is_known_here_alone_is_never_low() -> None:
    here = [fact("provider_not_misspelt", "provider_typo"), *HEADERS, fact("contact_known", "known_contact")]
    assert rate(here, WEIGHTS, OWN).level is Level.UNKNOWN


def test_two_families_are_too_few() -> None:
    two = [finding for finding in CLEAN if finding.check != "registration"]
    assert rate(two, WEIGHTS, OWN).level is Level.UNKNOWN
    assert rate([*two, fact("reply_to_none", "reply_to")], WEIGHTS, OWN).level is Level.LOW


def test_silent_answers_are_no_family() -> None:
    two = [finding for finding in CLEAN if finding.check != "registration"]
    quiet = [fact("contact_none", "known_contact"), fact("name_not_compared", "display_name")]
    assert rate([*two, *quiet], WEIGHTS, OWN).level is Level.UNKNOWN


def test_little_coverage_is_not_low_and_hides_no_alarm() -> None:
    dim = [*CLEAN, *(unanswered(f"other_{n}") for n in range(5))]
    assert rate(dim, WEIGHTS, OWN).level is Level.UNKNOWN
    assert rate([*dim, fact("lookalike_contact", "lookalike")], WEIGHTS, OWN).level is Level.HIGH


def test_just_enough_answers_are_enough() -> None:
    told = [finding for finding in CLEAN if finding.check != "spf"][:6] + list(HEADERS[:1])
    answered = len({finding.check for finding in told})
    assert answered == 6 and WEIGHTS.method.low_coverage == 0.6
    silent = [unanswered(f"check_{number}") for number in range(5)]
    assert rate([*told, *silent[:4]], WEIGHTS, OWN).level is Level.LOW, "6 of 10"
    assert rate([*told, *silent], WEIGHTS, OWN).level is Level.UNKNOWN, "6 of 11"


def test_an_own_contact_is_one_whatever_voids_the_rest() -> None:
    verdict = rated("lookalike_contact", "auth_pass", "contact_known")
    assert {item.finding.code: item.points for item in verdict.goods} == {
        "auth_pass": 0,
        "contact_known": WEIGHTS.of("contact_known").points,
    }


def test_of_two_equal_levels_the_one_with_more_points_is_told_about() -> None:
    less, more = [fact("name_title")], [fact("auth_not_aligned")]
    assert 0 < rate(less, WEIGHTS, OWN).score < rate(more, WEIGHTS, OWN).score
    assert rate(less, WEIGHTS, OWN).level is rate(more, WEIGHTS, OTHER).level
    assert judge(Case(less, more, (), OWN, OTHER), WEIGHTS).about == OTHER
    assert judge(Case(more, less, (), OWN, OTHER), WEIGHTS).about == OWN


def test_coverage_counts_checks_and_not_findings() -> None:
    verdict = rate([fact("mail_own_domain", "mail_kind"), fact("mail_role", "mail_kind")], WEIGHTS, OWN)
    assert (verdict.answered, verdict.asked) == (1, 1)


def test_a_policy_that_its_owner_does_not_rely_on_damps_a_failure() -> None:
    assert rated("auth_dmarc_fail", "dmarc_enforced").score == 1.9
    assert rated("auth_dmarc_fail", "dmarc_monitoring").score == 0.3


def test_a_look_alike_is_not_cleared_by_what_speaks_for_it() -> None:
    verdict = rated("lookalike_contact", "auth_pass", "domain_old")
    assert verdict.score == 2.3
    assert [item.points for item in verdict.goods] == [0.0, 0.0]


def test_an_old_neighbour_of_a_famous_name_weighs_little() -> None:
    assert rated("lookalike_brand", "domain_young").score > rated("lookalike_brand").score == 2.3
    assert rated("lookalike_brand", "domain_settled").score == 0.7
    assert rated("provider_misspelt", "domain_few_years").level is not Level.HIGH


def test_a_foreign_reply_to_voids_what_speaks_for_the_sender() -> None:
    message = (fact("reply_to_other_company", "reply_to"), fact("name_related", "display_name"))
    verdict = judge(Case(CLEAN, (unanswered("mail_service"),), message, OWN, OTHER), WEIGHTS)
    assert verdict.score == 1.9
    without = judge(Case(CLEAN, None, message[1:], OWN, ""), WEIGHTS)
    assert without.score == -1.2


def test_the_hacked_sender_with_a_young_domain_behind_him_is_high_by_the_reply_to() -> None:
    message = (fact("reply_to_other_company", "reply_to"), fact("name_related", "display_name"))
    verdict = judge(Case(CLEAN, (fact("domain_days_old", "registration"),), message, OWN, OTHER), WEIGHTS)
    assert (verdict.level, verdict.about, verdict.score) == (Level.HIGH, OTHER, 4.9)
    assert {(item.finding.code, item.address) for item in verdict.reasons} == {
        ("domain_days_old", OTHER),
        ("reply_to_other_company", OWN),
    }
    assert len(verdict.goods) == 2


def test_a_fact_about_the_reply_to_is_not_held_against_the_sender() -> None:
    message = (fact("lookalike_contact", "lookalike", of="reply_to"), *HEADERS)
    verdict = judge(Case(CLEAN, CLEAN, message, OWN, OTHER), WEIGHTS)
    assert (verdict.level, verdict.about) == (Level.HIGH, OTHER)
    assert verdict.reasons[0].address == OTHER


def test_an_unknown_reply_to_is_not_shown_as_low() -> None:
    message = (*HEADERS[:1], fact("reply_to_same_organisation", "reply_to"))
    low = judge(Case(CLEAN, CLEAN, message, OWN, OTHER), WEIGHTS)
    assert (low.level, low.about) == (Level.LOW, OWN)
    verdict = judge(Case(CLEAN, DARK, message, OWN, OTHER), WEIGHTS)
    assert (verdict.level, verdict.about) == (Level.UNKNOWN, OTHER)
    assert verdict.answered < verdict.asked


def test_medium_outranks_unknown() -> None:
    verdict = judge(Case((fact("reply_to_none", "x"), fact("domain_young")), DARK, (), OWN, OTHER), WEIGHTS)
    assert (verdict.level, verdict.about) == (Level.MEDIUM, OWN)


def test_a_messages_fact_is_listed_once() -> None:
    message = (fact("name_unrelated", "display_name"),)
    verdict = judge(Case(CLEAN, CLEAN, message, OWN, OTHER), WEIGHTS)
    assert [item.finding.code for item in verdict.reasons] == ["name_unrelated"]


codes = st.lists(st.sampled_from(sorted(WEIGHTS.codes)), max_size=12)


@given(codes)
def test_the_points_make_the_score_and_failed_look_ups_change_neither(found: list[str]) -> None:
    verdict = rated(*found)
    assert verdict.score == pytest.approx(
        sum(item.points for item in (*verdict.reasons, *verdict.goods)), abs=0.01
    )
    dark = rate([*(fact(code) for code in found), unanswered("site")], WEIGHTS, OWN)
    assert dark.score == verdict.score
    assert dark.level is verdict.level or (verdict.level, dark.level) == (Level.LOW, Level.UNKNOWN)


@given(codes, st.sampled_from(sorted(code for code, weight in WEIGHTS.codes.items() if weight.points > 0)))
def test_one_more_risk_never_makes_a_sender_better(found: list[str], more: str) -> None:
    order = [Level.LOW, Level.UNKNOWN, Level.MEDIUM, Level.HIGH]
    if not WEIGHTS.of(more).damped_by:
        assert order.index(rated(*found, more).level) >= order.index(rated(*found).level)


def test_the_reply_tos_missing_policy_does_not_excuse_the_sender() -> None:
    failed, absent = fact("auth_dmarc_fail"), fact("dmarc_absent")
    elsewhere = fact("reply_to_other_company")

    def of(own: list[Finding], reply_to: list[Finding]) -> dict[str, float]:
        verdict = judge(
            Case(own, reply_to, [failed, elsewhere], "a@acme.example", "b@other.example"), WEIGHTS
        )
        return {item.finding.code: item.points for item in verdict.reasons}

    assert of([], [absent, fact("domain_days_old")])["auth_dmarc_fail"] == 1.9
    assert of([absent], [fact("domain_days_old")])["auth_dmarc_fail"] == 0.3
