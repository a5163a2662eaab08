"""The dashboard's charts: still SVG pictures by pygal, each under an address of its own, in light and dark.

As a picture (`<img>`) an SVG runs no script and its style stays inside; in the page it would break the
policy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from whowrites.safe_text import safe_text
from whowrites.web.dashboard_tables import Share, Table

if TYPE_CHECKING:
    from pygal.graph.graph import Graph

CHARTS = ("levels", "decisions", "features", "sources")
THEMES = ("light", "dark")
MOST_BARS, MOST_MONTHS = 12, 24
_INK = {"light": ("#1c1e21", "#5a5f66", "#d9dce1"), "dark": ("#e6e8ea", "#a8adb4", "#3a3e43")}
"""Text, quiet text, lines: as in `static/base.css`."""
# Dark beside pale: bars are told apart in grey print too.
_COLORS = {
    ("levels", "light"): ("#b3261e", "#f5c45e", "#5f6368", "#cfd3d8"),
    ("levels", "dark"): ("#f28b82", "#8a5a00", "#bdc1c6", "#55595e"),
    ("decisions", "light"): ("#0b57d0", "#f5c45e", "#b3261e", "#8ab4f8", "#cfd3d8"),
    ("decisions", "dark"): ("#a8c7fa", "#8a5a00", "#f28b82", "#2f5fb3", "#55595e"),
    ("features", "light"): ("#0b57d0",),
    ("features", "dark"): ("#a8c7fa",),
    ("sources", "light"): ("#0b57d0",),
    ("sources", "dark"): ("#a8c7fa",),
}
_PERCENT_AXIS = [{"value": value, "label": f"{value}%"} for value in range(0, 101, 20)]
_SIZE = 14
_LEGEND_COLUMNS = 2
"""As many as leave room for "Not enough evidence" in a picture of this width."""
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"


WIDTH, HEIGHT = 560, 380


def height(table: Table) -> int:
    """Of the picture of this table, in the pixels in which it is WIDTH wide."""
    return HEIGHT if table.key in ("levels", "decisions") else 90 + 34 * max(len(table.rows[:MOST_BARS]), 1)


def svg(table: Table, theme: str) -> bytes:
    """The picture of this table, which is one of CHARTS."""
    chart = _months(table, theme) if table.key in ("levels", "decisions") else _bars(table, theme)
    drawn: bytes = chart.render()
    return drawn


def _months(table: Table, theme: str) -> Graph:
    """One bar a month, its parts in percent."""
    import pygal

    rows = table.rows[:MOST_MONTHS][::-1]
    chart = pygal.StackedBar(
        **_config(table.key, theme),
        range=(0, 100),
        x_label_rotation=45 if len(rows) > 6 else 0,
        legend_at_bottom_columns=_LEGEND_COLUMNS,
    )
    chart.y_labels = _PERCENT_AXIS
    chart.x_labels = [f"{row[0]} (n={row[1]})" if len(rows) <= 6 else str(row[0]) for row in rows]
    for at in range(2, len(table.columns)):
        chart.add(table.columns[at], [_percent(row[at]) for row in rows])
    return chart


def _bars(table: Table, theme: str) -> Graph:
    """One bar a row, the longest on top."""
    import pygal

    lift = table.key == "features"
    rows = table.rows[:MOST_BARS]
    scale = {"formatter": "{:.1f}".format} if lift else {"range": (0, 100)}
    labels = [_label(f"{row[0]}: {row[1]}" if lift else str(row[0])) for row in reversed(rows)]
    size = {"show_legend": False, "height": height(table), "margin_left": 8 + _missing(labels)}
    chart = pygal.HorizontalBar(**{**_config(table.key, theme), **size, **scale})
    chart.x_labels = labels
    values = [float(str(row[4])) if lift else _percent(row[1]) for row in reversed(rows)]
    chart.y_labels = _whole(values) if lift else _PERCENT_AXIS
    chart.add(table.columns[4 if lift else 1], values)
    return chart


def _label(text: str) -> str:
    plain = safe_text(text, 200)
    return plain if len(plain) <= 34 else plain[:33] + "…"


def _whole(values: Sequence[float | None]) -> list[int]:
    """Whole numbers for an axis up to the greatest value, not more than seven."""
    top = math.ceil(max((value for value in values if value), default=1))
    step = math.ceil(top / 6)
    return list(range(0, top + step, step))


def _missing(labels: Sequence[str]) -> int:
    """Pixels by which pygal takes the longest label for too short: it counts every letter as a narrow one."""
    wide = max((sum(east_asian_width(char) in "WF" for char in label) for label in labels), default=0)
    return round(0.45 * _SIZE * wide)


def _percent(cell: Any) -> float | None:
    """None, which draws nothing, where there are too few."""
    return 100 * cell.n / cell.of if isinstance(cell, Share) and cell.told else None


def _config(key: str, theme: str) -> dict[str, Any]:
    from pygal.style import Style

    ink, quiet, line = _INK[theme]
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground=quiet,
        foreground_strong=ink,
        foreground_subtle=line,
        guide_stroke_color=line,
        major_guide_stroke_color=line,
        opacity="1",
        opacity_hover="1",
        transition="0s",
        colors=_colors(key, theme),
        font_family=_FONT,
        label_font_size=_SIZE,
        major_label_font_size=_SIZE,
        legend_font_size=_SIZE,
    )
    return {
        "style": style,
        "js": (),
        "width": WIDTH,
        "height": HEIGHT,
        "legend_at_bottom": True,
        "margin": 8,
        "margin_right": 26,
        "margin_bottom": 32,  # the last row of the legend is not counted by the library
        "show_y_guides": True,
        "formatter": lambda value: f"{value:.0f}%",
        "truncate_legend": -1,
        "truncate_label": -1,
        "no_data_text": "–",
    }


def _colors(key: str, theme: str) -> Sequence[str]:
    return _COLORS[(key, theme)]
