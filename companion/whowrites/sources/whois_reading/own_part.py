"""The part of a text that is about the domain and not about its top-level domain.

The `whois` program of some systems prints what IANA says of the top-level domain, and below it the registry's
answer: read as one record, every `.com` would be of 1985.
"""

from __future__ import annotations

_LONGEST_LINE = 200


def own_part(text: str, domain: str) -> str:
    """`text` without IANA's record of the top-level domain of `domain`; all of it where there is none.

    What stands above that record and says where to ask further stays. `domain` may be empty.
    """
    if "IANA" not in text or (domain and "." not in domain):
        return text
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if _is_parent(line, domain)), None)
    if first is None:
        return text
    end = next((number for number, line in enumerate(lines) if number > first and _is_end(line)), len(lines))
    return "".join(lines[:first] + lines[end + 1 :])


def _is_parent(line: str, domain: str) -> bool:
    key, value = _pair(line)
    top = domain.rpartition(".")[2]
    return key == "domain" and bool(value) and "." not in value and top in ("", value)


def _is_end(line: str) -> bool:
    return _pair(line) == ("source", "iana")


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line[:_LONGEST_LINE].lower().partition(":")
    return key.strip(), value.strip()
