"""The store: one project, one SQLite file. The names the rest may import; loaded on first use.

`import db` and `db.records`, `db.errors` are light; SQLAlchemy comes in with the first use of the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db import (
        articles,
        briefings,
        candidates,
        claims,
        dismissals,
        evidence,
        highlights,
        search,
        snapshots,
        view_state,
        waivers,
    )
    from db.backup import list_backups
    from db.opening import create_store, open_store
    from db.restore import restore_store
    from db.store import Store
    from db.transaction import Reader, Transaction

_NAMES = {
    "create_store": "db.opening",
    "list_backups": "db.backup",
    "open_store": "db.opening",
    "restore_store": "db.restore",
    "Store": "db.store",
    "Reader": "db.transaction",
    "Transaction": "db.transaction",
}
_MODULES = frozenset(
    {
        "articles",
        "briefings",
        "candidates",
        "claims",
        "dismissals",
        "evidence",
        "highlights",
        "search",
        "snapshots",
        "view_state",
        "waivers",
    }
)

__all__ = [
    "Reader",
    "Store",
    "Transaction",
    "articles",
    "briefings",
    "candidates",
    "claims",
    "create_store",
    "dismissals",
    "evidence",
    "highlights",
    "list_backups",
    "open_store",
    "restore_store",
    "search",
    "snapshots",
    "view_state",
    "waivers",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"db.{name}")
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    raise AttributeError(f"module 'db' has no attribute {name!r}")
