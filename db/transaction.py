"""What a caller holds inside `with store.read()` and `with store.change()`: the only ways to the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Column, Connection, CursorResult, Executable, Table, bindparam

from db.errors import NotFound
from db.failures import in_words
from db.identifiers import new_id, now
from db.records import Change
from db.rows import to_row

#: One row of a query, by column name.
Row = Mapping[str, Any]


class Reader:
    """A consistent view of the project while the `with` block lasts."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def execute(self, statement: Executable, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        """Run a statement; SQLite's refusals come out in words."""
        with in_words():
            return self.connection.execute(statement, dict(values) if values else None)

    def rows(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Row]:
        """Return all rows of a query."""
        with in_words():
            found = self.connection.execute(statement, dict(values) if values else None).mappings().all()
            return cast("Sequence[Row]", found)

    def row(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Row | None:
        """Return the first row of a query, or None."""
        with in_words():
            found = self.connection.execute(statement, dict(values) if values else None).mappings().first()
            return cast("Row | None", found)

    def value(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        """Return the first column of the first row, or None."""
        with in_words():
            return self.connection.execute(statement, dict(values) if values else None).scalar()


class Transaction(Reader):
    """A change under way. `change` is known once the block has ended and rows have moved."""

    def __init__(self, connection: Connection, label: str, author: str = "") -> None:
        super().__init__(connection)
        self.label = label
        self.author = author
        self.at = now()
        self.change: Change | None = None
        self.touched: dict[str, set[str]] = defaultdict(set)

    def touch(self, name: str, identifier: str) -> None:
        """Note that a row outside the undo journal moved, so that views of it refresh."""
        self.touched[name].add(identifier)

    def insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Insert one row, stamped with its time and author where the table has them; return its `pk`."""
        row = to_row(values)
        for stamp, value in (("created", self.at), ("updated", self.at), ("author", self.author)):
            if stamp in table.c and not row.get(stamp):
                row[stamp] = value
        if "id" in table.c and not row.get("id"):
            row["id"] = new_id()
        return int(self.execute(table.insert(), row).lastrowid)

    def update(self, table: Table, identifier: str, values: Mapping[str, Any]) -> None:
        """Write the given columns of the row with this id; raise NotFound when there is none."""
        row = to_row(values)
        unknown = [name for name in row if name not in table.c or name in ("pk", "id")]
        if unknown:
            raise TypeError(f"{table.name} has no field {', '.join(unknown)}")
        if "updated" in table.c:
            row.setdefault("updated", self.at)
        if not row:
            return
        statement = table.update().where(table.c.id == bindparam("row_id"))
        result = self.execute(
            statement.values({name: bindparam(f"v_{name}") for name in row}), _prefixed(row, identifier)
        )
        if not result.rowcount:
            raise missing(table, identifier)

    def delete(self, table: Table, identifier: str) -> None:
        """Delete the row with this id, with what hangs on it; raise NotFound when there is none."""
        if not self.execute(
            table.delete().where(table.c.id == bindparam("row_id")), {"row_id": identifier}
        ).rowcount:
            raise missing(table, identifier)

    def put(self, table: Table, key: Column[Any], values: Mapping[str, Any]) -> None:
        """Replace the row of an unjournaled table that has this key."""
        self.execute(table.delete().where(key == bindparam("row_key")), {"row_key": values[key.name]})
        self.execute(table.insert(), to_row(values))


def _prefixed(row: Mapping[str, Any], identifier: str) -> dict[str, Any]:
    return {"row_id": identifier, **{f"v_{name}": value for name, value in row.items()}}


def missing(table: Table, identifier: str) -> NotFound:
    """Make the error for an id that no row of the table has."""
    return NotFound(f"There is no {table.name.replace('_', ' ')} {identifier}.", "Refresh and try again.")
