"""The house rules on single files: how long they are, how they are called, and words that are not in them."""

from __future__ import annotations

import re
import statistics
import subprocess

import pytest

from checkout import MODULES, PACKAGE, ROOT, SCRIPTS, TESTS, room


def test_no_file_is_long_and_most_are_short() -> None:
    for files in ([*MODULES, *SCRIPTS], TESTS):
        lengths = {path: len(path.read_text("utf-8").splitlines()) for path in files}
        assert not {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > 300}
        assert statistics.median(lengths.values()) < 100


def test_no_environment_variable_widens_anything() -> None:
    for path in MODULES:
        if room(path) in {"lab", "demo", "commands"}:
            continue
        assert not re.search(r"os\.environ|getenv", path.read_text("utf-8")), path


FORBIDDEN = {
    r"except Exception|except BaseException|except:": "a broad except turns bugs into answers",
    r"\|\s*safe\b|Markup\(|render_template_string": "templates escape everything",
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(": "text is set as text",
    r"shell=True|pickle|yaml\.load": "outside input runs nothing",
    r"\bTODO\b|\bFIXME\b|NotImplementedError": "unfinished work is not committed",
}


@pytest.mark.parametrize("pattern", FORBIDDEN, ids=FORBIDDEN.values())
def test_words_that_the_code_does_not_use(pattern: str) -> None:
    pages = [*PACKAGE.rglob("*.html"), *(ROOT / "extension").rglob("*.html")]
    # The lab plays the senders too: its webmail shows what they wrote, as the real ones do.
    files = [path for path in (*MODULES, *SCRIPTS, *pages) if path != PACKAGE / "lab" / "webmail.py"]
    found = [str(path.relative_to(ROOT)) for path in files if re.search(pattern, path.read_text("utf-8"))]
    assert not found


def test_names_say_what_is_inside() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
    assert not [path for path in [*MODULES, *SCRIPTS, *TESTS] if path.stem in vague]


def test_no_test_holds_the_machine_to_a_time() -> None:
    """A busy machine is no fault of the house: a parser's cost is told by `cost`, a wait by what was asked
    meanwhile. Only that something took at least so long may be asserted."""
    within = re.compile(r"assert\b.*\b(?:monotonic|perf_counter|process_time|time\.time)\(\) - \w+ (?!>)")
    found = [path for path in TESTS if path.parent.name != "bench" and within.search(path.read_text("utf-8"))]
    assert not [str(path.relative_to(ROOT)) for path in found]


def test_nothing_of_the_workplace_is_tracked() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    workplace = [f"{ROOT}/", "." + "library", "kept-" + "apart"]
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in workplace if word.encode() in data], name
