"""Dossiers in sentences: both languages whole and alike, nothing from outside acts, no word that accuses."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import whowrites
from whowrites import consistency
from whowrites.checks import Check, all_checks
from whowrites.consistency import matrix as consistency_matrix
from whowrites.model import (
    Claim,
    Contradiction,
    Dossier,
    Finding,
    Kind,
    Level,
    Param,
    Reach,
    Step,
    Subject,
    Verdict,
    Weighed,
)
from whowrites.net.errors import REASONS
from whowrites.present import card
from whowrites.sentences import languages, text
from whowrites.steps import DEFAULTS
from whowrites.weights import load

LOCALES = Path(whowrites.__file__).parent / "locales"
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
OWN = "anna@nordtool.example"
CATALOGS = {
    path.stem: {
        section: table
        for section, table in tomllib.loads(path.read_text("utf-8")).items()
        if section != "pages"  # `web.wording` has tests of its own
    }
    for path in LOCALES.glob("*.toml")
}
ACCUSING = re.compile(
    r"\b(?:fraud\w*|scam\w*|fake\w*|safe|verified|trusted by us)\b|骗子|欺诈|假冒|安全|已验证", re.IGNORECASE
)


def sentences(catalog: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for section, table in catalog.items():
        for code, entry in table.items() if section != "language" else ():
            forms = (
                {"": entry} if isinstance(entry, str) else {f"/{k}": v for k, v in entry.items() if k != "by"}
            )
            yield from ((f"{section}.{code}{form}", sentence) for form, sentence in forms.items())


def names(catalog: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, sentence in sentences(catalog):
        found.setdefault(key.split("/")[0], set()).update(
            name for _, name, _, _ in Formatter().parse(sentence) if name
        )
    return found


def dossier(
    *weighed: Weighed, level: Level = Level.MEDIUM, differing: tuple[Contradiction, ...] = ()
) -> Dossier:
    by_kind = {kind: tuple(item for item in weighed if item.finding.kind is kind) for kind in Kind}
    verdict = Verdict(
        level,
        2.0,
        by_kind[Kind.RISK],
        by_kind[Kind.GOOD],
        by_kind[Kind.UNKNOWN],
        by_kind[Kind.NOTE],
        7,
        9,
        OWN,
    )
    steps = (Step("answer_to_sender", {"reply_to": "x@spindle.example"}),)
    return Dossier("d1", Subject(OWN, reply_to=""), verdict, differing, (), steps, NOW, True, Reach.PASSIVE)


def item(code: str, kind: Kind = Kind.RISK, address: str = OWN, **params: Param) -> Weighed:
    return Weighed(Finding(code, kind, "name", "rdap", NOW, params), 1.5, address)


@pytest.mark.parametrize(
    ("typed", "deciding", "shown"),
    [
        ("info@müller.example", "info@xn--mller-kva.example", ""),
        ("Anna@Acme.EXAMPLE", "anna@acme.example", ""),
        ("procurement@", "procurement@", ""),
        ("anna@acme.example", "", ""),
        ("anna@acme.example", "b@xn--mller-kva.example", "b@xn--mller-kva.example (müller.example)"),
    ],
)
def test_another_deciding_address_is_told_and_the_own_one_in_other_letters_is_none(
    typed: str, deciding: str, shown: str
) -> None:
    told = dossier(item("domain_young"))
    told = replace(told, subject=Subject(typed), verdict=replace(told.verdict, about=deciding))
    assert card(told, "en", top=None).rated_by == shown


def test_both_languages_are_there_and_speak_of_the_same() -> None:
    assert set(languages()) == set(CATALOGS) == {"en", "zh_CN"}
    assert names(CATALOGS["en"]) == names(CATALOGS["zh_CN"])


def _may_fail(check: Check) -> bool:
    """Whether it asks somebody, or says itself that it has no answer."""
    if check.reach is not Reach.LOCAL:
        return True
    module = sys.modules[check.run.__module__]
    return f'"{check.id}_unknown"' in inspect.getsource(module)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_code_has_its_sentence(lang: str) -> None:
    catalog = CATALOGS[lang]
    unknowns = {f"{check.id}_unknown" for check in all_checks() if _may_fail(check)}
    assert set(catalog["finding"]) == set(load().codes) | unknowns
    heavy = {code for code, weight in load().codes.items() if weight.points > 0}
    assert set(catalog["may_also"]) == heavy
    assert REASONS | {"internal_fault", "subdomain", "contradicted"} <= set(catalog["unknown"])
    compared = set(consistency.SAME) | set(consistency_matrix.FIELDS)
    assert compared | {"registrar", "mail_provider"} <= set(catalog["field"])
    steps = {code for codes in DEFAULTS.values() for code in codes}
    efforts = {"effort_none", *(f"effort_{u}{s}" for u in ("", "usual_") for s in ("sample", "no_sample"))}
    assert steps | efforts == set(catalog["step"])


@pytest.mark.parametrize("file", sorted(path.name for path in LOCALES.glob("*.toml")))
def test_no_word_accuses_or_vouches(file: str) -> None:
    for key, sentence in sentences(tomllib.loads((LOCALES / file).read_text("utf-8"))):
        assert not ACCUSING.search(sentence), key


def test_chinese_is_set_in_full_width() -> None:
    for key, sentence in sentences(CATALOGS["zh_CN"]):
        assert not re.search(r"[一-鿿][,;:!?()]|[,;:!?()][一-鿿]", sentence), key


@pytest.mark.parametrize(
    ("level", "lang", "sentence"),
    [
        (Level.HIGH, "en", "High risk: 1 reason"),
        (Level.MEDIUM, "zh_CN", "需谨慎：1 条理由"),
        (Level.LOW, "en", "No problems found in 7 checks"),
        (Level.UNKNOWN, "en", "Not enough evidence: 7 of 9 checks answered"),
        (Level.UNKNOWN, "zh_CN", "证据不足：9 项检查有 7 项有结果"),
        (Level.LOW, "xx", "No problems found in 7 checks"),
    ],
)
def test_the_level_in_words(level: Level, lang: str, sentence: str) -> None:
    found = () if level is Level.LOW else (item("name_title", name="Mr A"),)
    assert card(dossier(*found, level=level), lang, top=3).sentence == sentence


def test_a_low_level_with_a_small_reason_does_not_say_that_nothing_was_found() -> None:
    small = item("domain_second_year", domain="nordtool.example", date="2025-05-18")
    for lang, sentence in (("en", "Nothing serious found in 7 checks"), ("zh_CN", "7 项检查未发现严重问题")):
        assert card(dossier(small, level=Level.LOW), lang, top=3).sentence == sentence


def test_a_line_is_fact_source_date_and_doubt() -> None:
    young = item("domain_young", domain="nordtool.example", days=41, date="2026-10-13")
    (line,) = card(dossier(young), "en", top=3).reasons
    assert line.text == "Domain nordtool.example registered 41 days ago (2026-10-13)"
    assert (line.source, line.seen_at, line.points) == ("RDAP", NOW, 1.5)
    assert line.may_also == "May also happen with a new firm or a new product's domain."


def test_one_day_is_not_days() -> None:
    params: dict[str, Param] = {"domain": "nordtool.example", "date": "2026-11-22"}
    assert "1 day ago" in text("domain_days_old", {**params, "days": 1}, "en")
    assert "0 days ago" in text("domain_days_old", {**params, "days": 0}, "en")


def test_the_short_card_has_three_reasons_and_no_lists() -> None:
    full = dossier(
        *(item("name_title", name=f"Mr {n}") for n in range(5)), item("mail_free", Kind.NOTE, domain="x")
    )
    short = card(full, "en", top=3)
    assert len(short.reasons) == 3
    assert short.notes == short.goods == short.unknowns == short.next_steps == ()
    whole = card(full, "en", top=None)
    assert (len(whole.reasons), len(whole.notes), len(whole.next_steps)) == (5, 1, 1)


def test_a_fact_about_the_other_address_says_so() -> None:
    other = item("spf_absent", Kind.NOTE, "x@spindle.example", domain="spindle.example")
    (line,) = card(dossier(other), "en", top=None).notes
    assert line.text.startswith("x@spindle.example: ")


def test_reasons_of_silence_are_words() -> None:
    silent = item("registration_unknown", Kind.UNKNOWN, reason="servfail")
    (line,) = card(dossier(silent), "zh_CN", top=None).unknowns
    assert line.text == "无法核查域名的注册时间：该域名的域名服务器不工作"


def test_what_a_sender_wrote_neither_acts_nor_hides() -> None:
    hostile = item("name_unrelated", name="{lang} \u202e%s\x1b[31m{0.__class__}\n")
    (line,) = card(dossier(hostile), "en", top=1).reasons
    assert line.text == "The name “{lang} %s[31m{0.__class__}” does not appear in the address"


def test_a_code_of_another_package_is_shown_as_it_is() -> None:
    assert card(dossier(item("site_sings")), "en", top=1).reasons[0].text == "site_sings"


def test_a_contradiction_names_both_sides() -> None:
    claims = (Claim("country", "DE", "rdap", NOW), Claim("country", "NG", "message", NOW))
    (conflict,) = card(dossier(differing=(Contradiction("country", claims),)), "zh_CN", top=3).contradictions
    assert conflict.text == "国家或地区：尼日利亚（本邮件）与 德国（RDAP）不一致"


def test_a_sentence_that_nobody_wrote_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        text("no_such_code", {}, "en")
    assert text("address_no_at", {}, "zh_CN") == "地址中没有 @。"
    assert text("terminal.reasons", {}, "en") == "Reasons"
