"""What of the grid is shown and in which order, and how that is said. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.columns import Column, Order
from app.ui.grid.cells import Only
from app.ui.widgets.badges import reliability_name
from app.ui.wording import count, format_date, tr


@dataclass(frozen=True, slots=True)
class Showing:
    """The order of the articles; which claims are shown; whether only articles with a linked passage."""

    order: Order = "origin"
    only: Only = "all"
    cited: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.only != "all" or self.cited


def order_words(order: Order) -> str:
    """Return an order's name."""
    return {"origin": tr("By origin"), "date": tr("By date"), "discriminates": tr("What discriminates")}[
        order
    ]


def order_tip(order: Order) -> str:
    """Say what an order does."""
    return {
        "origin": tr("Articles of one origin stand together; those first that most claims rest on."),
        "date": tr("By date of publication, the earliest first; without a date last."),
        "discriminates": tr(
            "Those first that tell the claims apart. A claim counts +1 where the article supports it, -1 "
            "where it disputes it, 0 where it does neither or both; the variance is an article's spread. "
            "One that supports everything it touches has a spread of 0."
        ),
    }[order]


def only_words(only: Only) -> str:
    """Return a filter choice's name."""
    return {
        "all": tr("All claims"),
        "findings": tr("With findings"),
        "disputed": tr("Disputed"),
        "unsupported": tr("Without support"),
        "to_verify": tr("To verify"),
    }[only]


def head_words(shown: int, claims: int, columns: Sequence[Column], showing: Showing) -> str:
    """Say how much there is, and what is left out."""
    every = count(claims, tr("claim"), tr("claims"))
    parts = [
        every if shown == claims else tr("{shown} of {claims}").format(shown=f"{shown:,}", claims=every),
        count(len(columns), tr("article"), tr("articles")),
        count(len({column.origin for column in columns}), tr("origin"), tr("origins")),
    ]
    words = ", ".join(parts)
    if showing.only != "all":
        words += tr("; only: {which}").format(which=only_words(showing.only).lower())
    if showing.cited:
        words += tr("; only cited articles")
    return words


def article_tip(column: Column) -> str:
    """Say everything that is known of an article at the head of its column."""
    parts = [column.publisher, format_date(column.issued), reliability_name(column.reliability)]
    if column.status != "ok":
        parts.append(tr(column.status))
    words = f"{column.title}. {', '.join(parts)}."
    if column.copies > 1 or not column.first:
        words += " " + tr("Origin: {name}.").format(name=column.origin_name)
    if not column.claims:
        return words + " " + tr("No claim is linked to it.")
    linked = count(column.claims, tr("claim"), tr("claims"))
    return (
        words
        + " "
        + tr("Linked to {claims}, spread {spread}.").format(claims=linked, spread=f"{column.spread:.2f}")
    )
