"""The undo journal: triggers that write each row's reverse and forward step, and their replay.

The triggers are temporary, on the writer's connection only, so a file holds data and no program of ours.
They see cascades too. A step holds column values, not SQL.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from db.columns import metadata
from db.errors import Damaged
from db.records import Change
from db.schema_argument import (
    briefing,
    claim,
    dismissal,
    evidence,
    key_point,
    key_point_claim,
    listed_source,
    origin_decision,
    section,
    waiver,
)
from db.schema_sources import article, highlight, publisher, snapshot

#: The tables whose rows the undo journal follows: table → the column that names the touched row.
JOURNALED: dict[Table, str] = {
    publisher: "id",
    article: "id",
    snapshot: "id",
    highlight: "id",
    claim: "id",
    evidence: "id",
    briefing: "id",
    section: "id",
    key_point: "id",
    key_point_claim: "key_point",
    listed_source: "id",
    waiver: "id",
    origin_decision: "id",
    dismissal: "id",
}

#: Names under which a table's rows are reported in Change.touched, where they differ from the table's own.
TOUCHED_AS: dict[str, str] = {"key_point_claim": "key_point"}

#: Changes kept for undo; older ones are forgotten when a project is opened.
KEPT_CHANGES = 2_000

_ACTIVE = "(SELECT change FROM journaling)"


def prepare(connection: Any) -> None:
    """Give the writer's driver connection its journal triggers."""
    connection.execute("CREATE TEMP TABLE journaling(change INTEGER)")
    connection.execute("INSERT INTO journaling VALUES (NULL)")
    for statement in _all_triggers():
        connection.execute(statement)


@cache
def _all_triggers() -> tuple[str, ...]:
    return tuple(one for table, touched in JOURNALED.items() for one in _triggers(table, touched))


def _triggers(table: Table, touched: str) -> tuple[str, str, str]:
    columns = [f'"{column.name}"' for column in table.columns]
    into = "INSERT INTO step(change, moved, row, touched, before, after) VALUES"
    parts = {side: ", ".join(f"'{c[1:-1]}', {side}.{c}" for c in columns) for side in ("old", "new")}
    differs = " OR ".join(f"old.{c} IS NOT new.{c}" for c in columns)
    head = f"CREATE TEMP TRIGGER journal_{table.name}"
    start = f"{_ACTIVE}, '{table.name}'"
    before, after = _changed(columns, "old"), _changed(columns, "new")
    return (
        f"{head}_insert AFTER INSERT ON {table.name} WHEN {_ACTIVE} IS NOT NULL BEGIN "
        f"{into} ({start}, new.pk, new.{touched}, NULL, json_object({parts['new']})); END",
        f"{head}_delete AFTER DELETE ON {table.name} WHEN {_ACTIVE} IS NOT NULL BEGIN "
        f"{into} ({start}, old.pk, old.{touched}, json_object({parts['old']}), NULL); END",
        f"{head}_update AFTER UPDATE ON {table.name} WHEN {_ACTIVE} IS NOT NULL AND ({differs}) BEGIN "
        f"{into} ({start}, old.pk, old.{touched}, {before}, {after}); END",
    )


def _changed(columns: list[str], side: str) -> str:
    """Make the SQL of a JSON object that holds the changed columns only."""
    parts = " || ".join(
        f"CASE WHEN old.{c} IS NOT new.{c} THEN ',{c}:' || json_quote({side}.{c}) ELSE '' END"
        for c in columns
    )
    return f"'{{' || substr({parts}, 2) || '}}'"


def start(connection: Connection, change: int | None) -> None:
    """Journal what follows under this change number, or nothing when None."""
    connection.exec_driver_sql("UPDATE journaling SET change = ?", (change,))


def next_number(connection: Connection) -> int:
    """Return the number the next change gets."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(pk), 0) + 1 FROM change").scalar_one())


def finish(connection: Connection, number: int, change: Change) -> Change | None:
    """Write the change's own row, or return None when no row moved."""
    touched = touched_by(connection, number)
    if not touched:
        return None
    connection.exec_driver_sql(
        "INSERT INTO change(pk, id, label, at) VALUES (?, ?, ?, ?)",
        (number, change.id, change.label, change.at),
    )
    return Change(id=change.id, label=change.label, at=change.at, touched=touched)


def touched_by(connection: Connection, number: int) -> dict[str, frozenset[str]]:
    """Return the ids of the rows a change moved, by table."""
    rows = connection.exec_driver_sql("SELECT DISTINCT moved, touched FROM step WHERE change = ?", (number,))
    return _by_table((str(moved), str(identifier)) for moved, identifier in rows)


