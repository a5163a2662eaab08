"""Every check shows on some company of the lab, with an answer and (where it asks somebody) without one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from dkim_letters import record, signed
from whowrites import switches
from whowrites.checks import all_checks
from whowrites.lab import company
from whowrites.lab.webmail import letters_of
from whowrites.lab.world import Lab
from whowrites.model import Kind, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

LETTERS = Path(company.__file__).parent / "letters"


def test_every_check_has_a_company_on_which_it_shows(lab: Lab, tmp_path: Path) -> None:
    said: dict[str, set[Kind]] = defaultdict(set)
    store = Store.open(tmp_path, utc_now)
    switches.choose(store.settings, switches.DEFAULTS)
    refusing = "test.uribl.com.multi.uribl.com"
    lab.put(refusing, "A", "127.0.0.1")
    vetting = Vetting(lab.internet, store)
    shown = letters_of(lab.companies)
    subjects = [Subject(it.address, it.name, it.reply_to or "", "file") for it in shown]
    silent = [firm.domain for firm in lab.companies if firm.domain and not firm.mail]
    subjects += [Subject(f"info@{domain}", surface="typed") for domain in silent]
    stored = [path.read_bytes() for path in LETTERS.glob("*.eml")]
    lab.put("s1._domainkey.tamarside-ceramics.co.uk", "TXT", record())
    subjects += [vetting.original(message, Reach.CONTACT) for message in (*stored, signed())]
    for subject in subjects:
        verdict = vetting.finish(subject, Reach.CONTACT).verdict
        for weighed in (*verdict.reasons, *verdict.goods, *verdict.notes, *verdict.unknowns):
            said[weighed.finding.check].add(weighed.finding.kind)
    vetting.close()
    store.close()
    for check in all_checks():
        assert said[check.id] - {Kind.UNKNOWN}, f"{check.id} never answered"
        if check.reach is not Reach.LOCAL:
            assert Kind.UNKNOWN in said[check.id], f"{check.id} never failed"
