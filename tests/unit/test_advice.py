"""Next steps: what a single fact asks for comes before what the level asks for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.advice import MOST, drafts, next_steps
from whowrites.model import Claim, Contradiction, Finding, Kind, Level, Step, Verdict, Weighed
from whowrites.steps import BOOK, DEFAULTS, MAILING, Book, Effort

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def verdict(level: Level, *reasons: tuple[str, dict[str, str]], notes: tuple[str, ...] = ()) -> Verdict:
    def weighed(code: str, kind: Kind, params: dict[str, str]) -> Weighed:
        return Weighed(Finding(code, kind, "x", "test", NOW, params), 1.0, "anna@nordtool.example")

    return Verdict(
        level,
        1.0,
        tuple(weighed(code, Kind.RISK, params) for code, params in reasons),
        (),
        (),
        tuple(weighed(code, Kind.NOTE, {}) for code in notes),
        1,
        1,
        "anna@nordtool.example",
    )


@pytest.mark.parametrize(
    ("level", "first"),
    [
        (Level.LOW, "answer_normally"),
        (Level.MEDIUM, "ask_three_questions"),
        (Level.HIGH, "stop"),
        (Level.UNKNOWN, "ask_website_landline"),
    ],
)
def test_every_level_has_its_steps(level: Level, first: str) -> None:
    assert next_steps(verdict(level), ())[0].code == first


def test_a_moved_reply_comes_first() -> None:
    seen = verdict(Level.HIGH, ("contact_other_reply_to", {"reply_to": "x@spindle.example", "address": "a"}))
    assert next_steps(seen, ())[0].code == "answer_old_address"
    assert next_steps(seen, ())[0].params["reply_to"] == "x@spindle.example"
    stranger = verdict(Level.MEDIUM, ("reply_to_other_company", {"reply_to": "x@spindle.example"}))
    assert next_steps(stranger, ())[0].code == "answer_to_sender"


def test_a_look_alike_is_compared_before_anything_else() -> None:
    seen = verdict(
        Level.HIGH, ("lookalike_contact", {"domain": "n0rdtool.example", "known": "nordtool.example"})
    )
    codes = [step.code for step in next_steps(seen, ())]
    assert codes[:3] == ["compare_letters", "write_known_address", "stop"]


def test_a_known_name_elsewhere_is_asked_at_the_known_address() -> None:
    seen = verdict(
        Level.MEDIUM, ("contact_name_new_address", {"name": "Anna", "known": "anna@nordtool.example"})
    )
    step = next_steps(seen, ())[0]
    assert step.code == "ask_known_contact"
    assert (step.params["name"], step.params["known"]) == ("Anna", "anna@nordtool.example")


def test_free_mail_asks_for_more_and_high_says_stop() -> None:
    codes = [step.code for step in next_steps(verdict(Level.LOW, notes=("mail_free",)), ())]
    assert codes[-2:] == ["ask_company_mail", "effort_usual_sample"]
    stopped = next_steps(verdict(Level.HIGH, notes=("mail_free",)), ())
    assert "ask_company_mail" not in [step.code for step in stopped]


def test_a_newsletter_without_alarm_has_steps_of_its_own() -> None:
    for level in (Level.LOW, Level.UNKNOWN):
        codes = [step.code for step in next_steps(verdict(level, notes=("sent_to_many", "mail_free")), ())]
        assert codes == list(DEFAULTS[MAILING])
    alarmed = next_steps(verdict(Level.MEDIUM, ("name_title", {}), notes=("sent_to_many",)), ())
    assert [alarmed[0].code, alarmed[-1].code] == ["ask_three_questions", "effort_sample"]


def test_each_contradiction_is_asked_about() -> None:
    differing = [
        Contradiction(field, (Claim(field, "a", "rdap", NOW), Claim(field, "b", "message", NOW)))
        for field in ("company", "country")
    ]
    steps = next_steps(verdict(Level.LOW), differing)
    assert [step.params["field"] for step in steps if step.code == "clear_contradiction"] == [
        "company",
        "country",
    ]


def test_a_moved_contact_is_asked_once_not_twice() -> None:
    seen = verdict(
        Level.HIGH,
        ("contact_other_reply_to", {"reply_to": "x@spindle.example", "address": "a"}),
        ("reply_to_other_company", {"reply_to": "x@spindle.example"}),
    )
    codes = [step.code for step in next_steps(seen, ())]
    assert "answer_old_address" in codes
    assert "answer_to_sender" not in codes


@pytest.mark.parametrize(
    ("level", "effort"),
    [
        (Level.LOW, Step("effort_usual_sample")),
        (Level.MEDIUM, Step("effort_sample", {"minutes": 30})),
        (Level.HIGH, Step("effort_none")),
        (Level.UNKNOWN, Step("effort_no_sample", {"minutes": 10})),
    ],
)
def test_each_level_says_last_what_it_is_worth(level: Level, effort: Step) -> None:
    assert next_steps(verdict(level), ())[-1] == effort


def test_the_owners_steps_and_effort_take_the_place_of_ours() -> None:
    own = Step("", {}, "Ring {known} about {domain}")
    book = Book(
        {**BOOK.steps, "level.medium": (), "reason.lookalike_contact": (own, Step("write_known_address"))},
        {**BOOK.efforts, Level.MEDIUM: Effort(5, False)},
    )
    seen = verdict(
        Level.MEDIUM, ("lookalike_contact", {"domain": "n0rdtool.example", "known": "nordtool.example"})
    )
    steps = next_steps(seen, (), book)
    assert [step.code for step in steps] == ["", "write_known_address", "effort_no_sample"]
    assert steps[0].text == own.text
    assert steps[0].params["known"] == "nordtool.example"


def test_the_list_stays_short_and_no_step_stands_twice() -> None:
    seen = verdict(
        Level.MEDIUM,
        *((place.removeprefix("reason."), {}) for place in DEFAULTS if place.startswith("reason.")),
    )
    steps = next_steps(seen, ())
    assert len(steps) == MOST + 1
    assert len({(step.code, step.text) for step in steps}) == len(steps)


def test_letters_fit_the_steps_and_each_stands_once() -> None:
    steps = next_steps(verdict(Level.MEDIUM), ())
    assert drafts(steps) == ("registration", "video_call", "sample", "deposit")
    assert drafts((Step("", {}, "call them"),)) == ()
