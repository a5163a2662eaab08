"""Whatever reads text of strangers is held to every text: each such module has a property test."""

from __future__ import annotations

from pathlib import Path

import pytest

UNIT = Path(__file__).parents[1]
PARSERS = """
sources/rdap_record sources/jcard sources/whois_text_hostile sources/whois_rows sources/redaction
sources/whois_reading/dates sources/whois_reading/lines sources/spf sources/dmarc sources/mail_policy
sources/zone_care sources/mailbox_reply sources/mailbox_reader sources/mailbox_own_address
sources/blocklist_reply
sources/archive sources/certificate_log sources/gleif sources/vies sources/service_json
sources/bootstrap_refresh net/dns_message net/guard caged/page caged/letter caged/dkim
caged/page_reading/charset caged/page_reading/firm_names caged/page_reading/links caged/page_reading/mail
caged/page_reading/organisation caged/page_reading/phones caged/page_reading/places
caged/page_reading/text caged/page_reading/thinning caged/page_reading/vat caged/page_reading/years
headers/fields headers/received headers/authentication_results headers/sender headers/channel
headers/receiver headers/route headers/wording imports/vcard imports/contacts_csv imports/vet_list
imports/address_list imports/columns imports/reading imports/charset reading/signature
reading/signature_parts reading/pasted reading/firm_likeness web/strict_json both_forms
"""


@pytest.mark.parametrize("parser", PARSERS.split())
def test_a_parser_is_held_to_any_text(parser: str) -> None:
    path = UNIT / parser
    assert "@given(" in path.with_name(f"test_{path.name}.py").read_text("utf-8")
