"""Where one stands in an open article, and which articles are open: kept with the project, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from app.ui.reader.page_stack import SPREADS

MODES = ("", "page", "text")


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Mode; page and the part of it (0 to 1) at the top, or (0, offset) in the text; zoom and turn."""

    mode: str = ""
    place: tuple[int, float] = (0, 0.0)
    zoom: float = 1.0
    fit: str = "width"
    rotation: int = 0
    spread: str = "one"


@dataclass(frozen=True, slots=True)
class OpenTabs:
    """The tabs of one pane in order, and which one is current."""

    articles: tuple[str, ...] = ()
    current: int = -1


def tabs_to_json(panes: list[OpenTabs]) -> str:
    """Write which articles are open."""
    return json.dumps([{"articles": list(one.articles), "current": one.current} for one in panes])


def tabs_from_json(stored: str) -> list[OpenTabs]:
    """Read which articles were open; nothing readable is nothing open."""
    panes: list[OpenTabs] = []
    for row in _rows(stored):
        articles = tuple(one for one in row.get("articles", ()) if isinstance(one, str))
        current = row.get("current", -1)
        panes.append(OpenTabs(articles, current if isinstance(current, int) else -1))
    return panes[:2]


def stands_to_json(stands: dict[str, Standpoint]) -> str:
    """Write where one stands in each article."""
    return json.dumps([{"article": article, **asdict(stand)} for article, stand in stands.items()])


def stands_from_json(stored: str) -> dict[str, Standpoint]:
    """Read where one stood in each article."""
    stands: dict[str, Standpoint] = {}
    for row in _rows(stored):
        article, place = row.get("article"), row.get("place")
        if not isinstance(article, str) or not (isinstance(place, list) and len(place) == 2):
            continue
        mode, fit = str(row.get("mode", "")), str(row.get("fit", "width"))
        spread = str(row.get("spread", "one"))
        stands[article] = Standpoint(
            mode if mode in MODES else "",
            (int(_number(place[0], 0)), _number(place[1], 0)),
            min(6.0, max(0.25, _number(row.get("zoom"), 1.0))),
            fit if fit in ("width", "page", "free") else "width",
            int(_number(row.get("rotation"), 0)) % 360 // 90 * 90,
            spread if spread in SPREADS else "one",
        )
    return stands


def _rows(stored: str) -> list[dict[str, Any]]:
    try:
        rows = json.loads(stored or "[]")
    except ValueError:
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default
