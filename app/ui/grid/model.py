"""The grid as one read-only tree: claims down, six columns about the claim, then one column an article."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.core.columns import Column
from app.ui import marks
from app.ui.grid.cells import GridRow, cell_words
from app.ui.grid.showing import article_tip
from app.ui.widgets.node_model import Node, NodeModel
from app.ui.wording import format_date, plain_tip, tr

CLAIM, KIND, LIKELIHOOD, CONFIDENCE, ORIGINS, FINDING = range(6)
#: How many columns stand before the articles.
FIXED = 6
#: Kinds of claim that evidence can support: the rest has neither rating nor tally.
WEIGHED = ("fact", "reported", "judgement")
_SEVERITIES = ("error", "warning", "info")


class GridModel(NodeModel[GridRow]):
    """Both views show this model: one the columns about the claim, one those of the articles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.articles: tuple[Column, ...] = ()
        self.columns = FIXED

    def set_grid(self, articles: tuple[Column, ...], roots: list[Node[GridRow]]) -> bool:
        """Show these columns and rows; return whether a view must be restored."""
        moved = articles != self.articles
        if moved:
            self.beginResetModel()
            self.articles = articles
            self.columns = FIXED + len(articles)
            self.endResetModel()
        return self.set_roots(roots) or moved

    def article_at(self, column: int) -> Column | None:
        """Return the article of a column, None for the columns about the claim."""
        return self.articles[column - FIXED] if FIXED <= column < self.columns else None

    def key_of(self, entry: GridRow) -> str:
        """Name an entry."""
        return f"claim {entry.row.claim.id}"

    def text_of(self, entry: GridRow, column: int) -> str:
        """Return what a cell says, as text."""
        claim = entry.row.claim
        article = self.article_at(column)
        if article is not None:
            return ""
        return {
            CLAIM: claim.text,
            KIND: tr(claim.kind),
            LIKELIHOOD: likelihood_words(entry),
            CONFIDENCE: confidence_words(entry),
            ORIGINS: marks.tally_name(entry.row.origins_for, entry.row.origins_against)
            if has_tally(entry)
            else "",
            FINDING: worst_severity(entry),
        }[column]

    def spoken(self, entry: GridRow, column: int) -> str:
        """Say what a cell shows, with its claim and its article."""
        article = self.article_at(column)
        if article is None:
            return self.text_of(entry, column)
        return f"{entry.row.claim.text}, {article.publisher}: {cell_words(entry.cells.get(article.article))}"

    def tip_of(self, entry: GridRow, column: int) -> str:
        """Return the claim's words, or what the cell says."""
        return entry.row.claim.text if column < FIXED else self.spoken(entry, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        article = self.article_at(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(article_tip(article)) if article is not None else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if article is not None:
            status = "" if article.status == "ok" else f", {tr(article.status)}"
            return f"{article.publisher}, {format_date(article.issued)}{status}"
        return (tr("Claim"), tr("Kind"), tr("Likelihood"), tr("Confidence"), tr("Origins"), tr("Finding"))[
            section
        ]


def has_tally(entry: GridRow) -> bool:
    """Tell whether origins for and against mean something for a claim."""
    return entry.row.claim.kind in WEIGHED


def likelihood_words(entry: GridRow) -> str:
    """Return the likelihood; a judgement without one says so."""
    claim = entry.row.claim
    return claim.likelihood or (tr("not set") if claim.kind == "judgement" else "")


def confidence_words(entry: GridRow) -> str:
    """Return the confidence, or that nobody rated it."""
    claim = entry.row.claim
    if claim.confidence is None:
        return tr("not rated") if has_tally(entry) else ""
    return tr(claim.confidence)


def worst_severity(entry: GridRow) -> str:
    """Return the worst severity that nobody waived, or nothing."""
    found = {finding.severity for finding in entry.row.findings if not finding.waived}
    return next((severity for severity in _SEVERITIES if severity in found), "")
