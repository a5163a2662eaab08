from __future__ import annotations

import subprocess
import sys
import tempfile

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


def test_a_companion_is_ready_before_what_only_a_sender_needs_is_loaded() -> None:
    """The page answers first; the lists, the resolver and the readers of pages come behind it."""
    script = (
        "import sys, pathlib, whowrites.commands.serve, whowrites.opening, whowrites.wiring as w\n"
        "from whowrites.cli import World\n"
        "with w.Companion.open(World(None), pathlib.Path(sys.argv[1]), 0):\n"
        "    later = {'dns', 'tldextract', 'requests', 'rapidfuzz', 'selectolax', 'phonenumbers', 'whois',\n"
        "             'alembic', 'cryptography', 'pygal', 'xlsxwriter', 'email_validator', 'babel',\n"
        "             'anyascii', 'whowrites.checks.lookalike', 'whowrites.watch.rechecks'}\n"
        "    early = later & set(sys.modules)\n"
        "    sys.exit(f'loaded: {sorted(early)}' if early else 0)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        ended = subprocess.run(
            [sys.executable, "-c", script, folder], capture_output=True, text=True, check=False
        )
    assert ended.returncode == 0, ended.stderr


def test_help_loads_the_commands_and_nothing_else_of_ours() -> None:
    """The terminal answers at once: `--help` reads the files of all commands, so what one of them imports at
    its top is paid by everybody. Beside them: click, and the standard library less its slow parts."""
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import whowrites.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "ours = {n for n in sys.modules if n.split('.')[0] == 'whowrites'}\n"
        "ours -= {n for n in ours if n.startswith('whowrites.commands')}\n"
        "ours -= {'whowrites', 'whowrites.cli', 'whowrites.options', 'whowrites.install'}\n"
        "others = {n.split('.')[0] for n, m in sys.modules.items()\n"
        "          if 'site-packages' in (getattr(m, '__file__', None) or '')} - before - {'click'}\n"
        "slow = {'asyncio', 'concurrent.futures', 'email', 'http', 'logging', 'sqlite3', 'ssl',\n"
        "        'subprocess', 'tempfile', 'tomllib', 'unittest', 'xml'} & set(sys.modules)\n"
        "heavy = sorted(ours | others | slow)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
