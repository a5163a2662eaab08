"""The matters that are compared between two looks at a sender: how each is read from facts, and what its
change is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from whowrites.model import Claim, Facts, Finding

REGISTRIES = ("rdap", "whois")


@dataclass(frozen=True, slots=True)
class Said:
    """What a source said of a matter, and when. Empty: that there is no such thing."""

    value: str
    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Matter:
    """`read`: None where it is not known. `differs`: the change's code, or empty."""

    read: Callable[[Facts], Said | None]
    differs: Callable[[Said, Said], str]


def registration_until(facts: Facts) -> Said | None:
    """The day on which the registration ends, as the registry gives it now."""
    return _param(facts, {"registration_until": "date"})


def said_of_lists(facts: Facts) -> Mapping[str, Said]:
    """Each blocklist that answered: its name where it lists the sender, empty where it does not."""
    found: dict[str, Said] = {}
    for finding in facts.findings:
        if finding.code == "blocklists_clear":
            for name in str(finding.params.get("lists", "")).split(", "):
                found.setdefault(name, Said("", finding.source, finding.seen_at))
        elif finding.code in _LISTED:
            name = str(finding.params.get("list", ""))
            found[name] = Said(name, finding.source, finding.seen_at)
    return found


_LISTED = frozenset(
    {"domain_blocklisted", "domain_grey_listed", "address_blocklisted", "address_grey_listed"}
)


def _param(facts: Facts, where: Mapping[str, str]) -> Said | None:
    """The parameter of the first finding whose code is a key; `where` names the parameter of each."""
    for finding in facts.findings:
        if (name := where.get(finding.code)) and finding.params.get(name):
            return Said(str(finding.params[name]), finding.source, finding.seen_at)
    return None


def _claimed(field: str, *sources: str) -> Callable[[Facts], Said | None]:
    def read(facts: Facts) -> Said | None:
        said = [claim for claim in facts.claims if claim.field == field and claim.source in sources]
        return _joined(said) if said else None

    return read


def _joined(claims: list[Claim]) -> Said:
    values = dict.fromkeys(claim.value for claim in claims)
    return Said("; ".join(values), claims[0].source, claims[0].seen_at)


def _coded(words: Mapping[str, str]) -> Callable[[Facts], Said | None]:
    """The word for the first finding whose code is a key."""

    def read(facts: Facts) -> Said | None:
        found = next((finding for finding in facts.findings if finding.code in words), None)
        return Said(words[found.code], found.source, found.seen_at) if found else None

    return read


def _any(code: str, same: Callable[[Said, Said], bool]) -> Callable[[Said, Said], str]:
    return lambda was, is_now: "" if same(was, is_now) else code


def _exactly(was: Said, is_now: Said) -> bool:
    return was.value == is_now.value


def _names(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"[\W_]+", "", part.casefold()) for part in text.split("; "))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3)


def _same_party(was: Said, is_now: Said) -> bool:
    """RDAP and WHOIS write the same name in two ways: between them one common word will do."""
    if _names(was.value) & _names(is_now.value):
        return True
    return was.source != is_now.source and bool(_words(was.value) & _words(is_now.value))


def _created(was: Said, is_now: Said) -> str:
    """Registered later than it was: dropped, and taken anew by whoever wanted it."""
    return "registered_anew" if is_now.value > was.value and was.source == is_now.source else ""


def _mail_served(facts: Facts) -> Said | None:
    """The provider where it is known, else the exchangers: those of one provider move without meaning."""
    return _param(facts, {"mail_provider": "provider", "mail_servers": "hosts"})


def _mail_moved(was: Said, is_now: Said) -> str:
    return "" if _hosts(was.value) == _hosts(is_now.value) else "mail_moved"


def _hosts(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split(", "))


_REACHABLE = {
    "mail_servers": "takes_mail",
    "mail_provider": "takes_mail",
    "mail_server_implicit": "takes_mail",
    "domain_not_in_dns": "not_in_dns",
    "domain_cannot_receive": "takes_no_mail",
    "domain_refuses_mail": "takes_no_mail",
    "mx_private": "takes_no_mail",
    "mx_missing": "takes_no_mail",
}


def _receiving(was: Said, is_now: Said) -> str:
    if was.value == is_now.value:
        return ""
    return "mail_back" if is_now.value == "takes_mail" else "mail_stopped"


