"""What to do next: the level, what is behind it, and the steps that fit, most urgent first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from whowrites.model import Contradiction, Finding, Level, Param, Step, Verdict

_BY_LEVEL: dict[Level, tuple[str, ...]] = {
    Level.LOW: ("answer_normally", "usual_terms", "check_before_shipment"),
    Level.MEDIUM: (
        "ask_three_questions",
        "video_call",
        "call_number_from_website",
        "sample_against_freight",
        "deposit",
    ),
    Level.HIGH: ("stop", "confirm_by_phone", "bank_by_voice", "tiny_order"),
    Level.UNKNOWN: ("ask_website_landline", "website_check", "search_links"),
}
_ELSEWHERE = (
    "reply_to_free_not_from",
    "reply_to_other_free",
    "reply_to_other_company",
    "reply_to_like_sender",
)


def next_steps(verdict: Verdict, contradictions: Sequence[Contradiction]) -> tuple[Step, ...]:
    """The steps for a message: those that a single fact asks for, then those of the level.

    A contact that has moved, a look-alike and a foreign Reply-To come first, at every level.
    """
    risks = {item.finding.code: item.finding for item in verdict.reasons}
    notes = {item.finding.code for item in verdict.notes}
    steps = [*_first(risks), *(Step(code) for code in _BY_LEVEL[verdict.level])]
    if "mail_free" in notes and verdict.level is not Level.HIGH:
        steps.append(Step("ask_company_mail"))
    steps += [Step("clear_contradiction", {"field": contradiction.field}) for contradiction in contradictions]
    return tuple({(step.code, step.params.get("field")): step for step in steps}.values())


def _first(risks: dict[str, Finding]) -> list[Step]:
    steps: list[Step] = []
    if "contact_other_reply_to" in risks:
        steps.append(_step("answer_old_address", risks["contact_other_reply_to"], "reply_to"))
    else:
        elsewhere = next((risks[code] for code in _ELSEWHERE if code in risks), None)
        if elsewhere:
            steps.append(_step("answer_to_sender", elsewhere, "reply_to"))
    if "contact_name_new_address" in risks:
        steps.append(_step("ask_known_contact", risks["contact_name_new_address"], "name", "known"))
    if "lookalike_contact" in risks:
        steps.append(_step("compare_letters", risks["lookalike_contact"], "domain", "known"))
        steps.append(Step("write_known_address"))
    return steps


def _step(code: str, finding: Finding, *names: str) -> Step:
    params: dict[str, Param] = {name: finding.params.get(name) for name in names}
    return Step(code, params)
