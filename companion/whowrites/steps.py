"""The steps of each level and of each reason, and the effort a sender of each level is worth: as the
program brings them, and as the owner may change them. No logic beyond looking up.

A place is `level.LEVEL`, `reason.CODE` (a risk, or the note that the mailbox is a free one),
`contradiction` or `mailing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from whowrites.model import Level, Step


@dataclass(frozen=True, slots=True)
class Effort:
    """What a sender is worth until more is known: minutes (None: as many as usual), and whether a sample."""

    minutes: int | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The steps in force. `mark` differs between two books that differ."""

    steps: Mapping[str, tuple[Step, ...]]
    efforts: Mapping[Level, Effort]
    mark: str = field(default="")


_REPLY_TO = (
    "reply_to_free_not_from",
    "reply_to_other_free",
    "reply_to_other_company",
    "reply_to_like_sender",
    "reply_to_like_company",
)
_NO_MAIL = (
    "domain_not_registered",
    "domain_not_in_dns",
    "domain_cannot_receive",
    "domain_refuses_mail",
    "mx_private",
    "mx_missing",
    "mailbox_undeliverable",
    "mailbox_no_mail_service",
)
_ORIGIN = (
    "auth_dmarc_fail",
    "auth_not_aligned",
    "name_shows_other_address",
    "name_shows_other_domain",
    "name_turns_text",
    "name_mixes_scripts",
    "name_ornamented",
    "name_of_notice",
    "auth_for_another",
    "auth_dmarc_fail_for_another",
    "from_unreadable",
    "name_imitates_trust_mark",
    "name_fits_reply_to_only",
    "spf_open",
    "spf_open_by_include",
)
_PAPERS = (
    "site_parked",
    "site_for_sale",
    "site_default_page",
    "site_holding_page",
    "site_empty",
    "site_missing",
    "domain_lent",
    "domain_name_with_tail",
    "domain_numbered",
    "domain_risky_ending",
    "domain_few_years",
    "company_not_confirmed",
    "company_not_holder",
    "place_differs",
)

_BY_LEVEL = {
    Level.LOW: ("answer_normally", "usual_terms", "check_before_shipment", "never_bank"),
    Level.MEDIUM: (
        "ask_three_questions",
        "video_call",
        "call_number_from_website",
        "sample_against_freight",
        "deposit",
        "never_bank",
    ),
    Level.HIGH: ("stop", "confirm_by_phone", "tiny_order", "never_bank"),
    Level.UNKNOWN: ("ask_website_landline", "website_check", "search_links"),
}
_BY_REASON: dict[str, tuple[str, ...]] = {
    "contact_other_reply_to": ("answer_old_address",),
    **dict.fromkeys(
        (*_REPLY_TO, "reply_to_unreadable", "reply_to_same_person"),
        ("answer_to_sender",),
    ),
    "reply_to_like_company": ("answer_to_sender", "ask_named_company"),
    "reply_to_many_senders": ("compare_messages",),
    "contact_name_new_address": ("ask_known_contact",),
    "lookalike_contact": ("compare_letters", "write_known_address"),
    "lookalike_contact_name": ("open_known_site",),
    "lookalike_brand": ("open_known_site",),
    **dict.fromkeys(("lookalike_company", "name_other_brand", "name_other_company"), ("ask_named_company",)),
    **dict.fromkeys(
        ("name_company_on_free_mail", "name_claim_free"), ("ask_named_company", "ask_company_mail")
    ),
    **dict.fromkeys(("name_unrelated", "name_title", "two_people_named"), ("ask_who",)),
    "two_companies_named": ("ask_who", "business_licence"),
    **dict.fromkeys(("names_other_site", "names_other_mailbox"), ("ask_two_addresses",)),
    **dict.fromkeys(_ORIGIN, ("reach_other_way",)),
    "provider_misspelt": ("ask_spelling",),
    **dict.fromkeys(_NO_MAIL, ("ask_other_address",)),
    **dict.fromkeys(("domain_days_old", "domain_young", "domain_second_year"), ("trade_references",)),
    **dict.fromkeys(("site_older_than_domain", "site_copyright_before_domain"), ("ask_old_domain",)),
    **dict.fromkeys(
        ("domain_blocklisted", "address_blocklisted", "domain_grey_listed", "address_grey_listed"),
        ("open_nothing",),
    ),
    **dict.fromkeys(_PAPERS, ("business_licence",)),
    **dict.fromkeys(
        ("envelope_no_recipient", "envelope_no_recipient_free", "subject_greeting"), ("ask_what_for",)
    ),
    "envelope_answers_nothing": ("find_thread",),
    "inquiry_unsigned": ("ask_who", "ask_what_for"),
    "subject_money": ("never_fee",),
    "mail_disposable": ("ask_company_mail",),
    "mail_free": ("ask_company_mail",),
    "site_of_another": ("ask_relation",),
    "site_lists_others": ("write_listed_address",),
    "site_phone_abroad": ("ask_landline",),
    "site_certificate_bad": ("enter_nothing",),
    "phone_not_of_country": ("call_number_from_website",),
    "clock_not_of_country": ("video_call",),
    "checklist_bank_yes": ("bank_call_known_number", "never_bank"),
    "checklist_fee_yes": ("never_fee",),
    "checklist_forwarder_yes": ("forwarder_terms",),
    "checklist_ship_to_yes": ("call_ship_to",),
    "checklist_credit_yes": ("no_credit",),
    "checklist_call_yes": ("no_call_no_sample",),
    **dict.fromkeys(
        (
            "checklist_title_no",
            "checklist_company_page_no",
            "checklist_career_no",
            "checklist_connections_no",
        ),
        ("ask_switchboard",),
    ),
}

FIRST = frozenset(
    {
        "contact_other_reply_to",
        *_REPLY_TO,
        "contact_name_new_address",
        "lookalike_contact",
        "checklist_bank_yes",
        "checklist_fee_yes",
    }
)
"""Reasons whose steps come before those of the level."""

CONTRADICTION = "contradiction"
MAILING = "mailing"
"""In place of the steps of a level without alarm, where the message is one to many."""

DEFAULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{f"level.{level}": codes for level, codes in _BY_LEVEL.items()},
        **{f"reason.{code}": codes for code, codes in _BY_REASON.items()},
        CONTRADICTION: ("clear_contradiction",),
        MAILING: ("no_answer_needed", "unsubscribe_button", "vet_before_order", "mailing_effort"),
    }
)
EFFORTS: Mapping[Level, Effort] = MappingProxyType(
    {
        Level.LOW: Effort(None, True),
        Level.MEDIUM: Effort(30, True),
        Level.HIGH: Effort(0, False),
        Level.UNKNOWN: Effort(10, False),
    }
)
BOOK = Book({place: tuple(Step(code) for code in codes) for place, codes in DEFAULTS.items()}, EFFORTS)
"""The steps as the program brings them."""