_SITE = {
    "site_of_another": "of_another",
    "site_moved": "moved",
    "site_parked": "parked",
    "site_for_sale": "for_sale",
    "site_none": "gone",
    "site_missing": "gone",
    "site_empty": "empty",
    "site_default_page": "unfinished",
    "site_holding_page": "unfinished",
    "site_real": "real",
}
_SITE_CODES = {
    "of_another": "site_other_company",
    "moved": "site_moved_on",
    "parked": "site_parked",
    "for_sale": "site_parked",
    "gone": "site_gone",
    "empty": "site_gone",
    "unfinished": "site_unfinished",
    "real": "site_back",
}


def _site_became(was: Said, is_now: Said) -> str:
    return "" if was.value == is_now.value else _SITE_CODES[is_now.value]


def _dmarc(facts: Facts) -> Said | None:
    """The policy as the record writes it; empty for no record, or one without a policy."""
    for finding in facts.findings:
        if finding.code in ("dmarc_absent", "dmarc_faulty"):
            return Said("", finding.source, finding.seen_at)
        if finding.code in ("dmarc_monitoring", "dmarc_partial", "dmarc_enforced"):
            return Said(_policy(finding), finding.source, finding.seen_at)
    return None


def _policy(finding: Finding) -> str:
    percent = finding.params.get("percent", 100)
    part = "" if percent == 100 else f" pct={percent}"
    return f"p={finding.params.get('policy', 'none')}{part}"


def _dmarc_became(was: Said, is_now: Said) -> str:
    before, after = _strength(was.value), _strength(is_now.value)
    return "" if before == after else "dmarc_weakened" if after < before else "dmarc_strengthened"


def _strength(policy: str) -> tuple[int, int]:
    word, _, percent = policy.removeprefix("p=").partition(" pct=")
    return ("", "none", "quarantine", "reject").index(word), int(percent or 100)


_SPF = dict.fromkeys(
    ("spf_present", "spf_many_lookups", "spf_by_reverse_name", "spf_absent", "spf_several", "spf_faulty"),
    "limited",
) | {"spf_open": "open"}


def _spf_became(was: Said, is_now: Said) -> str:
    if was.value == is_now.value:
        return ""
    return "spf_opened" if is_now.value == "open" else "spf_closed"


_MAILBOX = {
    "mailbox_deliverable": "accepted",
    "mailbox_accepts_all": "accepted",
    "mailbox_full": "accepted",
    "mailbox_undeliverable": "refused",
}


def _mailbox_became(was: Said, is_now: Said) -> str:
    return "" if was.value == is_now.value else f"address_{is_now.value}"


MATTERS = (
    Matter(_claimed("registrar", *REGISTRIES), _any("registrar_changed", _same_party)),
    Matter(_claimed("company", *REGISTRIES), _any("registrant_changed", _same_party)),
    Matter(_claimed("created", *REGISTRIES), _created),
    Matter(lambda facts: _param(facts, {"name_servers": "hosts"}), _any("name_servers_changed", _exactly)),
    Matter(_mail_served, _mail_moved),
    Matter(_coded(_REACHABLE), _receiving),
    Matter(_coded(_SITE), _site_became),
    Matter(_claimed("company", "site"), _any("site_other_firm_named", _same_party)),
    Matter(_dmarc, _dmarc_became),
    Matter(_coded(_SPF), _spf_became),
    Matter(_coded(_MAILBOX), _mailbox_became),
)
"""In the order in which a reader wants to hear of them."""

CODES = {
    "registration": (
        "registrar_changed", "registrant_changed", "registered_anew", "name_servers_changed",
        "registration_renewed", "registration_expiring",
    ),
    "mail": (
        "mail_moved", "mail_stopped", "mail_back", "dmarc_weakened", "dmarc_strengthened", "spf_opened",
        "spf_closed",
    ),
    "site": (
        "site_other_company", "site_moved_on", "site_parked", "site_gone", "site_unfinished", "site_back",
        "site_other_firm_named",
    ),
    "lists": ("listed", "unlisted"),
    "mailbox": ("address_refused", "address_accepted"),
    "reply_to": ("reply_to_changed",),
    "level": ("level_rose", "level_fell"),
}  # fmt: skip
"""Every code of a change, by the kind under which it is looked for."""
