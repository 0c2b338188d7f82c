"""What a worker's failure frame means for the caller."""

from __future__ import annotations

from app.errors import CannotRead, NeedsPassword
from app.intake.frames import Fields


def raise_failure(header: Fields) -> None:
    """Raise what a failure frame says; do nothing for any other frame."""
    kind = header.text("frame")
    if kind not in ("failed", "needs_password"):
        return
    message, hint = header.text("message", 1000), header.text("hint", 1000, "")
    raise NeedsPassword(message, hint) if kind == "needs_password" else CannotRead(message, hint)
