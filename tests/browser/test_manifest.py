"""The manifest says no more than was approved, and names every module that the mail pages have to load."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path

from browser.letters import EXTENSION
from browser.running_chromium import EXTENSION_ID
from browser.running_firefox import GECKO_ID
from checkout import imports_of
from whowrites.lab.browser import WEBMAIL_HOSTS

MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
WEBMAILS = [f"https://{host}/*" for host in WEBMAIL_HOSTS]


def all_imports_of(file: Path) -> set[Path]:
    found = {file}
    for needed in imports_of(file):
        if needed not in found:
            found |= all_imports_of(needed)
    return found


def test_permissions_are_the_approved_ones():
    assert sorted(MANIFEST["permissions"]) == ["alarms", "contextMenus", "storage"]
    assert MANIFEST["host_permissions"] == [*WEBMAILS, "http://127.0.0.1/*"]
    assert MANIFEST["incognito"] == "not_allowed"
    assert MANIFEST["optional_permissions"] == ["notifications"]
    assert MANIFEST["browser_specific_settings"]["gecko"]["data_collection_permissions"] == {
        "required": ["personallyIdentifyingInfo"],
        "optional": ["personalCommunications"],
    }
    assert not {"externally_connectable", "optional_host_permissions"} & MANIFEST.keys()
    assert MANIFEST["content_scripts"] == [
        {
            "matches": WEBMAILS,
            "js": ["content/loader.js"],
            "css": ["content/marks.css"],
            "run_at": "document_idle",
        }
    ]


def test_policy_is_the_approved_one():
    assert MANIFEST["content_security_policy"] == {
        "extension_pages": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    }


def test_identities_are_fixed():
    import base64
    import hashlib

    digest = hashlib.sha256(base64.b64decode(MANIFEST["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID
    assert MANIFEST["browser_specific_settings"]["gecko"]["id"] == GECKO_ID


def test_mail_pages_can_load_the_content_modules_and_nothing_else():
    (entry,) = MANIFEST["web_accessible_resources"]
    assert entry["matches"] == WEBMAILS and "use_dynamic_url" not in entry
    needed = {str(path.relative_to(EXTENSION)) for path in all_imports_of(EXTENSION / "content/main.js")}
    files = {str(path.relative_to(EXTENSION)) for path in EXTENSION.rglob("*.js")}
    open_to_pages = {
        name for name in files if any(fnmatch.fnmatch(name, glob) for glob in entry["resources"])
    }
    assert needed <= open_to_pages
    assert open_to_pages - needed == {"content/loader.js"}


def test_no_code_and_no_data_from_elsewhere():
    for file in [*EXTENSION.rglob("*.js"), *EXTENSION.rglob("*.html"), *EXTENSION.rglob("*.css")]:
        text = file.read_text("utf-8")
        remote = set(re.findall(r"https?://[^\s\"'`*)]+", text)) - {"http://www.w3.org/2000/svg"}
        assert {url for url in remote if not url.startswith("http://127.0.0.1")} <= {
            f"https://{host}/" for host in WEBMAIL_HOSTS
        }, file
        for banned in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
        ):
            assert banned not in text, f"{banned} in {file}"


def test_every_file_of_the_manifest_is_there():
    named = re.findall(
        r'"((?:icons|pages|background|content)/[\w./-]+\.(?:png|html|js))"', json.dumps(MANIFEST)
    )
    assert len(named) > 10
    assert [name for name in named if not (EXTENSION / name).is_file()] == []
