"""The menu of the outline's filter: a submenu for each facet, and how many claims have each value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.ui.claims.sieve import FACETS, Sieve, counted
from app.ui.claims.words import facet_words, value_words
from app.ui.widgets.choices import Choice
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow


def filter_choices(
    rows: Sequence[ClaimRow], sieve: Sieve, choose: Callable[[Sieve], None], show_all: Callable[[], None]
) -> list[Choice | None]:
    """Return a submenu for each facet; a value that no claim has can only be taken away."""
    found = counted(rows)
    facets = []
    for facet in FACETS:
        values = sorted(found[facet], key=lambda value: (value == "none", value not in FACETS[facet]))
        chosen = sieve.values(facet)
        under = tuple(
            Choice(
                f"{value_words(facet, value)} · {found[facet][value]:,}",
                partial(choose, sieve.toggled(facet, value)),
                value in chosen,
                enabled=bool(found[facet][value]) or value in chosen,
            )
            for value in values
        )
        facets.append(Choice(facet_words(facet), under=under))
    narrowed = bool(sieve.chosen or sieve.words)
    return [*facets, None, Choice(tr("Show all claims"), show_all, keys="Esc", enabled=narrowed)]
