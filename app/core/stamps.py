"""Ids, times and hashes for new rows."""

from __future__ import annotations

import hashlib

from db.identifiers import new_id, now

__all__ = ["new_id", "now", "sha256_of"]


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
