"""Where the name of a country is the name of something else: a street, a town of the United States, a state.

"Newark, New Jersey" is not in Jersey, nor "Lebanon, NH 03766" in Lebanon. A country that is missed makes no
contradiction; one that nobody named makes a false one.
"""

from __future__ import annotations

import re

_STATES = """
AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
PA RI SC SD TN TX UT VT VA WA WV WI WY DC
"""
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    "|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
    "|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York"
    "|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina"
    "|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
_KINDS = (
    "road|rd|street|st|lane|ln|avenue|ave|drive|dr|close|way|court|ct|square|sq|plaza|place|terrace|quay|wharf"
    "|hill|park|gate|grove|heights|valley|springs|beach|dunes|delta|state|tower|towers|house|building|bldg"
)
_OF_A_STREET = re.compile(rf"\s+(?:{_KINDS})\b", re.IGNORECASE)
_IN_A_STATE = re.compile(
    rf"(?:,?\s+\w{{1,20}}){{0,2}},?\s+(?:(?:{'|'.join(_STATES.split())})\.?\s+\d{{5}}\b|(?:{_STATE_NAMES})\b)"
)
_AT_THE_END = re.compile(rf",\s*({'|'.join(_STATES.split())})\.?\s*(?:$|,)")
_GEORGIAN = re.compile(r"Tbilisi|Batumi|Kutaisi|Rustavi|Poti\b|Zugdidi|Gori\b", re.IGNORECASE)


def is_namesake(text: str, start: int, end: int, code: str) -> bool:
    """Whether the country's name that stands at `start` to `end` is not the country's there; `code`: its ISO
    3166-1 code."""
    before, after = text[max(0, start - 4) : start], text[end : end + 60]
    if before.lower() == "new " or _OF_A_STREET.match(after) or _IN_A_STATE.match(after):
        return True
    if code == "GE" and "," in text[:start]:
        return not _GEORGIAN.search(text)
    ended = _AT_THE_END.match(after)
    return ended is not None and ended[1] != code
