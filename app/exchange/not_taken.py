"""What all readers of strangers' files say of a part that they leave out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something in a file that was not taken over, and why, in words."""

    what: str
    reason: str
