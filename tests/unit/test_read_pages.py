"""What the webmail modules tell beside senders, on pages of our own.

Where a reply goes, who signed, a message's header, a person's card, and which button sends.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]


def ask(*questions: dict[str, Any]) -> list[Any]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    lines = "\n".join(json.dumps(question) for question in questions)
    done = subprocess.run(
        [node, str(TESTS / "read_pages.js")],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def message(*rows: str, to: str = '<span class="g2" email="own@firm.example">me</span>') -> dict[str, str]:
    """A message whose details hold these values, the first being the sender's."""
    cells = "".join(
        f'<tr class="ajv"><td class="gG">x:</td><td class="gL">{value}</td></tr>' for value in rows
    )
    html = (
        '<div role="listitem"><div class="adn"><h3 class="iw"><span class="gD" email="ana@mill.example"'
        f' name="Ana">Ana</span></h3><span class="hb">{to}</span>'
        f'<table class="ajC">{cells}</table></div></div>'
    )
    return {"ask": "message", "html": html}


FROM = '<span email="ana@mill.example" name="Ana">Ana</span>'
TO = '<span email="own@firm.example">me</span>'
DATE = "2026年11月23日"


def test_reply_to_is_the_second_row_that_no_recipient_has() -> None:
    answers = ask(
        message(FROM, "else@other.example", TO, DATE, "Hi"),
        message(FROM, TO, DATE, "Hi"),
        message(FROM, TO, DATE, "write to else@other.example"),
        message(FROM, "else@other.example", DATE, "Hi", to=""),
        message(to=""),
    )
    assert [answer["replyTo"] for answer in answers] == ["else@other.example", "", "", None, None]


def test_who_mailed_and_signed_stands_behind_the_subject() -> None:
    told = {"mailed": "bounce.mill.example", "signed": "mill.example"}
    nothing = {"mailed": "", "signed": ""}
    answers = ask(
        message(FROM, TO, DATE, "Hi", "bounce.mill.example", "mill.example", "TLS"),
        message(FROM, "e@other.example", TO, DATE, "Hi", "bounce.mill.example", "Mill.Example"),
        message(FROM, TO, DATE, "bank.example", "mill.example"),
        message(FROM, TO, DATE, "bank.example"),
        message(FROM, TO, DATE, "x@bank.example", "bounce.mill.example", "mill.example"),
        message(FROM, "nobody", DATE, "bank.example", "a.example", "b.example", to=""),
    )
    assert [answer["way"] for answer in answers] == [told, told, nothing, nothing, told, nothing]


def test_header_ends_at_the_first_blank_line_and_is_read_on_its_own_page_only() -> None:
    header = "From: a@b.example\nTo: c@d.example\n \tfolded"
    source = f"<table></table><pre>{header}\n\nThe text.\nFrom: x@y.example</pre>"
    url = "https://mail.google.com/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1"
    answers = ask(
        {"ask": "header", "html": source, "url": url},
        {"ask": "header", "html": source},
        {"ask": "header", "html": "<pre>The text: of a mail?\n\n</pre>", "url": url},
        {"ask": "header", "html": "<pre>\r\nA: b\r\n\r\nbody</pre>", "url": url},
        {"ask": "header", "html": "no source", "url": url},
        {"ask": "header", "html": f"<pre>A: {'x' * 90_000}</pre>", "url": url},
    )
    assert answers[:5] == [header, None, None, "A: b", None]
    assert len(answers[5]) == 40_000


def test_a_card_tells_an_address_with_the_same_name_and_no_second_one() -> None:
    card = "<div><span>Jan Mill</span><p>Sales</p><a>jan@mill.example</a></div>"
    answers = ask(
        {"ask": "card", "html": card, "name": "Jan Mill"},
        {"ask": "card", "html": card, "name": "Jan"},
        {"ask": "card", "html": f"{card}<i>other@mill.example</i>", "name": "Jan Mill"},
        {"ask": "card", "html": "<span>Jan Mill</span>", "name": "Jan Mill"},
    )
    assert answers == ["jan@mill.example", "", "", ""]


