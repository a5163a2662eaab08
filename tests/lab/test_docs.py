"""What the documents tell people to run does what they say."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from whowrites import __version__
from whowrites.cli import World, whowrites
from whowrites.lab.world import Lab
from whowrites.sources.about import abouts

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
WHO_IS_TOLD = {
    "archive": ("Internet Archive",),
    "blocklists": ("the lists' operators",),
    "certificate_log": ("crt.sh",),
    "dkim": ("signing key", "DNS resolver"),
    "dns": ("DNS resolver",),
    "gleif": ("GLEIF",),
    "mailbox": ("mail server", "two large mail services"),
    "rdap": ("RDAP",),
    "site": ("web site",),
    "vies": ("European Commission (VIES)",),
    "whois": ("WHOIS",),
}
"""The words of the privacy table for each source that is sent something."""
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def test_the_first_screen_has_the_two_commands_and_both_run() -> None:
    screen = "\n".join(README.splitlines()[:30])
    commands = re.findall(r"^(companion/run|tests/run)\b", screen, re.MULTILINE)
    assert commands == ["companion/run", "tests/run"]
    started = subprocess.run(
        [ROOT / "companion/run", "--version"], capture_output=True, text=True, check=True
    )
    assert __version__ in started.stdout
    refused = subprocess.run([ROOT / "tests/run", "nonsense"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "unit, lab, browser" in refused.stderr


def test_the_example_prints_what_the_readme_shows(lab: Lab, tmp_path: Path) -> None:
    command = re.search(r"^\$ whowrites (.*)$", README, re.MULTILINE)
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert command and shown
    args = [*shlex.split(command[1]), "--data-dir", str(tmp_path)]
    printed = CliRunner().invoke(whowrites, args, obj=World(lab.internet)).output
    assert undated(printed) == undated(shown[1])


def undated(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DATE", text).strip()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    known = whowrites.list_commands(None)  # type: ignore[arg-type]
    spans = re.findall(r"`([^`\n]+)`", text)
    calls = [re.match(r"(?:whowrites|companion/run) ([a-z][a-z-]+)", span) for span in spans]
    named = {call[1] for call in calls if call}
    assert named <= set(known), f"{name} names {sorted(named - set(known))}"


def test_every_command_has_a_help_and_stands_in_the_documents() -> None:
    told = "\n".join((ROOT / name).read_text("utf-8") for name in DOCUMENTS)
    for name in whowrites.list_commands(None):  # type: ignore[arg-type]
        assert re.search(rf"`(?:whowrites )?{name}\b", told), f"no document tells of {name}"
        helped = CliRunner().invoke(whowrites, [name, "--help"])
        assert (helped.exit_code, helped.output.startswith("Usage: ")) == (0, True), name


def test_the_privacy_table_names_whoever_is_told_something() -> None:
    table = README.partition("## What leaves your computer")[2].partition("\n## ")[0]
    told = {about.name: about for about in abouts() if about.sent}
    assert set(WHO_IS_TOLD) == set(told), "a source without its words in the table"
    for name, words in WHO_IS_TOLD.items():
        assert all(word in table for word in words), name


def test_every_library_has_its_reason() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Libraries")[2]
    names = [re.split(r"[\[<>=~; ]", line)[0] for line in needed]
    assert not [name for name in names if not re.search(rf"\b{re.escape(name)}\b", table, re.IGNORECASE)]


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_linked_exists(name: str) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]
