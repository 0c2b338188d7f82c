"""The audit's list as a read-only model."""

from __future__ import annotations

from app.audit.catalogue import CATALOGUE
from app.ui.audit.entries import Detail, Entry, FigureRow, Group, Lapsed, Row, entry_key, entry_words
from app.ui.widgets.node_model import NodeModel
from app.ui.wording import tr


class AuditModel(NodeModel[Entry]):
    """One row a finding, groups above, details below."""

    def key_of(self, entry: Entry) -> str:
        """Name a row."""
        return entry_key(entry)

    def height_of(self, entry: Entry) -> object:
        """Return the words that a detail wraps."""
        return entry.words if isinstance(entry, Detail | Lapsed) else None

    def text_of(self, entry: Entry, column: int) -> str:
        """Return the subject: for typing ahead."""
        if isinstance(entry, Row):
            return entry.subject
        return entry.title if isinstance(entry, Group) else entry.words

    def tip_of(self, entry: Entry, column: int) -> str:
        """Return subject and message, which the row may shorten, and why it matters."""
        if isinstance(entry, FigureRow):
            return f"{entry.words}: {entry.counts}"
        if not isinstance(entry, Row):
            return ""
        return f"{entry.subject}: {entry.finding.message} {tr(CATALOGUE[entry.finding.rule].matters)}"

    def spoken(self, entry: Entry, column: int) -> str:
        """Say everything the row shows."""
        return entry_words(entry)
