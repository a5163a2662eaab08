"""The cost of watching a busy inbox: 100 rows, five seconds of about 220 mutations a second.

The shipped modules run in the page itself, where they can be timed; a naive detector meets the same burst
on a page of its own in the same run.
"""

from __future__ import annotations

ROWS = 100
BADGES = f"() => document.querySelectorAll('.yW [data-whowrites]').length === {ROWS}"


def burst(browser, query, ready):
    """Mutations made, and what was measured before and in the burst."""
    page = browser.new_page()
    page.set_viewport_size({"width": 1280, "height": 60 * ROWS})
    page.goto(f"https://mail.google.com/mail/u/0/?rows={ROWS}&mails=lab&harness=1{query}#inbox")
    page.wait_for_function(ready)
    page.wait_for_timeout(500)
    before = page.evaluate("(Object.assign(measured, {total: 0, longest: 0}), {...measured})")
    made = page.evaluate("burst(5, 220)")
    after = page.evaluate("measured")
    return page, made, before, after


TRIES = 4
"""On a machine that does other things a burst takes their time too: one within the marks shows them."""

NAIVE = 300.0
"""Milliseconds of the naive detector in the burst where 60 of ours were held. A machine that is slower for it
is slower for us."""


def test_busy_inbox_stays_within_the_budget(plain_browser):
    for left in reversed(range(TRIES)):
        before, after, naive = one_burst(plain_browser)
        slower = max(1.0, naive["total"] / NAIVE)
        if after["total"] <= 60 * slower and max(after["longest"], before["initial"]) <= 20 * slower:
            return
        assert left, "no burst stayed within the marks"


def one_burst(plain_browser):
    """Ours and the peer's, one after the other; counts hold in each."""
    page, made, before, after = burst(plain_browser, "", f"() => window.measured?.vets > 0 && ({BADGES})()")
    # The rows of the last frames get their badges in the next ones.
    page.wait_for_function(BADGES, timeout=5_000)
    page.close()
    scans = after["scans"] - before["scans"]
    page, naive_made, _, naive = burst(plain_browser, "&naive=1", "() => window.measured?.vets > 0")
    page.close()
    naive_scans = naive["scans"]
    print(
        f"\nours:  {made} mutations; initial {before['initial']:.1f} ms, total {after['total']:.1f} ms, "
        f"longest {after['longest']:.1f} ms, {scans} scans of the document, {after['vets']} messages"
        f"\nnaive: {naive_made} mutations; total {naive['total']:.1f} ms, longest {naive['longest']:.1f} ms, "
        f"{naive_scans} scans; it asks nothing and draws nothing"
    )
    assert made > 600, "the machine is too busy to make the burst"
    assert scans <= 21 and naive_scans > 10 * max(1, scans)
    assert before["vets"] == 1, "one message for all that came into view in a frame"
    return before, after, naive


def test_only_what_is_in_view_is_asked_and_drawn(plain_browser):
    page = plain_browser.new_page()
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto("https://mail.google.com/mail/u/0/?rows=1000&mails=lab&harness=1#inbox")
    page.wait_for_function("() => document.querySelectorAll('.yW [data-whowrites]').length > 5")
    page.wait_for_timeout(300)
    drawn = page.locator(".yW [data-whowrites]").count()
    assert drawn < 40
    page.mouse.move(600, 300)
    page.mouse.wheel(0, 5000)
    page.wait_for_function(f"() => document.querySelectorAll('.yW [data-whowrites]').length > {drawn}")
    assert page.locator(".yW [data-whowrites]").count() < 80
    page.close()


def test_what_changes_at_a_sender_is_read_however_it_changes(plain_browser):
    """A row that moves takes its badge along; a name written anew asks anew; a sender taken out loses his
    badge, though nothing was put in his place."""
    page = plain_browser.new_page()
    page.goto("https://mail.google.com/mail/u/0/?rows=10&mails=lab&harness=1#inbox")
    drawn = "(n) => document.querySelectorAll('.yW [data-whowrites]').length === n"
    page.wait_for_function(drawn, arg=10)
    page.wait_for_timeout(300)
    before = page.evaluate("({...measured})")
    page.evaluate("""() => {
        const [first, ...others] = document.querySelectorAll('tr.zA');
        others.at(-1).after(first); }""")
    page.wait_for_timeout(300)
    assert page.locator("tr.zA").last.locator(".yW [data-whowrites]").count() == 1
    assert page.evaluate("measured.vets") == before["vets"]
    page.evaluate("""() => {
        const sender = document.querySelector('tr.zA .yW [email]');
        sender.removeAttribute('name');
        sender.textContent = 'First Name'; }""")
    page.wait_for_function(f"() => measured.vets === {before['vets'] + 1}")
    page.evaluate("() => { document.querySelector('tr.zA .yW [email]').textContent = 'Second Name'; }")
    page.wait_for_function(f"() => measured.vets === {before['vets'] + 2}")
    page.evaluate("() => document.querySelectorAll('tr.zA')[1].querySelector('.yW [email]').remove()")
    page.wait_for_function(drawn, arg=9)
    page.close()


SEEN = """(state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange')); }"""


def test_nothing_is_read_or_asked_while_nobody_looks(plain_browser):
    page = plain_browser.new_page()
    page.goto("https://mail.google.com/mail/u/0/?rows=10&mails=lab&harness=1#inbox")
    page.wait_for_function("() => document.querySelectorAll('.yW [data-whowrites]').length === 10")
    page.wait_for_timeout(300)
    page.evaluate(SEEN, "hidden")
    before = page.evaluate("({...measured})")
    page.evaluate("burst(3, 50)")
    after = page.evaluate("measured")
    assert (after["scans"], after["vets"]) == (before["scans"], before["vets"])
    page.evaluate(SEEN, "visible")
    page.wait_for_function(f"() => measured.scans > {before['scans']}")
    page.close()
