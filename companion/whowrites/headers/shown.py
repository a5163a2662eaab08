"""What a webmail's details tell of the way of a message: the domains that mailed and that signed it.

Gmail's "mailed-by" is the envelope sender's domain, "signed-by" the domain of a DKIM signature that it
found right. Neither says how DMARC ended, and what is not shown there proves nothing.
"""

from __future__ import annotations

from whowrites.address import BadAddress, parse
from whowrites.headers.received import organisation
from whowrites.model import Auth, Header
from whowrites.sources.lists import bulk_sender


def of_details(address: str, mailed_by: str, signed_by: str) -> tuple[Auth | None, Header | None]:
    """The results for the sender `address`, and the way. What is no domain is left out.

    Only a signature of the address's own organisation is a result: another's may stand beside one that
    is not shown.
    """
    mailed, signed = _domain(mailed_by), _domain(signed_by)
    if not mailed and not signed:
        return None, None
    aligned = bool(signed) and organisation(signed) == _own(address)
    auth = Auth(dkim="pass", aligned=True) if aligned else None
    service = bulk_sender(signed) or bulk_sender(mailed) or ""
    return auth, Header(mailed_by=mailed, signed_by=signed, service=service)


def _domain(said: str) -> str:
    """The domain in lower-case ASCII, or empty where it is none that the internet can name."""
    try:
        domain = parse(f"postmaster@{said.strip().removesuffix('.')}").domain
    except BadAddress:
        return ""
    return domain if organisation(domain) else ""


def _own(address: str) -> str:
    try:
        return parse(address).registrable
    except BadAddress:
        return ""
