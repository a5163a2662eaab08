"""What a mail server's reply says of a mailbox: enhanced code first, words second, basic code last. Pure.

Where code and words contradict each other, and for every code that no table names: `unknown`. No reply falls
through to a yes or a no. (RFC 5321 section 4.2, RFC 3463, RFC 7505)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from whowrites.sources import tables
from whowrites.sources.mailbox_phrases import Said, said
from whowrites.sources.mailbox_reply import Reply
from whowrites.sources.mailbox_result import Phase, Reading

_UNCLEAR = Reading("unknown", "unclear")
_OF_KIND: Mapping[str, Reading] = {
    "user": Reading("undeliverable", "no_such_user"),
    "disabled": Reading("undeliverable", "disabled"),
    "moved": Reading("undeliverable", "moved"),
    "syntax": Reading("undeliverable", "bad_syntax"),
    "full": Reading("undeliverable", "full"),
    "domain": Reading("no_mail_service", "domain_disowned"),
    "sender": Reading("refuses_us", "blocked_sender"),
    "no_ptr": Reading("refuses_us", "no_ptr"),
    "blocked": Reading("refuses_us", "blocked_ip"),
    "blocklist": Reading("refuses_us", "blocked_ip"),
    "relay": Reading("unknown", "relay_denied"),
    "auth": Reading("unknown", "needs_auth"),
    "restricted": Reading("unknown", "restricted_recipient"),
}
_FAMILY = {
    **dict.fromkeys(("user", "disabled", "moved", "syntax"), "gone"),
    **dict.fromkeys(("sender", "no_ptr", "blocked", "blocklist"), "us"),
    **{kind: kind for kind in ("full", "relay", "auth", "restricted", "domain")},
}
_FINER = {
    "gone": ("disabled", "moved", "syntax", "user"),
    "us": ("no_ptr", "sender", "blocklist", "blocked"),
}
_TEXT_DECIDES = frozenset({550, 553, 554})
_MAY_BE_GREY = frozenset({450, 451})


def read(reply: Reply, phase: Phase, *, address: str = "", host: str = "", ip: str = "") -> Reading:
    """What `reply` means in that phase of the session.

    `address` is the one asked about, `host` and `ip` are the server's: none of them counts as words. At
    `rcpt` and `random`, `deliverable` means "taken"; what the two together say is for the asker.
    """
    if reply.enhanced and reply.enhanced[0] != str(reply.code)[0]:
        return _UNCLEAR
    words = said(reply.words, address, host, ip)
    group = reply.code // 100
    if group == 2:
        return _taken(reply, words) if phase in ("rcpt", "random") else _UNCLEAR
    if group == 4:
        return _deferred(reply, words)
    if group == 5:
        return _refused(reply, words, host) if phase in ("rcpt", "random") else _turned_away(reply, words)
    return _UNCLEAR


def _taken(reply: Reply, words: Said) -> Reading:
    if reply.code == 252:
        return Reading("unknown", "accepted_untested")
    if reply.code not in (250, 251) or (reply.enhanced and reply.enhanced not in _codes()["accepted"]):
        return _UNCLEAR
    if _families(words) - {"auth", "domain"} - ({"gone"} if reply.code == 251 else set()):
        return _UNCLEAR
    return Reading("deliverable", "forwarded" if reply.code == 251 else "accepted")


def _deferred(reply: Reply, words: Said) -> Reading:
    kinds = words.kinds
    if "blocklist" in kinds:
        return _OF_KIND["blocklist"]
    if "grey" in kinds:
        return Reading("temporary", "greylisted")
    kind = _codes()["deferred"].get(reply.enhanced)
    if kind is None and "no_ptr" in kinds:
        kind = "no_ptr"
    if kind in ("sender", "no_ptr"):
        return _OF_KIND[kind]
    if kind is not None:
        return Reading("temporary", kind)
    policy = reply.enhanced.startswith("4.7.")
    if "later" in kinds and (policy or reply.code in _MAY_BE_GREY):
        return Reading("temporary", "greylisted")
    return _OF_KIND["blocked"] if policy and "blocked" in kinds else Reading("temporary", "busy")


def _turned_away(reply: Reply, words: Said) -> Reading:
    """5xx before any recipient was named: it is we who are not wanted."""
    kind = _codes()["refused"].get(reply.enhanced, "")
    if _FAMILY.get(kind) == "us":
        return _OF_KIND[kind]
    if "us" in _families(words):
        return _OF_KIND[_finest("us", words)]
    if kind == "auth" or "auth" in words.kinds:
        return Reading("refuses_us", "needs_auth")
    return Reading("refuses_us", "blocked_ip" if words.names_ip else "policy")


def _refused(reply: Reply, words: Said, host: str) -> Reading:
    codes = _codes()
    kind: str = codes["refused"].get(reply.enhanced, "") if reply.enhanced else ""
    if reply.enhanced and not kind:
        return _by_policy(words, _UNCLEAR) if reply.enhanced.startswith("5.7.") else _UNCLEAR
    if kind == "by_policy":
        return _by_policy(words, Reading("refuses_us", "policy"))
    if kind == "user_if_said":
        return _by_kind("user", words) if "user" in words.kinds else _UNCLEAR
    if kind == "domain_or_user":
        # RFC 7505 means the domain; one large server says it of a recipient.
        return _by_kind("user" if "user" in words.kinds else "domain", words)
    if kind == "edge":
        edge = any(host == name or host.endswith(f".{name}") for name in codes["edge"]["hosts"])
        denied = "access denied" in " ".join(reply.words.lower().split())
        return _by_kind("user", words) if edge and denied else _UNCLEAR
    if kind == "disabled" and "rate" in words.kinds:
        return Reading("temporary", "busy")
    if kind and kind != "by_text":
        return _by_kind(kind, words)
    basic: str = codes["basic"].get(str(reply.code), "")
    if basic:
        return _by_kind(basic, words)
    return _by_text(reply.code, words)


def _by_kind(kind: str, words: Said) -> Reading:
    """What the code says, made finer by words of its family; nothing where the words are of another one."""
    family = _FAMILY[kind]
    if _families(words) - {family}:
        return _UNCLEAR
    finer = _finest(family, words) if family == "gone" and kind == "user" else kind
    return _OF_KIND[finer or kind]


def _by_policy(words: Said, otherwise: Reading) -> Reading:
    """5.7.1 means many things. Words against us win over words about the mailbox."""
    families = _families(words)
    if "us" in families:
        return _OF_KIND[_finest("us", words)]
    for kind in ("relay", "restricted", "auth"):
        if kind in families:
            return _OF_KIND[kind]
    if words.names_ip or words.names_url:
        return _OF_KIND["blocked"]
    return _UNCLEAR if families else otherwise


def _by_text(code: int, words: Said) -> Reading:
    """No enhanced code: one family of words decides, two or none do not."""
    families = _families(words)
    if "us" in families and families <= {"us", "gone"}:
        return _OF_KIND[_finest("us", words)]
    if len(families) > 1:
        return _UNCLEAR
    if not families:
        return _OF_KIND["blocked"] if words.names_ip and code in _TEXT_DECIDES else _UNCLEAR
    family = next(iter(families))
    if family in ("gone", "full") and (code not in _TEXT_DECIDES or words.names_ip):
        return _UNCLEAR
    return _OF_KIND[_finest(family, words)]


def _families(words: Said) -> set[str]:
    return {_FAMILY[kind] for kind in words.kinds if kind in _FAMILY}


def _finest(family: str, words: Said) -> str:
    """The kind of this family that tells most, of those that were named; "" where none was."""
    return next((kind for kind in _FINER.get(family, (family,)) if kind in words.kinds), "")


def _codes() -> Mapping[str, Any]:
    return tables.toml("mailbox_codes.toml")
