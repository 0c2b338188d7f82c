"""How the window looked: layout, open tabs, positions. Kept in the project, outside the undo journal."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from db.schema import view_state
from db.transaction import Reader, Transaction

_VALUE = select(view_state.c.value).where(view_state.c.key == bindparam("state_key"))


def get(reader: Reader, key: str) -> str | None:
    """Return the value kept under this key, or None."""
    value = reader.value(_VALUE, {"state_key": key})
    return None if value is None else str(value)


def put(tx: Transaction, key: str, value: str) -> None:
    """Keep a value under this key (open it with store.unjournaled())."""
    tx.put(view_state, view_state.c.key, {"key": key, "value": value})
