"""Ids, times and hashes for new rows."""

from __future__ import annotations

import hashlib

from db.identifiers import new_id, now
from db.records import Snapshot

__all__ = ["age", "new_id", "now", "sha256_of"]


def age(one: Snapshot) -> tuple[str, str]:
    """Order the copies of an article: the newest is the one that was added last."""
    return one.imported_at, one.id


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
