"""A card as lines of plain text. Nothing that a sender wrote reaches the terminal unescaped."""

from __future__ import annotations

from collections.abc import Iterable

from whowrites.account import Account, AccountLine
from whowrites.both_forms import both_forms
from whowrites.cards import Card, Line
from whowrites.sentences import text
from whowrites.wire import stamp


def card_text(card: Card, lang: str) -> str:
    """The card's sections, one line a fact: `fact - source - date`."""
    lines = [f"{card.shown}: {card.sentence}"]
    if card.rated_by:
        lines.append("  " + text("page.rated_by", {"address": card.rated_by}, lang))
    lines += _section("reasons", _facts(card.reasons), lang)
    lines += _section("contradictions", (conflict.text for conflict in card.contradictions), lang)
    lines += _section("goods", _facts(card.goods), lang)
    lines += _section("notes", _facts(card.notes), lang)
    lines += _section("strength", (f"{fact.text} - {fact.source}" for fact in card.strength), lang)
    lines += _section("unknowns", _facts(card.unknowns), lang)
    lines += _section("dismissed", _facts(card.dismissed), lang)
    lines += _section("next_steps", card.next_steps, lang)
    return "\n".join(printable(line) for line in lines)


def account_text(account: Account, lang: str) -> str:
    """The account of a level below its card: a line a fact with its points, then what is said of it."""
    lines = [f"  {text('terminal.account', {}, lang)}", f"    {account.sum}"]
    lines += (f"    {bound}" for bound in account.bounds)
    for item in account.lines:
        lines.append(f"    {item.points:>6}  {next(iter(_facts([item.line])))}")
        lines += (f"            {said}" for said in _said(item))
    if account.own:
        lines.append(f"    {account.own}")
    return "\n".join(printable(line) for line in lines)


def _said(item: AccountLine) -> Iterable[str]:
    return (said for said in (item.why, item.without, item.clears) if said)


def printable(line: str) -> str:
    """The line with everything that is not printable escaped (no ESC, BEL, OSC or bidi control acts on the
    terminal), and with both forms of international domains."""
    shown = both_forms(line)
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)


def _facts(lines: Iterable[Line]) -> Iterable[str]:
    return (f"{line.text} - {line.source} - {stamp(line.seen_at)[:16].replace('T', ' ')}" for line in lines)


def _section(name: str, lines: Iterable[str], lang: str) -> list[str]:
    body = [f"    {line}" for line in lines]
    return [f"  {text('terminal.' + name, {}, lang)}", *body] if body else []
