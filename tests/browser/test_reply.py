"""Chromium: a reply that the user opens shows where it would go, and that counts for the sender at once."""

from __future__ import annotations

import pytest

from browser.letters import INVENTED
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1


@pytest.fixture(params=["mail.google.com", "outlook.live.com"])
def inbox(paired, request):
    page = paired.context.new_page()
    page.goto(f"https://{request.param}/mail/")
    shadows = Shadows(page)
    shadows.settled(STRANGERS)
    yield page, shadows
    page.close()


def opened(shadows):
    found = shadows.until(lambda all_: any(b.surface == "message" and b.look != "checking" for b in all_))
    return next(badge for badge in found if badge.surface == "message")


def test_reply_to_another_organisation_counts_at_once(inbox):
    page, shadows = inbox
    page.locator("[data-open]", has_text="Again").click()
    before = opened(shadows)
    page.locator(".reply").last.click()
    shadows.until(
        lambda found: any(b.surface == "message" and b.look not in (before.look, "checking") for b in found)
    )
    after = opened(shadows)
    assert after.look in ("high", "medium") and after.label != before.label
    assert page.locator("[contenteditable] [data-whowrites], .afV [data-whowrites]").count() == 0


def test_reply_to_the_sender_says_that_there_is_no_other_address(inbox):
    page, shadows = inbox
    page.locator("[data-open]", has_text="Order 4711").click()
    shadows.click(opened(shadows).button)
    assert "Reply-To not seen" in shadows.wait_layer("Open dossier")
    page.keyboard.press("Escape")
    page.locator(".reply").last.click()
    page.wait_for_timeout(600)
    shadows.click(opened(shadows).button)
    assert "Reply-To not seen" not in shadows.wait_layer("Open dossier")


def test_what_the_user_types_later_is_no_reply_to(inbox):
    page, shadows = inbox
    page.locator("[data-open]", has_text="Order 4711").click()
    before = opened(shadows)
    page.locator(".reply").last.click()
    page.wait_for_timeout(1200)
    page.evaluate("""() => { const chip = document.querySelector('.afV, ._Entity');
        for (const name of ['data-hovercard-id', 'aria-label']) {
          if (chip.hasAttribute(name)) chip.setAttribute(name, 'friend@castellan-groups.com'); } }""")
    page.wait_for_timeout(600)
    assert opened(shadows).look == before.look
