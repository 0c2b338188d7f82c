"""Full-text search over articles, highlights, claims and briefings."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Hit
from db.transaction import Reader


def search(reader: Reader, query: str, kinds: Iterable[str], limit: int = 50) -> tuple[tuple[Hit, ...], int]:
    """Return the best hits and how many there are."""
    raise NotImplementedError
