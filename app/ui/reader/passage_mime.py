"""A passage on the clipboard or on its way to a claim: plain text, and the highlight's id when it is one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from app.ui.reader.verbs import Target

#: What the claims panel takes; a selection that is no highlight yet is the session's passage.
from app.ui.widgets.dragged import HIGHLIGHT_TYPE as HIGHLIGHT_TYPE


def passage_mime(text: str, target: Target | None) -> QMimeData:
    """Return the data to copy or drag."""
    data = QMimeData()
    data.setText(text)
    if target is not None and target.highlight is not None:
        data.setData(HIGHLIGHT_TYPE, target.highlight.id.encode("ascii", "replace"))
    return data