def _by_table(pairs: Any) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for moved, identifier in pairs:
        found[TOUCHED_AS.get(moved, moved)].add(identifier)
    return {name: frozenset(ids) for name, ids in found.items()}


def undo(connection: Connection) -> Change | None:
    """Take back the newest change that stands; return it, or None when there is none."""
    row = connection.exec_driver_sql(
        "SELECT pk FROM change WHERE NOT undone ORDER BY pk DESC LIMIT 1"
    ).first()
    return _replay(connection, int(row[0]), backwards=True) if row else None


def redo(connection: Connection) -> Change | None:
    """Bring back the oldest change that was undone; return it, or None when there is none."""
    row = connection.exec_driver_sql("SELECT pk FROM change WHERE undone ORDER BY pk LIMIT 1").first()
    return _replay(connection, int(row[0]), backwards=False) if row else None


def _replay(connection: Connection, number: int, backwards: bool) -> Change:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    order = "DESC" if backwards else "ASC"
    steps = connection.exec_driver_sql(
        f"SELECT moved, row, before, after FROM step WHERE change = ? ORDER BY pk {order}",  # noqa: S608
        (number,),
    ).all()
    for moved, row, before, after in steps:
        old, new = (after, before) if backwards else (before, after)
        _move(connection, str(moved), int(row), old, new)
    connection.exec_driver_sql("UPDATE change SET undone = ? WHERE pk = ?", (int(backwards), number))
    return _read_change(connection, number)


def _move(connection: Connection, name: str, row: int, old: str | None, new: str | None) -> None:
    """Bring one row from its old to its new state; None means that it does not exist."""
    table = metadata.tables.get(name)
    values: dict[str, Any] = json.loads(new) if new is not None else {}
    if table is None or table not in JOURNALED or any(column not in table.c for column in values):
        raise _unfit()
    # Table and columns are the schema's own names, checked above.
    if new is None:
        statement, given = f"DELETE FROM {name} WHERE pk = ?", (row,)  # noqa: S608
    elif old is None:
        columns = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        statement, given = f"INSERT INTO {name}({columns}) VALUES ({marks})", tuple(values.values())  # noqa: S608
    else:
        columns = ", ".join(f'"{column}" = ?' for column in values)
        statement, given = f"UPDATE {name} SET {columns} WHERE pk = ?", (*values.values(), row)  # noqa: S608
    if connection.exec_driver_sql(statement, given).rowcount != 1:
        raise _unfit()


def _unfit() -> Damaged:
    return Damaged(
        "The undo history does not fit the project any more; nothing was changed.",
        "Run the check; the project itself may be sound.",
    )


def _read_change(connection: Connection, number: int) -> Change:
    row = connection.exec_driver_sql("SELECT id, label, at, undone FROM change WHERE pk = ?", (number,)).one()
    return Change(
        id=row[0], label=row[1], at=row[2], undone=bool(row[3]), touched=touched_by(connection, number)
    )


def history(connection: Connection) -> tuple[Change, ...]:
    """Return all kept changes, oldest first."""
    moved: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for number, name, identifier in connection.exec_driver_sql(
        "SELECT DISTINCT change, moved, touched FROM step"
    ):
        moved[number].append((name, identifier))
    rows = connection.exec_driver_sql("SELECT pk, id, label, at, undone FROM change ORDER BY pk")
    return tuple(
        Change(id=row[1], label=row[2], at=row[3], undone=bool(row[4]), touched=_by_table(moved[row[0]]))
        for row in rows
    )


def newest(connection: Connection) -> str:
    """Return the id of the newest change that stands: it names the project's present state."""
    row = connection.exec_driver_sql(
        "SELECT id FROM change WHERE NOT undone ORDER BY pk DESC LIMIT 1"
    ).first()
    return str(row[0]) if row else ""


def dropped_snapshots(connection: Connection) -> tuple[str, ...]:
    """Return the snapshots that only the undone changes knew; their bytes can go with these."""
    rows = connection.exec_driver_sql(
        "SELECT step.touched FROM step JOIN change ON change.pk = step.change WHERE change.undone "
        "AND step.moved = 'snapshot' AND step.before IS NULL "
        "AND step.touched NOT IN (SELECT id FROM snapshot)"
    )
    return tuple(str(row[0]) for row in rows)


def drop_undone(connection: Connection) -> None:
    """Forget the changes that were undone: a new change has taken their place."""
    connection.exec_driver_sql("DELETE FROM change WHERE undone")


def trim(connection: Connection) -> None:
    """Forget the oldest changes beyond those kept."""
    connection.exec_driver_sql(
        "DELETE FROM change WHERE NOT undone AND pk <= "
        "(SELECT pk FROM change ORDER BY pk DESC LIMIT 1 OFFSET ?)",
        (KEPT_CHANGES,),
    )
