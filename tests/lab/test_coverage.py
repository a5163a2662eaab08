"""Every check shows on some company of the lab, with an answer and (where it asks somebody) without one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from whowrites import switches
from whowrites.checks import all_checks
from whowrites.lab.webmail import letters_of
from whowrites.lab.world import Lab
from whowrites.model import Kind, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now


def test_every_check_has_a_company_on_which_it_shows(lab: Lab, tmp_path: Path) -> None:
    said: dict[str, set[Kind]] = defaultdict(set)
    store = Store.open(tmp_path, utc_now)
    switches.choose(store.settings, switches.DEFAULTS)
    refusing = "test.uribl.com.multi.uribl.com"
    lab.put(refusing, "A", "127.0.0.1")
    vetting = Vetting(lab.internet, store)
    for letter in letters_of(lab.companies):
        subject = Subject(letter.address, letter.name, letter.reply_to or "", "file")
        verdict = vetting.finish(subject, Reach.CONTACT).verdict
        for weighed in (*verdict.reasons, *verdict.goods, *verdict.notes, *verdict.unknowns):
            said[weighed.finding.check].add(weighed.finding.kind)
    vetting.close()
    store.close()
    lab.put(refusing, "A", "127.0.0.14")
    heard_in_mail_only = {"authentication"}  # no letter of the lab carries results of a receiving server
    for check in all_checks():
        if check.id in heard_in_mail_only:
            continue
        assert said[check.id] - {Kind.UNKNOWN}, f"{check.id} never answered"
        if check.reach is not Reach.LOCAL:
            assert Kind.UNKNOWN in said[check.id], f"{check.id} never failed"
