"""The folder of checks: each is whole, has its family, and says only what weights and catalogs know."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

import whowrites.checks
from whowrites import checklist
from whowrites.checks import _check, all_checks
from whowrites.consistency import contrary
from whowrites.model import Kind, Reach
from whowrites.weights import load

FOLDER = Path(whowrites.checks.__file__).parent
CODES = re.compile(
    r"(?:reply_to|name|lookalike|provider|domain|mail|auth|authentication|spf|dmarc|registration|contact"
    r"|site|website|mx|address|blocklists|register|mailbox|envelope|subject|inquiry|from|earlier"
    r"|dkim|route|sent|return_path|sender|vat|mailed_by|signed_by)_[a-z_]+"
)
NO_CODES = {"reply_to", "mail_service", "domain_disowned", "vat_number"}


def written(path: Path) -> set[str]:
    """String literals of a check that have the form of a code, but for the names of its params and fields."""
    constants = (
        node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
    )
    return {value for value in constants if isinstance(value, str) and CODES.fullmatch(value)} - NO_CODES


def test_every_file_of_the_folder_is_a_check() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert {check.id for check in all_checks()} == files


def test_every_check_says_why_it_asks() -> None:
    for path in FOLDER.glob("*.py"):
        docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert path.name == "__init__.py" or docstring.splitlines()[0].endswith("?"), path.name


def test_message_checks_ask_nobody() -> None:
    assert {check.reach for check in all_checks() if check.scope == "message"} == {Reach.LOCAL}


def test_every_check_has_its_family_in_the_weights() -> None:
    assert {check.id: check.family for check in all_checks()} == dict(load().families)


def test_weights_list_every_code_and_no_other() -> None:
    codes = {code for path in FOLDER.glob("*.py") for code in written(path)}
    listed = set(load().codes)
    assert {code for code in codes if not code.endswith("_unknown")} | set(checklist.CODES) | set(
        contrary.CODES
    ) == listed


def test_risks_weigh_up_goods_down_and_notes_nothing() -> None:
    calls = [
        node
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
    ]
    plain = [
        call for call in calls if all(isinstance(arg, ast.Constant | ast.Attribute) for arg in call.args[:3])
    ]
    assert len(plain) > 30
    for call in plain:
        code, kind, group = (
            ast.literal_eval(call.args[0]),
            ast.unparse(call.args[1]),
            ast.literal_eval(call.args[2]),
        )
        weight = load().of(code)
        assert kind == f"Kind.{Kind.UNKNOWN.name}" or weight.group == group, code
        signs = {
            "Kind.RISK": weight.points > 0,
            "Kind.GOOD": weight.points < 0,
            "Kind.NOTE": weight.points == 0,
        }
        assert signs.get(kind, True), code


def test_a_module_that_is_no_check_is_named() -> None:
    with pytest.raises(TypeError, match="lacks REACH, SCOPE, FAMILY, run"):
        _check("empty", ModuleType("empty"))
    half = ModuleType("half")
    vars(half).update(REACH="local", SCOPE="world", FAMILY="site", run=print)
    with pytest.raises(TypeError, match="scope 'world'"):
        _check("half", half)
