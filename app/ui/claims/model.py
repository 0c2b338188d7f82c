"""The outline of claims as a read-only tree: claims, captions, cards and findings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from app.ui import marks
from app.ui.claims.entries import CaptionEntry, CardEntry, ClaimEntry, Entry, FindingEntry
from app.ui.claims.words import band_words, claim_words, counts_words, direction_words
from app.ui.widgets.evidence_card import card_words
from app.ui.widgets.node_model import PASS_BY, STOP, NodeModel


class ClaimsModel(NodeModel[Entry]):
    """Mirrors what `entries.build` made. A claim's words are edited in place by the delegate."""

    def index_of_claim(self, claim: str) -> QModelIndex:
        """Return the index of a claim, invalid when it is not shown."""
        return self.index_of(f"claim {claim}")

    def key_of(self, entry: Entry) -> str:
        """Name an entry."""
        if isinstance(entry, ClaimEntry):
            return f"claim {entry.row.claim.id}"
        if isinstance(entry, CardEntry):
            return f"card {entry.card.evidence}"
        if isinstance(entry, CaptionEntry):
            return f"caption {entry.claim} {entry.direction}"
        return f"finding {entry.claim} {entry.finding.rule} {entry.finding.target}"

    def height_of(self, entry: Entry) -> object:
        """Return what a row's height depends on."""
        if isinstance(entry, CardEntry):
            card = entry.card
            return card.before, card.quote, card.after, len(card.remarks), entry.last
        if isinstance(entry, CaptionEntry):
            return entry.first
        return (entry.first, entry.last, entry.finding.message) if isinstance(entry, FindingEntry) else None

    def text_of(self, entry: Entry, column: int) -> str:
        """Return an entry's plain text."""
        if isinstance(entry, ClaimEntry):
            return entry.row.claim.text
        if isinstance(entry, CardEntry):
            return entry.card.quote
        if isinstance(entry, CaptionEntry):
            return f"{direction_words(entry.direction)}, {counts_words(entry)}"
        return str(entry.finding.message)

    def spoken(self, entry: Entry, column: int) -> str:
        """Say everything the row shows."""
        if isinstance(entry, ClaimEntry):
            return claim_words(entry.row)
        if isinstance(entry, CardEntry):
            return card_words(entry.card)
        if isinstance(entry, FindingEntry):
            return f"{marks.name(entry.finding.severity)}, {entry.finding.message}"
        return self.text_of(entry, column)

    def tip_of(self, entry: Entry, column: int) -> str:
        """Return the claim's words, or where a passage is from."""
        if isinstance(entry, ClaimEntry):
            claim, band = entry.row.claim, band_words(entry.row.claim)
            return f"{claim.text} ({claim.likelihood} · {band})" if band else claim.text
        return (
            f"{entry.card.source}{entry.card.page}, {entry.card.date}" if isinstance(entry, CardEntry) else ""
        )

    def flags_of(self, entry: Entry) -> Qt.ItemFlag:
        """Return where the arrow keys stop, what can be edited and where a highlight may be dropped."""
        if isinstance(entry, CaptionEntry):
            return PASS_BY
        if isinstance(entry, ClaimEntry):
            dragged = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            return STOP | Qt.ItemFlag.ItemIsEditable | dragged
        return STOP
