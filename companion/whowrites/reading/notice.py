"""Does a shown name speak of a prize or a notice instead of naming a sender; is a domain a name with
letters put to it?

People and firms sign with their names. "Your Reward" or "Payment Notification" is the subject's work, put
where the name stands. And who registers domains by the hundred glues a few letters to the name he borrows.
"""

from __future__ import annotations

import re

from whowrites.address import Address
from whowrites.reading.names import words

_PRIZES_WORDS = """
reward rewards bonus bonuses claim claims winner winners gewinner gewinnspiel prize prizes premio premios
payout payouts airdrop casino spins giveaway lottery jackpot unclaimed compensation recompensa recompensas
sorteio sorteo gagnant cadeau regalo gratis
"""
_PRIZES = frozenset(_PRIZES_WORDS.split())
_NOTICES_WORDS = """
notification notifications notificacao notificacion notice reminder alert alerts alerta aviso warning
expired expiring suspended final urgent refund payment verification confirm confirmation fatura rechnung
invoice quarantine mailbox storage cloud withdrawal security delivery update order receipt benachrichtigung
mahnung rastreamento intimacao judicial bitcoin btc crypto wallet wallets token tokens nft keto cbd dating
viagra cialis warranty homeowners coverage tribunal tesouro multa multas pedagio entrega bezorging
gemeentelijk reclame subsidie erstattung gutschein gutscheincode casino giftcard freespins
"""
_NOTICES = frozenset(_NOTICES_WORDS.split())
_TAIL_LETTERS = 4
_NAME_LETTERS = 7
_HONEST_TAILS_WORDS = """
ltd inc llc gmbh corp co cos grp usa us uk hk cn eu int intl tech shop web net mail app hq pro lab labs team
ag sa srl sarl bv nv ab as oy kg de fr it es in my sg tw jp kr ca au nz br ru pl cz at ch be nl se no dk fi
ie pt gr tr ae sap io ai dev info biz news home one plus asia sys soft bank pay go org crm erp cc eng mfg
ind exp imp spa plc zone land city care edu tv fm hub box life club line link data auto oil gas sea air art
bio med gov uae ksa mx
"""
_HONEST_TAILS = frozenset(_HONEST_TAILS_WORDS.split())


def notice(name: str, address: Address) -> tuple[str, bool]:
    """The first word of a prize or notice in a name of which nothing else stands in the domain, or empty; and
    whether it is a prize's, which nobody is called."""
    said = words(name)
    label = "".join(words(address.unicode_domain))
    if any(len(word) >= 4 and word in label for word in said):
        return "", False
    prize = next((word for word in said if word in _PRIZES), "")
    return (prize, True) if prize else (next((word for word in said if word in _NOTICES), ""), False)


def tail(name: str, address: Address) -> str:
    """The letters that follow the name in the domain where they are no word that firms add; or empty."""
    said = [word for word in words(name) if word not in ("and", "the", "of")]
    label = re.sub(r"[^a-z0-9]", "", address.registrable.partition(".")[0])
    for size in range(min(4, len(said)), 0, -1):
        glued = "".join(said[:size])
        if len(glued) >= _NAME_LETTERS and label.startswith(glued):
            rest = label[len(glued) :]
            odd = 0 < len(rest) <= _TAIL_LETTERS and rest not in _HONEST_TAILS and rest not in "".join(said)
            following = said[size:]
            short = "".join(word[0] for word in following).startswith(rest) or any(
                word.startswith(rest) for word in following
            )
            return rest if odd and not short else ""
    return ""
