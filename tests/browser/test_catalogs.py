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
    "state": ("ok", "off", "not_paired", "refused", "other_program", "wrong_version"),
    "help": ("off", "not_paired", "refused", "other_program", "wrong_version"),
    "pair": ("denied", "expired", "refused"),
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
