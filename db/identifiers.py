"""Ids and times as the store writes them: UUIDv7 text and UTC RFC 3339 with milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime

import uuid6


def new_id() -> str:
    """Make a UUIDv7: unique everywhere, sorted by time."""
    return str(uuid6.uuid7())


def now() -> str:
    """Return the present in UTC, as `2026-11-22T17:59:12.345Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
