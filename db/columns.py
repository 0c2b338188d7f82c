"""The kinds of columns that the tables of schema.py are made of."""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql

metadata = MetaData()


def pk() -> Column[int]:
    """Make the row number."""
    return Column("pk", Integer, primary_key=True)


def uuid() -> Column[str]:
    """Make the id that everything outside the file uses."""
    return Column("id", Text, nullable=False, unique=True)


def text(name: str, default: str = "") -> Column[str]:
    """Make a text column that is never null; empty means nothing written."""
    return Column(name, Text, nullable=False, server_default=sql(f"'{default}'"))


def texts(names: str) -> tuple[Column[str], ...]:
    """Make several text columns, from names with spaces between."""
    return tuple(text(name) for name in names.split())


def integer(name: str, default: int = 0) -> Column[int]:
    """Make an integer column that is never null."""
    return Column(name, Integer, nullable=False, server_default=sql(str(default)))


def real(name: str) -> Column[float]:
    """Make a column for a floating-point number, never null."""
    return Column(name, REAL, nullable=False, server_default=sql("0.0"))


def blob(name: str) -> Column[bytes]:
    """Make a column for bytes, never null."""
    return Column(name, LargeBinary, nullable=False)


def key(name: str, unique: bool = True) -> Column[str]:
    """Make a text column that must be given."""
    return Column(name, Text, nullable=False, unique=unique or None)


def one_of(name: str, words: str, default: str | None) -> Column[str]:
    """Make a text column for an enumeration; without a default it may be null, "never set"."""
    allowed = ", ".join(f"'{word}'" for word in words.split())
    check = CheckConstraint(f"{name} IN ({allowed})", name=f"{name}_is_known")
    if default is None:
        return Column(name, Text, check)
    return Column(name, Text, check, nullable=False, server_default=sql(f"'{default}'"))


def link(name: str, target: str, on_delete: str | None = None, optional: bool = False) -> Column[str]:
    """Make a foreign key to an id, indexed: what hangs on a row is asked for often, and when it goes."""
    return Column(name, Text, ForeignKey(target, ondelete=on_delete), nullable=optional, index=True)


def made_by() -> tuple[Column[str], ...]:
    """Make the columns of every row that a person makes."""
    return text("created"), text("updated"), text("author")


def table(
    name: str, *parts: Column[int] | Column[str] | Column[float] | Column[bytes] | UniqueConstraint
) -> Table:
    """Make a STRICT table."""
    return Table(name, metadata, *parts, sqlite_strict=True)