def test_a_button_that_sends_is_known_by_its_key_in_any_language() -> None:
    sends = [
        "Send \u202a(Ctrl-Enter)\u202c",
        "Send (Ctrl+Enter)",
        "Senden (Strg+Eingabe)",
        "发送（Ctrl+Enter）",
        "Envoyer (Ctrl+Entrée)",
        "Send (⌘Enter)",
        "\u200fשליחה \u202a(Ctrl-Enter)\u202c",
        "送信 (Ctrl+Enter)",
        "发送 (Ctrl+回车)",
    ]
    other = [
        "Discard draft (Ctrl-Shift-D)",
        "Save & close (Esc)",
        "Send",
        "Bold (Ctrl-B)",
        "Attach files",
        "Insert link (Ctrl-K)",
        "Delete (Ctrl-Del)",
        "(me-me)x",
        "",
    ]
    answers = ask(*({"ask": "sends", "label": label} for label in [*sends, *other]))
    assert answers == [True] * len(sends) + [False] * len(other)


def test_rows_of_the_sent_folder_are_recipients_by_their_route() -> None:
    cell = '<td><div class="yW"><span email="k@yard.example">K</span></div></td>'
    html = f'<table><tr class="zA">{cell}</tr></table>'
    url = "https://mail.google.com/mail/u/0/"
    answers = ask(
        {"ask": "list", "html": html, "url": f"{url}#sent"},
        {"ask": "list", "html": html, "url": f"{url}#sent/p2"},
        {"ask": "list", "html": html, "url": f"{url}#sentiment"},
    )
    assert [answer[0][1] for answer in answers] == ["recipient", "recipient", "sender"]


GMAIL_BODY = """<div role="main"><div role="list"><div role="listitem"><div class="adn ads">
<h3 class="iw"><span class="gD" email="ana@mill.example" name="Ana">Ana</span></h3>
<div class="ii gt"><div class="a3s">{}</div></div></div></div></div></div>"""
OUTLOOK_BODY = """<div id="ReadingPaneContainerId"><div aria-expanded="true">
<div id="MSG_1_FROM" role="heading">
<span aria-label="From: ana@mill.example" tabindex="0">ana@mill.example</span></div>
<div role="document">{}</div></div></div>"""


@pytest.mark.parametrize(
    ("name", "page", "piece"),
    [
        ("gmail", GMAIL_BODY, '<span class="gD" email="x@body.example" name="x">x</span>'),
        (
            "gmail",
            GMAIL_BODY,
            '<i class="adn zA yW hb ajC" role="listitem"><a aria-label="x (x@body.example)"></a></i>',
        ),
        ("gmail", GMAIL_BODY, '<input name="to" value="x@body.example">'),
        (
            "outlook",
            OUTLOOK_BODY,
            '<div id="MSG_2_FROM"><b aria-label="From: x@body.example" tabindex="0"></b></div>',
        ),
        (
            "outlook",
            OUTLOOK_BODY,
            '<i role="option" data-convid="q" aria-selected="true" title="x@body.example"></i>',
        ),
        ("outlook", OUTLOOK_BODY, '<i data-testid="RecipientWell" aria-label="x@body.example"></i>'),
        ("outlook", OUTLOOK_BODY, '<i class="_EType_RECIPIENT_ENTITY" aria-label="x@body.example"></i>'),
        ("outlook", OUTLOOK_BODY, '<i id="primaryMailboxRoot_1" data-folder-name="x@body.example"></i>'),
    ],
)
def test_a_body_full_of_fakes_costs_no_look_around_for_each(name: str, page: str, piece: str) -> None:
    few, many = ask(
        *({"ask": "looks", "name": name, "html": page.format(piece * count)} for count in (20, 400))
    )
    assert few["found"] == many["found"] == ["ana@mill.example"]
    assert few["looks"] == many["looks"]


def test_details_with_twice_the_people_cost_twice_the_looks() -> None:
    row = '<tr class="ajv"><td>to:</td><td class="gL">{}</td></tr>'

    def details(count: int) -> str:
        people = "".join(f'<span email="p{number}@mill.example">x</span>' for number in range(count))
        table = f'<table class="ajC">{row.format("Ana")}{row.format(people)}</table>'
        return GMAIL_BODY.format("x").replace("</h3>", f"</h3>{table}")

    few, many = ask(*({"ask": "looks", "name": "gmail", "html": details(count)} for count in (50, 100)))
    assert many["looks"] < 2.2 * few["looks"]
