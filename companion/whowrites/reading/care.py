"""How closely a domain is held against the known ones. The user's own firms are few and worth every pass;
the thousands of famous ones have so many honest neighbours that only plain cases count.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Care:
    """Letters that the known name must have for a pass; `NEVER` switches it off.

    `homoglyph`: the same skeleton. `swap`: digits and letter pairs. `redrawn`: any letters that resemble each
    other. `joined`: hyphens and dots set elsewhere. `ending`: the same name under another ending; with
    `home_endings` those of countries too. `edit`: one letter; `edit_elsewhere`: one under another ending;
    `edit_twice`: two; with `first_letter` the first one must be right, with `numbered` a number put to the
    end counts, with `renumbered` another number there too. `addition`: words of trade around it; `wording`:
    any words around it, or its own words of trade changed.
    """

    homoglyph: int
    swap: int
    redrawn: int
    joined: int
    ending: int
    home_endings: bool
    edit: int
    edit_elsewhere: int
    edit_twice: int
    first_letter: bool
    numbered: bool
    renumbered: bool
    addition: int
    wording: int


NEVER = 1_000

OWN = Care(
    homoglyph=1, swap=5, redrawn=4, joined=4, ending=4, home_endings=True,
    edit=4, edit_elsewhere=8, edit_twice=10, first_letter=False, numbered=True, renumbered=True,
    addition=4, wording=5,
)  # fmt: skip
"""For contacts, the user's own domain, and the firm that a sender claims to be."""

FAMOUS = Care(
    homoglyph=4, swap=6, redrawn=7, joined=7, ending=NEVER, home_endings=False,
    edit=7, edit_elsewhere=NEVER, edit_twice=NEVER, first_letter=False, numbered=False, renumbered=False,
    addition=NEVER, wording=NEVER,
)  # fmt: skip
"""For well-known domains."""

BRAND = Care(
    homoglyph=4, swap=6, redrawn=6, joined=6, ending=6, home_endings=False,
    edit=6, edit_elsewhere=NEVER, edit_twice=NEVER, first_letter=True, numbered=False, renumbered=False,
    addition=6, wording=NEVER,
)  # fmt: skip
"""For names that strangers often borrow in trade mail: hardly anybody else bears them."""

PROVIDER = Care(
    homoglyph=4, swap=5, redrawn=NEVER, joined=6, ending=NEVER, home_endings=False,
    edit=5, edit_elsewhere=NEVER, edit_twice=NEVER, first_letter=True, numbered=True, renumbered=False,
    addition=NEVER, wording=NEVER,
)  # fmt: skip
"""For the mail providers whose names people mistype: few, and known by everybody."""
