"""The simulated webmails: the hooks of the real pages, all escaped but the body that the sender wrote."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.lab import company, webmail
from whowrites.lab.webmail import Letter

DAY = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LETTERS = [
    Letter(
        "Ann <b>", "ann@example.com", "Hi & bye", "<script>", DAY, body="<p title='x@evil.example'>own</p>"
    ),
    Letter("Ben", "ben@example.org", "Two", "plain", DAY, reply_to="ben@example.net", shows_address=False),
]
SITE = webmail.site(LETTERS)


def page(host: str, target: str) -> str:
    served = SITE(host, target)
    assert served is not None
    return served.body.decode()


def rows(text: str) -> int:
    return text.partition('<template id="sentlist"')[0].count('<tr class="zA')


def test_gmail_names_senders_in_attributes():
    text = page("mail.google.com", "/mail/u/0/")
    assert rows(text) == 2
    assert '<div class="yW"><span class="bA4"><span translate="no" class="yP" email="ann@example.com"' in text
    assert 'name="Ann &lt;b&gt;"' in text and "<p title='x@evil.example'>own</p>" in text
    assert "me@myfirm.example" in text


def test_gmail_variants():
    assert "data-legacy-thread-id" not in page("mail.google.com", "/mail/?variant=old")
    assert rows(page("mail.google.com", "/mail/?variant=split")) == 6


def test_outlook_names_senders_in_titles_and_hides_some_in_the_header():
    text = page("outlook.live.com", "/mail/0/")
    assert '<span title="ann@example.com">Ann &lt;b&gt;</span>' in text
    assert 'aria-label="From: Ben"' in text and "From: Ben&lt;" not in text
    assert "Von: ann@example.com" in page("outlook.live.com", "/mail/?variant=de")


def test_scripts_carry_the_nonce_of_their_answer():
    served = SITE("mail.google.com", "/mail/")
    assert served is not None and served.nonce and f'nonce="{served.nonce}"' in served.body.decode()
    again = SITE("mail.google.com", "/mail/")
    assert again is not None and again.nonce != served.nonce


def test_assets_and_unknown_paths():
    style = SITE("mail.google.com", "/sim/gmail.css")
    script = SITE("outlook.live.com", "/sim/outlook.js")
    assert (
        style and style.kind.startswith("text/css") and script and script.kind.startswith("text/javascript")
    )
    assert SITE("mail.google.com", "/sim/../secret.css") is None
    assert SITE("mail.google.com", "/sim/gmail.html") is None
    assert SITE("mail.google.com", "/favicon.ico") is None


def test_rows_repeat_the_letters():
    assert rows(page("mail.google.com", "/mail/?rows=5")) == 5


def test_gmails_own_windows_and_other_words():
    source = page("mail.google.com", "/mail/u/0/?ik=1&view=om&permmsgid=msg-f:1")
    header, _, body = source.partition("<pre")[2].partition("\n\n")
    assert "From: Ann &lt;b&gt; &lt;ann@example.com&gt;" in header and "nobody&#39;s" not in header and body
    assert "<b>Ann &lt;b&gt; </b>&lt;ann@example.com&gt;" in page("mail.google.com", "/mail/?view=pt")
    assert 'dir="rtl"' in page("mail.google.com", "/mail/?lang=he")
    assert "发送" in page("outlook.live.com", "/mail/?lang=zh")
    assert (
        "ann@example.com" not in page("outlook.live.com", "/mail/?variant=hidden").partition("<template")[0]
    )


def test_todays_letters_may_come_from_a_function():
    today: list[Letter] = []
    site = webmail.site(lambda: today)
    empty = site("mail.google.com", "/mail/")
    today.append(LETTERS[0])
    full = site("mail.google.com", "/mail/")
    assert empty and full and b"ann@example.com" not in empty.body and b"ann@example.com" in full.body


def test_labs_mails_come_newest_first_and_all_have_ids():
    letters = webmail.letters_of(company.load_all(DAY))
    assert len(letters) >= 12
    assert [letter.at for letter in letters] == sorted((letter.at for letter in letters), reverse=True)
    assert len({letter.id for letter in letters}) == len(letters)
