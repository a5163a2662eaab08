"""Does a display name claim to be a brand? Told from names that only hold a brand's word.

Claimed is a brand where the name is it and nothing but words of business stands around it ("PayPal Service",
"Support PayPal"), or where somebody says to be from it ("Ann from PayPal"); not "Hans Bayer", "Bayer, Hans"
or a letter about a brand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whowrites.reading.names import words

_FOLLOWING_WORDS = """
account accounts accounting admin alert alerts assistance billing business buyer buyers buying center centre
co com company contact corp corporation customer customercare department dept desk desks email enquiry
express finance global group gmbh help helpdesk hq id inc info international intl invoice ltd limited llc
logistics mail messaging news notice notification notifications office official online order orders payment
payments plc procurement product products purchase purchasing sales security service services shop sourcing
store supply support supplier suppliers system team trade trading uk usa us vendor verification web www ag
sa the of and for no reply noreply announcement alertas antivirus app atencion atendimento aviso avisos bank
beveiliging bezorging bonus card cartao central chat cloud cliente clientes client clients code confirmation
conta conto cuenta compte convite convites delivery dispatch entrega entregas envio envios exchange fatura
factura facture fraud free gift giftcard gifts hinweis identity information informa kundenservice
kundendienst klantenservice klantendienst konto lieferung live login loyalty membership message mitteilung
mobile notice notificacao notificacion notificaciones notificacoes pago paket parcel pay pedidos pix plus
points pontos portal premium premio premios prize pro promo promotion protection rastreamento rechnung
recompensa recompensas refund renewal reward rewards rectification safety secure seguranca seguridad
servicio servicios servico servicos servizio clienti sicherheit soporte storage streaming subscription
suporte survey token tracking update updates upgrade versand wallet wallets welcome winner com net org io de
br nl fr es it
"""
_FOLLOWING = frozenset(_FOLLOWING_WORDS.split())
_LEADING_WORDS = """
support service services team info security account alert your the notification official update customer
aviso alerta atendimento suporte soporte servicio servico servizio welcome dear mr admin re from at
"""
_LEADING = frozenset(_LEADING_WORDS.split())
_FROM = frozenset({"from", "at", "via"})
_LONGEST = 3
"""Words of the longest name of a brand."""


def by_words(brands: Iterable[str]) -> Mapping[tuple[str, ...], str]:
    """The brands by the words that they consist of, for `brand_in`."""
    return {words(brand): brand for brand in brands}


def brand_in(name: str, brands: Mapping[tuple[str, ...], str]) -> str:
    """The brand that the name claims to be, or empty."""
    said = words(name)
    for start in _starts(said):
        for size in range(min(_LONGEST, len(said) - start), 0, -1):
            brand = brands.get(said[start : start + size])
            if brand and all(word in _FOLLOWING or word.isdigit() for word in said[start + size :]):
                return brand
    return ""


def _starts(said: tuple[str, ...]) -> list[int]:
    """Where a brand's name may begin: at once, after words of service, after "from"."""
    starts = [0]
    for place, word in enumerate(said[:6]):
        after_service = word in _LEADING and place + 1 == len(starts)
        if after_service or word in _FROM:
            starts.append(place + 1)
    return [start for start in starts if start < len(said)]
