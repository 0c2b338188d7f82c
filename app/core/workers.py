"""Starting a reader ahead of the first file: by the time that the program has loaded, so has the reader."""

from __future__ import annotations

from app.intake import spare


def start_ahead() -> None:
    """Start one reader that waits for a document."""
    spare.warm(always=False)


def containment() -> dict[str, bool]:
    """Start a reader and try what holds a stranger's file back here: measure → whether it is in force."""
    return spare.containment()
