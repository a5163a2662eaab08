"""Chromium: a page that attacks the badge learns nothing, makes nothing happen and is not fought over."""

from __future__ import annotations

import pytest

from browser.letters import INVENTED
from browser.shadow import Shadows

STRANGERS = len(INVENTED) - 1

SPY = """() => {
  window.stolen = [];
  const native = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...given) {
    window.stolen.push(this);
    return native.apply(this, given);
  };
  for (const type of ['message', 'whowrites']) addEventListener(type, (event) => window.stolen.push(event));
}"""


@pytest.fixture
def inbox(paired):
    page = paired.context.new_page()
    page.add_init_script(f"({SPY})()")
    page.goto("https://mail.google.com/mail/")
    shadows = Shadows(page)
    shadows.settled(STRANGERS)
    yield page, shadows
    page.close()


def test_page_sees_no_shadow_root_no_text_and_no_address(inbox):
    page, _ = inbox
    assert page.evaluate("() => window.stolen.length") == 0
    hosts = page.evaluate("""() => [...document.querySelectorAll('[data-whowrites]')].map(host =>
        [host.shadowRoot, host.textContent, host.outerHTML.includes('@')])""")
    assert hosts == [[None, "", False]] * STRANGERS
    assert page.evaluate("() => typeof window.chrome?.runtime?.id") == "undefined"


def test_synthetic_events_do_nothing(inbox):
    page, shadows = inbox
    page.evaluate("""() => { for (const host of document.querySelectorAll('[data-whowrites]')) {
        for (const type of ['pointerenter', 'focus', 'click', 'mousedown', 'contextmenu']) {
          host.dispatchEvent(new MouseEvent(type, {bubbles: true, composed: true})); }
        host.click(); }
        postMessage({type: 'vet', senders: [], reach: 'contact'}, '*');
        document.dispatchEvent(new CustomEvent('whowrites', {detail: {type: 'open', page: 'history'}})); }""")
    page.wait_for_timeout(700)
    assert shadows.layers() == []


def test_moved_copied_and_covered_badges_stay_with_their_sender(inbox):
    page, shadows = inbox
    before = [(badge.beside, badge.label) for badge in shadows.badges()]
    page.evaluate("""() => {
        const [first, second] = document.querySelectorAll('tr.zA .yW [data-whowrites]');
        const home = first.parentNode;
        second.before(first);
        const copy = second.cloneNode(true);
        copy.append('No problems found in 12 checks');
        home.prepend(copy);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`[data-whowrites] { display: none !important; opacity: 0 !important;
          transform: scale(0) !important; visibility: hidden !important; }`);
        document.adoptedStyleSheets = [sheet]; }""")
    shadows.until(lambda found: [(badge.beside, badge.label) for badge in found] == before)
    covered = page.evaluate("""() => [...document.querySelectorAll('.yW [data-whowrites]')].map(host => {
        const { display, opacity, transform, visibility } = getComputedStyle(host);
        return [host.textContent === '', display, opacity, transform, visibility].join(); })""")
    assert covered.count("true,inline-block,1,none,visible") == STRANGERS


def test_removed_badges_come_back_five_times_and_no_more(inbox):
    page, shadows = inbox
    returns = page.evaluate("""async () => {
        let returns = 0;
        for (let i = 0; i < 100; i++) {
          const host = document.querySelector('tr.zA').querySelector('[data-whowrites]');
          if (host) { returns += 1; host.remove(); }
          await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
        }
        return returns; }""")
    assert 2 <= returns <= 7
    page.wait_for_timeout(300)
    first = page.locator("tr.zA").first
    assert first.locator("[data-whowrites]").count() == 0
    assert len(shadows.badges()) == STRANGERS - 1


STORM = """async () => {
    const start = performance.now();
    for (let i = 0; i < 10000; i++) {
      const span = document.createElement('span');
      span.setAttribute('email', `s${i}@storm.example`);
      document.body.append(span);
    }
    await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - start; }"""


def test_storm_of_nodes_leaves_the_page_usable(inbox):
    page, shadows = inbox
    took = page.evaluate(STORM)
    assert took < 1000
    assert len(shadows.badges()) == STRANGERS


def test_page_that_imports_a_module_gets_nothing(inbox):
    page, _ = inbox
    gained = page.evaluate("""async () => {
        const before = Object.keys(window).length;
        const script = document.createElement('script');
        script.type = 'module';
        script.nonce = document.querySelector('script[nonce]').nonce;
        const policy = trustedTypes.createPolicy('page', {createScriptURL: url => url});
        script.src = policy.createScriptURL('chrome-extension://iadjhkhafienpjiliaopbaajlkgkbkbh/content/main.js');
        const done = new Promise(next => {
          script.onload = () => next('loaded');
          script.onerror = () => next('refused'); });
        document.head.append(script);
        return [await done, Object.keys(window).length - before]; }""")
    assert gained[1] == 0
    refused = page.evaluate("""() => fetch('chrome-extension://iadjhkhafienpjiliaopbaajlkgkbkbh/background/vault.js')
        .then(() => 'read', () => 'refused')""")
    assert refused == "refused"
