"""The extension's own words: the same in both languages, all used, none forbidden."""

from __future__ import annotations

import json
import re

from browser.letters import EXTENSION

CATALOGS = {
    path.parent.name: json.loads(path.read_text("utf-8"))
    for path in EXTENSION.glob("_locales/*/messages.json")
}
CODE = "\n".join(
    path.read_text("utf-8")
    for suffix in ("js", "html", "json")
    for path in EXTENSION.rglob(f"*.{suffix}")
    if "_locales" not in path.parts
)
FORBIDDEN = {
    "en": r"\b(fraud\w*|scam\w*|fake\w*|safe|verified|trusted by us)\b",
    "zh_CN": "骗子|欺诈者|假冒|安全|已验证",
}
FAMILIES = {
    "word": ("high", "medium", "low", "unknown"),
    "toolbar": ("high", "medium", "low", "unknown"),
    "state": ("ok", "off", "not_paired", "refused", "other_program", "wrong_version", "broken"),
    "help": ("off", "not_paired", "refused", "other_program", "wrong_version", "broken"),
    "update": ("extension", "companion"),
    "pair": ("denied", "expired", "refused"),
    "emblem": (
        *("star", "moon", "heart", "drop", "house", "tree", "mountain", "kite"),
        *("boat", "fish", "cup", "lightning", "bell", "flag", "crown", "leaf"),
    ),
    "field": ("person", "title", "company", "phone", "email", "website", "address"),
}


def test_both_languages_have_the_same_messages_and_places():
    assert set(CATALOGS) == {"en", "zh_CN"}
    english, chinese = CATALOGS["en"], CATALOGS["zh_CN"]
    assert english.keys() == chinese.keys()
    for name in english:
        assert english[name].get("placeholders") == chinese[name].get("placeholders"), name
        assert english[name]["message"].count("$") == chinese[name]["message"].count("$"), name


def test_every_message_is_used_and_every_use_has_a_message():
    made = {f"{family}_{state}" for family, states in FAMILIES.items() for state in states}
    assert made <= CATALOGS["en"].keys()
    used = set(re.findall(r'"([a-z_0-9]+)"', CODE)) | set(re.findall(r"__MSG_(\w+)__", CODE)) | made
    assert CATALOGS["en"].keys() - used == set()
    asked = set(re.findall(r'\btext\("([a-z_0-9]+)"', CODE)) | set(
        re.findall(r'data-text="([a-z_0-9]+)"', CODE)
    )
    assert asked - CATALOGS["en"].keys() == set()


def test_no_message_accuses_or_vouches():
    for language, pattern in FORBIDDEN.items():
        said = [
            entry["message"]
            for entry in CATALOGS[language].values()
            if re.search(pattern, entry["message"], re.I)
        ]
        assert said == []


def test_the_options_say_of_what_is_sent_what_the_readme_says():
    readme = (EXTENSION.parent / "README.md").read_text("utf-8")
    table = readme.split("## What leaves your computer, and when")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    told = [[cell.strip() for cell in re.sub("[*`]", "", row).strip("|").split("|")] for row in rows]
    english = CATALOGS["en"]
    shown = [
        [english[f"sent_{number}_{part}"]["message"] for part in ("when", "what", "where")]
        for number in range(1, len(told) + 1)
    ]
    assert [[cell or "nobody" for cell in row] for row in told] == shown
    assert f"sent_{len(told) + 1}_what" not in english
