from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from whowrites import __version__
from whowrites.cli import CannotStart, World, main, whowrites


def test_help_names_every_command_with_a_sentence() -> None:
    shown = CliRunner().invoke(whowrites, ["--help"]).output
    commands = shown.split("Commands:")[1].strip().splitlines()
    assert {line.split()[0] for line in commands} >= {"serve", "vet", "demo", "doctor", "open", "extension"}
    assert all(len(line.split()) > 2 for line in commands)


def test_an_unknown_command_and_a_public_host_are_wrong_usage() -> None:
    assert CliRunner().invoke(whowrites, ["vett"], obj=World(None)).exit_code == 2
    for host in ("0.0.0.0", "::"):
        refused = CliRunner().invoke(whowrites, ["serve", "--host", host], obj=World(None))
        assert refused.exit_code == 2
        assert "--host" in refused.output


def test_version() -> None:
    assert __version__ in CliRunner().invoke(whowrites, ["--version"]).output


def test_cannot_start_exits_3() -> None:
    assert CannotStart("x").exit_code == 3


def test_main_ends_the_process_with_the_commands_code() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0


def test_help_loads_nothing_heavy() -> None:
    """The terminal answers at once: the parts that take long to import are loaded by the commands that use
    them."""
    script = (
        "import sys, whowrites.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'flask', 'sqlalchemy', 'pydantic', 'dns', 'tldextract', 'alembic', 'cryptography'}\n"
        "heavy = slow & set(sys.modules)\n"
        "sys.exit(f'loaded: {sorted(heavy)}' if heavy else 0)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
