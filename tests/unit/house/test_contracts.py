"""The contracts between rooms: checks, sources, codes, languages; what a contributor adds is held to them
without a list by hand."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import whowrites.checks
import whowrites.sources
from whowrites.checks import all_checks
from whowrites.model import Reach
from whowrites.sources.about import About
from whowrites.weights import load

PACKAGE = Path(whowrites.checks.__file__).parents[1]
LOCALES = sorted((PACKAGE / "locales").glob("*.toml"))


def test_each_check_says_what_it_asks_and_why() -> None:
    for found in pkgutil.iter_modules(whowrites.checks.__path__):
        module = importlib.import_module(f"whowrites.checks.{found.name}")
        assert module.__doc__ and len(module.__doc__.split()) >= 8, f"{found.name} does not say why it asks"


def test_each_check_belongs_to_a_family_that_the_weights_know() -> None:
    families = load().families
    assert {check.id: check.family for check in all_checks()} == dict(families)


def test_checks_of_a_message_ask_nobody() -> None:
    assert {check.reach for check in all_checks() if check.scope == "message"} == {Reach.LOCAL}


def test_each_source_that_is_asked_says_what_it_is_sent() -> None:
    """A module that uses the resolver, the web or a socket has an ABOUT, or is used by one that has."""
    abouts = {}
    for found in pkgutil.iter_modules(whowrites.sources.__path__):
        module = importlib.import_module(f"whowrites.sources.{found.name}")
        if isinstance(getattr(module, "ABOUT", None), About):
            abouts[module.ABOUT.name] = module.ABOUT
    assert {"dns", "rdap", "whois", "lists", "contacts"} <= set(abouts)
    assert all(about.terms for about in abouts.values())
    assert {name for name, about in abouts.items() if not about.sent} == {
        name for name, about in abouts.items() if about.reach is Reach.LOCAL
    }


def test_codes_in_the_checks_are_weighed_and_worded() -> None:
    codes = set(load().codes)
    for path in sorted((PACKAGE / "checks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    assert code.value in codes or str(code.value).endswith("_unknown"), (
                        path.name,
                        code.value,
                    )
    for path in LOCALES:
        worded = tomllib.loads(path.read_text("utf-8"))["finding"]
        assert codes <= set(worded), f"{path.name}: no sentence for {sorted(codes - set(worded))}"


def test_a_check_declares_what_it_claims() -> None:
    """Field and source of each claim that is written out, and something of each that is not."""
    declared = {check.id: check.claims for check in all_checks()}
    for path in sorted((PACKAGE / "checks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Claim":
                said = [getattr(node.args[place], "value", None) for place in (0, 2)]
                pairs = declared[path.stem]
                known = any(_fits(said[0], field) and _fits(said[1], source) for field, source in pairs)
                assert known, f"{path.name}, line {node.lineno}: not in CLAIMS"


def _fits(written: object, declared: str) -> bool:
    return not isinstance(written, str) or written == declared


def test_every_language_has_the_same_keys_and_the_extension_speaks_it() -> None:
    keys = {path.stem: set(flat(tomllib.loads(path.read_text("utf-8")))) for path in LOCALES}
    optional = {key for key in set.union(*keys.values()) if key.startswith(("pages.about_",))}
    assert len({frozenset(found - optional) for found in keys.values()}) == 1
    folders = {
        path.parent.name for path in (PACKAGE.parents[1] / "extension" / "_locales").glob("*/messages.json")
    }
    assert folders == set(keys)


def test_every_language_has_its_words_from_no_other() -> None:
    """A sentence of Chinese that holds no Chinese was forgotten (names and placeholders aside)."""
    texts = flat(tomllib.loads((PACKAGE / "locales" / "zh_CN.toml").read_text("utf-8")))
    plain = {
        key for key, text in texts.items() if not re.search(r"[\u4e00-\u9fff]", re.sub(r"\{\w+\}", "", text))
    }
    english = flat(tomllib.loads((PACKAGE / "locales" / "en.toml").read_text("utf-8")))
    long = {key for key in plain if len(english[key].split()) > 3}
    assert not long


def flat(table: dict[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return {
        key.removesuffix(".one").removesuffix(".other"): text
        for key, text in found.items()
        if not key.endswith(".by")
    }
