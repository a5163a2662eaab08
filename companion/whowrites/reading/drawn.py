"""Can one name be drawn into another by letters that resemble each other, and which letters are those?

Two names of one `outline` are laid side by side; every letter must stand beside itself or beside one that it
can be taken for.
"""

from __future__ import annotations

from collections import defaultdict

_RESEMBLE = """
0=o 1=l 1=i i=l 3=8 3=e 5=s 2=z 7=t 6=9 9=g 8=b a=e b=d b=lb b=cl c=e d=cl d=lb d=dl d=el g=q h=lh k=lc
m=n m=nn m=rn m=nr m=rr n=r u=v w=vv
"""


def _pairs() -> dict[str, frozenset[str]]:
    both: dict[str, set[str]] = defaultdict(set)
    for pair in _RESEMBLE.split():
        one, other = pair.split("=")
        both[one].add(other)
        both[other].add(one)
    return {one: frozenset(others) for one, others in both.items()}


_LIKE = _pairs()


def redrawn(label: str, known: str, limit: int) -> int | None:
    """How many letters of `known` were replaced by similar ones to draw `label`; None where that does not
    explain the difference, or takes more than `limit`. Both are skeletons; time grows with the product.
    """
    # Row by row as in an edit distance: least[i][j] is the price of label[:i] beside known[:j].
    far = limit + 1
    least = [[far] * (len(known) + 1) for _ in range(len(label) + 1)]
    least[0][0] = 0
    for i in range(len(label) + 1):
        for j in range(max(0, i - 2 * limit), min(len(known), i + 2 * limit) + 1):
            price = least[i][j]
            if price > limit:
                continue
            if i < len(label) and j < len(known) and label[i] == known[j]:
                least[i + 1][j + 1] = min(least[i + 1][j + 1], price)
            for size in (1, 2):
                drawn = label[i : i + size]
                if len(drawn) < size:
                    continue
                for meant in _LIKE.get(drawn, ()):
                    if known.startswith(meant, j):
                        end = least[i + size]
                        end[j + len(meant)] = min(end[j + len(meant)], price + 1)
    return least[-1][-1] if least[-1][-1] <= limit else None
