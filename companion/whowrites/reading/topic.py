"""What a subject line is about, as far as its words tell: money for a stranger, a purchase, or a mere
greeting.

The subject itself is never kept or sent: only the word for what it is about. Words of letters that offer
strangers money have been counted for decades; such a subject is hardly ever written by anybody else.
Greetings alone are weaker, and a purchase is what honest buyers write about: it says only how much is at
stake.
"""

from __future__ import annotations

import re
import unicodedata

MONEY, GOODS, GREETING = "money", "goods", "greeting"
_READ = 300

_MONEY = re.compile(
    r"\b(?:inherit\w*|next of kin|beneficiar\w+|compensation|donat(?:e|ed|ion|ions)|lotter(?:y|ies)|jackpot"
    r"|millions?|millionen|mill?ones|milh(?:ao|oes)|loans?|charit(?:y|able)|orphan\w*|widow|deceased|unclaimed"
    r"|atm (?:visa |master )?card|master ?card of|western union|moneygram|consignment box|diplomatic"
    r"|lucrative|funds? (?:transfer|release)|(?:your|over|unpaid|outstanding) (?:over due |overdue )?funds?"
    r"|(?:business|investment|confidential|mutual|financial|partnership) (?:proposal|proposition|deal)"
    r"|financial assistance"
    r"|spende|erbschaft|darlehen|herencia|donacion|prestamo|emprestimo|doacao|heritage et|don de"
    r"|succession de"
    r"|god bless|beloved|dearest|my dear|dear friend|hello dear|hello friend|can i trust|trust you"
    r"|need your (?:help|assistance|cooperation|co operation)|help me|your (?:urgent )?assistance"
    r"|urgent(?:ly)? (?:response|reply|assistance|help|business|proposal)|reply urgently|very urgent"
    r"|(?:kindly|please|pls) (?:respond|reply|get back)|(?:respond|reply|get back) to me"
    r"|waiting for your (?:reply|response)"
    r")\b"
)
_CHINESE_MONEY = re.compile("遗产|捐款|捐赠|中奖|继承|贷款|慈善|受益人")
_GREETING = re.compile(
    r"(?:very |my |good |dear |to )*(?:hello|helo|hi|hey|greetings?|compliments?"
    r"|good (?:day|morning|evening|news)"
    r"|day|dear|sir|madam|friend|sir or madam|attn|attention|urgent|important|yes|ok|respond|reply|regards"
    r"|assalam\w* alaikum|salam|salut|bonjour|hola|hallo|ciao|ola|querid[oa])"
    r"(?: (?:dear|friend|sir|madam|there|to you|querid[oa]|ami))*"
)
_GOODS = re.compile(
    r"\b(?:rfq|rfi|quot(?:e|es|ation|ations)|inquir(?:y|ies)|enquir(?:y|ies)|purchas\w*"
    r"|(?:new |trial |sample |your )orders?"
    r"|orders? (?:inquiry|request|po|n[or]|list)|po \d+|price ?lists?|prices?|catalog(?:ue)?s?|tenders?"
    r"|bid|bids|bidding"
    r"|supply|supplier|suppliers|procurement|products? (?:needed|inquiry|list)"
    r"|request for (?:price|sample|samples)"
    r"|cotizacion|cotacao|pedido|anfrage|angebot|bestellung|devis|commande|preventivo|ordine)\b"
)
_WORD = re.compile(r"[^\W_]+")
_CHINESE_GOODS = re.compile("询价|询盘|采购|报价|订单|求购|样品")


def topic(subject: str) -> str:
    """`money`, `goods`, `greeting` or empty. Subjects that answer ("Re: ...") are read without the mark."""
    text = subject[:_READ].casefold()
    said = _WORD.findall(_bare(text))
    plain = " ".join(said)
    if _MONEY.search(plain) or _CHINESE_MONEY.search(text):
        return MONEY
    if _GOODS.search(plain) or _CHINESE_GOODS.search(text):
        return GOODS
    words = [word for word in said if word not in _MARKS]
    return GREETING if words and _GREETING.fullmatch(" ".join(words)) else ""


_MARKS = frozenset({"re", "fw", "fwd", "aw", "wg", "sv", "antw", "rv", "回复", "答复", "转发"})
_ANSWERS = re.compile(
    r"\s*(?:re|fwd?|aw|wg|sv|antw|rv|tr|odp|ynt|ilt|vs|vb|enc|res|rif|doorst|回复|答复|转发|回覆|轉寄)"
    r"\s*(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)


def answers(subject: str) -> bool:
    """Whether the subject calls the message an answer or a forward, in the marks of many mail programs."""
    return _ANSWERS.match(subject[:_READ]) is not None


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
