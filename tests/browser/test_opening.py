"""What becomes of the mere opening of a mail: what is asked of whom, and what a name can do to the badge."""

from __future__ import annotations

import re

import pytest

from browser.letters import DECORATED, TRACKED
from browser.shadow import Shadows

DOMAIN = "castellan-groups.com"


def test_opening_a_mail_tells_its_sender_nothing(paired, lab):
    assert TRACKED.address.endswith(f"@u123.{DOMAIN}")
    before = len(lab.log)
    page = paired.context.new_page()
    for host in ("mail.google.com", "outlook.live.com"):
        page.goto(f"https://{host}/mail/?mails=tracked")
        shadows = Shadows(page)
        shadows.settled(1)
        page.locator("[data-open]").first.click()
        badge = next(badge for badge in shadows.settled(2) if badge.surface == "message")
        shadows.hover(badge.button)
        shadows.wait_layer("Click for evidence")
        shadows.click(badge.button)
        shadows.wait_layer("Next step")
    page.close()
    asked = lab.log[before:]
    assert {service for service, _ in asked} <= {"dns", "rdap", "whois"}, "his web or mail server was asked"
    assert {"dns", "rdap"} <= {service for service, _ in asked}
    assert not [question for _, question in asked if re.search("u123|pixel|buyer", question)]
    names = {question.split()[1] for service, question in asked if service == "dns"}
    own = {name.removesuffix(DOMAIN) for name in names if name.endswith(DOMAIN)}
    # Below the registrable domain only names that are the same for every domain and every recipient.
    assert "" in own and all(re.fullmatch(r"(default\._bimi\.)?(_[a-z-]+\.)*", prefix) for prefix in own), own
    # Registries, their zone and its policy (DMARC's walk up the tree ends there for everybody), the random
    # name by which a resolver is caught inventing answers, and the one exchanger that the domain's own MX
    # record names, to everybody alike.
    others = r"(rdap|whois)\..+|(_dmarc\.)?com|[0-9a-f]{24}\.com|mx\.cheapmail-relay\.net"
    assert [name for name in names if not name.endswith(DOMAIN) and not re.fullmatch(others, name)] == []


@pytest.mark.parametrize("host", ["mail.google.com", "outlook.live.com"])
def test_name_that_imitates_a_mark_of_trust_lowers_the_senders_standing(paired, host):
    page = paired.context.new_page()
    page.goto(f"https://{host}/mail/?mails=decorated")
    shadows = Shadows(page)
    *decorated, plain = shadows.settled(len(DECORATED))
    assert plain.look == "low"
    assert {badge.look for badge in decorated} <= {"medium", "high"}, [badge.label for badge in decorated]
    page.locator("[data-open]").first.click()
    [opened] = [badge for badge in shadows.settled(len(DECORATED) + 1) if badge.surface == "message"]
    assert opened.look in ("medium", "high")
    shadows.click(opened.button)
    assert "carries a mark (✅)" in shadows.wait_layer("Reasons")
    page.close()
