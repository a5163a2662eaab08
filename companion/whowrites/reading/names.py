"""What a display name says (a person, a firm, an address, a form of address), and whether it fits an address.

Nothing is transliterated: of a name that is not written in Latin letters nothing is concluded.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from whowrites.address import Address, BadAddress, parse, registrable

_LEGAL_FORMS = """
ltd limited llc llp inc incorporated corp corporation co company plc gmbh ag kg ohg ug sa sas sarl srl spa
bv nv ab oy as aps kft sro doo ooo oao zao pty pvt pte sdn bhd lda ltda eireli jsc ojsc pjsc fze fzco fzc
est bvba
"""
_LEGAL = frozenset(_LEGAL_FORMS.split())
_ALSO_WORDS = frozenset({"co", "as", "ab", "sa", "ag", "kg", "ug", "est", "oy", "spa", "bv", "company"})
"""Forms that are words or names too: they tell of a firm only in capitals or as the last word of three."""
_CHINESE_FORM = re.compile("公司|集团|工厂|商行|株式会社")
_GENERIC_WORDS = """
the and of for international intl import export imports exports trading trade group holding holdings global
industrial industry industries technology technologies tech machinery equipment products general services
service manufacturing enterprise enterprises commercial solutions sales support team department dept office
info
"""
_GENERIC = frozenset(_GENERIC_WORDS.split()) | _LEGAL
_TRADES = """
trading traders trade group holding holdings industry industries industrial technology technologies export
exports import imports international enterprise enterprises manufacturing machinery equipment logistics
shipping textiles commerce
"""
_TRADE = frozenset(_TRADES.split())
"""Words of trade that no person is called."""
_MOST_TRADE_WORDS = 4
_PIECES = re.compile(r"\s[-–—|/:]\s|[|()\[\]（）【】,，;；]|\s+(?:via|at|from)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|barr|barrister|gen|general|sgt|sergeant|maj|major|col|colonel|rev|reverend|pastor"
    r"|prince|princess|alhaji|hon|ambassador|sir|madam)\b[.\s]*(?=\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]{1,64}@[^\s<>()\[\]\"',;:@]{3,253}")
_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,3}[a-z]{2,10}(?![\w@-])", re.IGNORECASE)
_ENDINGS = "com net org info biz cn de uk eu ru jp top shop xyz online store site"
_SHOWN_ENDINGS = frozenset(_ENDINGS.split())
"""Endings that people write for a domain; of the rest many are names too ("Dr.Li", "M.Do")."""


_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The Latin words and numbers of a text, lower case, without accents."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare.replace("ø", "o").replace("ł", "l").replace("đ", "d")))


def is_latin(name: str) -> bool:
    """Whether the letters of `name` are mostly Latin, so that it can be compared with an address."""
    if name.isascii():
        return any(map(str.isalpha, name))
    letters = [char for char in name if char.isalpha()]
    latin = sum(1 for char in letters if "LATIN" in unicodedata.name(char, ""))
    return bool(letters) and latin * 2 > len(letters)


def title(name: str) -> str:
    """The form of address that the name begins with ("mrs", "barrister"), lower case, or empty."""
    found = _TITLE.match(name.strip())
    return found.group().strip(" .").lower() if found else ""


def addresses_in(name: str) -> tuple[str, ...]:
    """The normalised addresses that the name shows."""
    if "@" not in name:
        return ()
    found: list[str] = []
    for text in _ADDRESS.findall(name[:500]):
        try:
            found.append(parse(text.strip(".")).normal)
        except BadAddress:
            continue
    return tuple(found)


def domains_in(name: str) -> tuple[str, ...]:
    """The registrable domains that the name shows, addresses aside."""
    if "." not in name:
        return ()
    without = _ADDRESS.sub(" ", name[:500])
    shown = (match.lower() for match in _DOMAIN.findall(without))
    return tuple(
        registrable(d) for d in shown if d.rpartition(".")[2] in _SHOWN_ENDINGS or d.endswith("co.jp")
    )


@lru_cache(maxsize=16_384)
def company(name: str) -> str:
    """The part of the name that carries a legal form (Ltd, GmbH, 有限公司 ...), or empty: a firm is named."""
    for piece in _PIECES.split(name[:500].replace("Co., L", "Co. L").replace("CO., L", "CO. L")):
        said = [word.strip(".") for word in words(piece.replace(".", ""))]
        forms = [word for word in said if word in _LEGAL]
        plain = [word for word in said if word not in _LEGAL]
        sure = any(form not in _ALSO_WORDS or form.upper() in piece.split() for form in forms)
        last = len(said) > 2 and said[-1] in ("co", "company")
        if _CHINESE_FORM.search(piece) or (plain and forms and (sure or last)):
            return piece.strip()
    return ""


@lru_cache(maxsize=16_384)
def trade_name(name: str) -> str:
    """The part of the name that is a firm's by a word of trade, without a legal form: "Arco Trading"."""
    for piece in _PIECES.split(name[:500]):
        said = words(piece)
        if len(said) <= _MOST_TRADE_WORDS and not _TRADE.isdisjoint(said) and telling_words(piece):
            return piece.strip()
    return ""


def own_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name without its legal form."""
    return tuple(word for word in words(name) if word not in _LEGAL)


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name that are its own: no legal form, no word that half of all firms share."""
    return tuple(word for word in words(name) if word not in _GENERIC)


@lru_cache(maxsize=16_384)
def fits(name: str, address: Address) -> bool | None:
    """Whether a word of the name stands in the address; None where that cannot be said."""
    said = [word for word in words(name) if not word.isdigit()]
    if not said or not is_latin(name):
        return None
    label = address.unicode_domain.removesuffix("." + address.domain.rpartition(".")[2])
    where = "".join(words(address.local)) + " " + "".join(words(label))
    spelt = (
        said if name.isascii() else [variant for word in said for variant in {word, *_umlauts(word, name)}]
    )
    glued = "".join(said)
    if any(len(word) >= 3 and word in where for word in spelt):
        return True
    local = "".join(filter(str.isalpha, "".join(words(address.local))))
    if len(local) >= 3 and (
        local in glued or any(word.startswith(local[:4]) for word in said if len(local) >= 4)
    ):
        return True
    domain = "".join(words(label))
    initials = "".join(word[0] for word in said)
    if len(said) > 1 and (
        initials in local[:4] or initials[::-1] in local[:4] or domain.startswith(initials)
    ):
        return None
    # The part in another script may be the one that fits.
    written_twice = not name.isascii() and any(
        char.isalpha() and "LATIN" not in unicodedata.name(char, "") for char in name
    )
    return None if written_twice or not any(len(word) >= 3 for word in said) else False


def _umlauts(word: str, name: str) -> set[str]:
    """`mueller` for Müller: how a German writes it where umlauts cannot stand."""
    if not any(char in "äöüÄÖÜ" for char in unicodedata.normalize("NFC", name)):
        return set()
    spelt = unicodedata.normalize("NFC", name).casefold()
    for plain, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        spelt = spelt.replace(plain, pair)
    return set(words(spelt))
