"""The ladder: one numbered file per step of the format, frozen once released. Add the next at the end."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from db.migrations import m0001_first, m0002_reading

LADDER: tuple[Callable[[Connection], None], ...] = (m0001_first.upgrade, m0002_reading.upgrade)
