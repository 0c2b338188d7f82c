"""The audit's list as a read-only model."""

from __future__ import annotations

from app.ui.audit.entries import Row, row_words
from app.ui.widgets.node_model import NodeModel


class AuditModel(NodeModel[Row]):
    """One row a finding."""

    def key_of(self, entry: Row) -> str:
        """Name a finding."""
        finding = entry.finding
        place = f"{finding.section} {finding.sentence} {finding.claim} {finding.article} {finding.evidence}"
        return f"{finding.rule} {finding.target} {place}"

    def text_of(self, entry: Row, column: int) -> str:
        """Return the subject: for typing ahead."""
        return entry.subject

    def tip_of(self, entry: Row, column: int) -> str:
        """Return subject and message, which the row may shorten."""
        return f"{entry.subject}: {entry.finding.message}"

    def spoken(self, entry: Row, column: int) -> str:
        """Say everything the row shows."""
        return row_words(entry)
