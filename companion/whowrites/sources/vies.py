"""VAT numbers of the European Union, as the members' tax offices know them (VIES): valid or not, and whose.

https://ec.europa.eu/taxation_customs/vies/#/technical-information. A tax office that does not answer now says
nothing of the number: most of what other tools call invalid is that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whowrites.model import Answer, Reach
from whowrites.net.errors import NetError
from whowrites.safe_text import safe_text
from whowrites.sources import Sources, answers
from whowrites.sources.about import About, Tried
from whowrites.sources.service_json import get_json

ABOUT = About(
    name="vies",
    site="https://ec.europa.eu/taxation_customs/vies/",
    sent="The VAT number that the sender's web site shows, to the European Commission; only when "
    "switched on, and after a click",
    needs_key=False,
    terms="Free of charge; for checking partners in trade, not for collecting data.",
    reach=Reach.CONTACT,
)
SWITCH = "registers"
SECONDS = 12.0
_EXAMPLE = "DE136695976"
"""The example of python-stdnum's own documentation: its check digit is right."""
_URL = "https://ec.europa.eu/taxation_customs/vies/rest-api/ms/{country}/vat/{number}"
_NOT_NOW = {
    "MS_UNAVAILABLE": "server_error",
    "SERVICE_UNAVAILABLE": "server_error",
    "TIMEOUT": "timeout",
    "MS_MAX_CONCURRENT_REQ": "throttled",
    "MS_MAX_CONCURRENT_REQ_TIME": "throttled",
    "GLOBAL_MAX_CONCURRENT_REQ": "throttled",
    "GLOBAL_MAX_CONCURRENT_REQ_TIME": "throttled",
    "IP_BLOCKED": "refused",
    "VAT_BLOCKED": "refused",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose number it is; `name` and `address` are empty where the member does not publish them."""

    name: str
    address: str


def holder_of(sources: Sources, number: str) -> Answer[Holder] | None:
    """The holder of a VAT number in compact form (`DE999999999`). Absent: not valid for trade in the Union.

    None while the owner's switch is off: nothing is asked then.
    """
    if SWITCH not in sources.switches:
        return None
    country, digits = number[:2].upper(), number[2:].upper()
    if not (country.isascii() and country.isalpha() and digits.isascii() and digits.isalnum()):
        raise ValueError("no VAT number in compact form")
    # Greece has letters of its own there.
    url = _URL.format(country="EL" if country == "GR" else country, number=digits)
    return answers.remembered(
        sources, ABOUT.name, number, Holder, lambda: read_answer(get_json(sources, url, seconds=SECONDS))
    )


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers; that the number is nobody's is an answer too."""
    answer = holder_of(sources, _EXAMPLE)
    return (Tried(_EXAMPLE, answer),) if answer else ()


def read_answer(told: Any) -> Holder | None:
    """The service's answer. Raises NetError: what is not said now, and "unread"."""
    match told:
        case {"userError": str(error)} if error in _NOT_NOW:
            raise NetError(_NOT_NOW[error], error)
        case {"errorWrappers": [{"error": str(error)}, *_]}:
            raise NetError(_NOT_NOW.get(error, "server_error"), error[:40])
        case {"isValid": True, "userError": "VALID" | "", "name": name, "address": address}:
            return Holder(_published(name), _published(address))
        case {"isValid": False, "userError": "INVALID"}:
            return None
    raise NetError("unread", "an answer of another form")


def _published(value: Any) -> str:
    """Clean text; empty for "---", which stands for what a member does not publish."""
    if not isinstance(value, str) or not value.strip("-– \n"):
        return ""
    return safe_text(", ".join(part.strip(" ,") for part in value.splitlines() if part.strip(" ,")), 200)
