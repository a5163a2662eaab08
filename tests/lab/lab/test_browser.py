"""Finding a browser, and what it is told: only the lab's certificate, only the lab's names."""

from __future__ import annotations

from pathlib import Path

from whowrites.lab import browser


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_chromium_comes_from_the_variable_then_the_path(tmp_path):
    edge = program(tmp_path, "microsoft-edge")
    named = program(tmp_path, "mine")
    assert browser.find_chromium({"PATH": str(tmp_path)}) == edge
    chromium = program(tmp_path, "chromium")
    assert browser.find_chromium({"PATH": str(tmp_path)}) == chromium
    assert browser.find_chromium({"PATH": str(tmp_path), "CHROMIUM": str(named)}) == named
    assert browser.find_chromium({"PATH": str(tmp_path), "CHROMIUM": str(tmp_path / "absent")}) is None


def test_branded_chrome_is_none(tmp_path):
    program(tmp_path, "google-chrome")
    assert browser.find_chromium({"PATH": str(tmp_path)}) is None


def test_firefox_is_found_under_both_names(tmp_path):
    assert browser.find_firefox({"PATH": str(tmp_path)}) is None
    found = program(tmp_path, "firefox")
    assert browser.find_firefox({"PATH": str(tmp_path)}) == found


def test_every_other_name_fails_and_pages_count_as_public():
    flags = browser.chromium_flags(Path("ext"), 4433, "HASH=", ["mail.example"])
    assert (
        "--host-resolver-rules=MAP mail.example:443 127.0.0.1:4433, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        in flags
    )
    assert "--ip-address-space-overrides=127.0.0.1:4433=public" in flags
    assert "--ignore-certificate-errors-spki-list=HASH=" in flags
    assert "--load-extension=ext" in flags and "--ignore-certificate-errors" not in flags


def test_firefox_is_told_the_same():
    preferences = browser.firefox_preferences(4433, ["a.example", "b.example"])
    assert preferences["network.dns.localDomains"] == "a.example,b.example"
    assert preferences["network.socket.forcePort"] == "443=4433"
    assert preferences["network.lna.address_space.public.override"] == "127.0.0.1:4433"


def test_start_hands_over_profile_flags_and_pages(tmp_path):
    told = tmp_path / "told"
    script = tmp_path / "chromium"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\n')
    script.chmod(0o755)
    process = browser.start_chromium(
        script, tmp_path / "profile", ["--flag"], ["http://127.0.0.1:1/", "https://b.example/"]
    )
    assert process.wait(5) == 0
    lines = told.read_text().splitlines()
    assert lines[0] == f"--user-data-dir={tmp_path / 'profile'}"
    assert "--flag" in lines and lines[-2:] == ["http://127.0.0.1:1/", "https://b.example/"]
