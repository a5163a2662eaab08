"""The house rules as tests: import arrows, one test file a module, sockets in their rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from checkout import MODULES, PACKAGE, ROOT, room

LAYERS: dict[str, set[str]] = {
    # room -> rooms that it may import from (itself always); top-level modules are rooms of their own
    "model": set(),
    "safe_text": set(),
    "once": set(),
    "stamps": set(),
    "records": {"model"},
    "cards": {"model"},
    "wire": {"model", "cards"},
    "address": {"once"},
    "both_forms": {"address", "safe_text"},
    "install": set(),
    "releases": set(),
    "extension_zip": set(),
    "autostart": set(),
    "switches": set(),
    "net": set(),
    "cage": {"caged"},
    "caged": {"sources", "safe_text", "reading", "address", "wire"},
    "sources": {"records", "net", "model", "address", "safe_text", "once", "wire", "cage"},
    "reading": {"address", "once"},
    "imports": {"address", "safe_text"},
    "exports": {"records", "model", "safe_text", "cards"},
    "checks": {
        "consistency",
        "records",
        "reading",
        "sources",
        "net",
        "model",
        "address",
        "safe_text",
        "wire",
    },
    "weights": {"model", "once"},
    "dismissal": {"model", "weights"},
    "case": {"model", "dismissal"},
    "verdict": {"model", "weights", "dismissal", "case"},
    "checklist": {"model", "records"},
    "explain": {"model", "weights", "verdict", "case"},
    "stated": {"model", "safe_text", "reading", "cage"},
    "consistency": {"model", "safe_text", "address", "reading"},
    "steps": {"model"},
    "own_steps": {"model", "steps"},
    "advice": {"model", "steps"},
    "strength": {"model", "reading"},
    "sentences": {"model", "safe_text", "both_forms", "once", "wire", "reading"},
    "present": {
        "sentences",
        "strength",
        "cards",
        "model",
        "safe_text",
        "both_forms",
        "wire",
        "address",
        "consistency",
        "reading",
        "dismissal",
    },
    "account": {"sentences", "cards", "explain", "model", "present", "weights"},
    "lab": {"net", "install"},
    "store": {"records", "model", "wire", "address", "safe_text", "reading", "releases", "stamps"},
    "headers": {"model", "safe_text", "address", "sources", "reading"},
    "running": {"model", "checks", "sources"},
    "under_way": {"running", "model", "checks", "sources"},
    "judging": {
        "address",
        "running",
        "model",
        "records",
        "checklist",
        "case",
        "explain",
        "verdict",
        "weights",
        "consistency",
        "advice",
        "steps",
        "checks",
        "sources",
        "safe_text",
    },
    "evaluation": {
        "case",
        "model",
        "records",
        "address",
        "reading",
        "checks",
        "sources",
        "net",
        "running",
        "verdict",
        "weights",
    },
    "sharing": {"address", "checklist", "imports", "model", "sentences", "store", "wire"},
    "importing": {"model", "sharing", "store", "wire"},
    "exporting": {"exports", "model", "address", "reading", "safe_text", "sentences", "store", "wire"},
    "bulk": {"sentences", "vetting", "exports", "present", "reading", "model", "address", "wire"},
    "freshness": {"switches", "checks", "model", "stamps"},
    "own_weights": {"weights", "own_thresholds"},
    "own_thresholds": {"weights"},
    "quiet_list": {"model", "cards", "address"},
    "recent_faults": set(),
    "source_tests": {"vetting", "sources", "model"},
    "diagnostics": {
        "model",
        "net",
        "own_thresholds",
        "own_weights",
        "port_test",
        "recent_faults",
        "sources",
        "store",
        "switches",
        "quiet_list",
    },
    "change_matters": {"model"},
    "changes": {"change_matters", "model", "records"},
    "change_lines": {"model", "records", "both_forms", "safe_text", "sentences"},
    "rerating": {
        "address",
        "checks",
        "judging",
        "model",
        "own_steps",
        "records",
        "steps",
        "store",
        "verdict",
        "vetting",
        "weights",
    },
    "instruments": {
        "checks",
        "freshness",
        "judging",
        "model",
        "net",
        "own_weights",
        "running",
        "sources",
        "store",
        "switches",
    },
    "vetting": {
        "instruments",
        "changes",
        "switches",
        "headers",
        "judging",
        "own_steps",
        "steps",
        "explain",
        "running",
        "under_way",
        "model",
        "address",
        "verdict",
        "weights",
        "checks",
        "sources",
        "net",
        "store",
    },
    "port_test": {"vetting", "sources", "net"},
    "watch": {"stamps", "vetting", "store", "switches", "sources", "port_test", "model"},
    "web": {
        "both_forms",
        "importing",
        "releases",
        "change_lines",
        "change_matters",
        "sentences",
        "source_tests",
        "own_thresholds",
        "quiet_list",
        "diagnostics",
        "port_test",
        "stated",
        "account",
        "advice",
        "checklist",
        "own_steps",
        "steps",
        "own_weights",
        "rerating",
        "weights",
        "records",
        "reading",
        "switches",
        "cards",
        "vetting",
        "store",
        "present",
        "model",
        "wire",
        "address",
        "safe_text",
        "install",
        "sources",
        "headers",
        "imports",
        "exports",
        "exporting",
        "sharing",
    },
    "app": {"port_test", "source_tests", "recent_faults", "web", "vetting", "store", "model", "wire"},
}
TOP = {
    "opening",
    "cli",
    "commands",
    "options",
    "wiring",
    "terminal",
    "demo",
    "doctor",
    "__main__",
    "__init__",
}


def imports(path: Path) -> set[str]:
    """Rooms of the package that this file imports at run time, lazily or not."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("whowrites"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("whowrites.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_run_one_way(path: Path) -> None:
    here = room(path)
    if here in TOP:
        return
    assert here in LAYERS, f"{here} has no place in the house: add it to LAYERS"
    strangers = imports(path) - LAYERS[here] - {here, "__version__"}
    assert not strangers, f"{path.relative_to(PACKAGE)} reaches up to {sorted(strangers)}"


def test_every_module_has_a_test_file() -> None:
    tests = {path.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    missing = []
    for path in MODULES:
        inner = path.relative_to(PACKAGE)
        if path.name in {"__init__.py", "__main__.py"} or "versions" in inner.parts:
            continue
        wanted = (inner.parent / f"test_{path.name}").as_posix()
        if not any(f"{ring}/{wanted}" in tests for ring in ("unit", "lab", "browser")):
            missing.append(str(inner))
    assert not missing


def test_only_some_rooms_open_sockets() -> None:
    allowed = {"net", "lab"}
    names = {
        "socket",
        "http.client",
        "urllib.request",
        "smtplib",
        "requests",
        "urllib3",
        "httpx",
        "dns.query",
        "ftplib",
        "asyncio",
    }
    for path in MODULES:
        if room(path) in allowed or path == PACKAGE / "web" / "serve.py":
            continue
        found = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        assert not found & names, f"{path.relative_to(PACKAGE)} opens sockets"
