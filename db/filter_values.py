"""What filters of a search can be set to in a project: its publishers, tags, years and languages."""

from __future__ import annotations

import re

from db.transaction import Reader


def list_tags(reader: Reader) -> tuple[str, ...]:
    """Return the tags that articles, highlights and claims bear."""
    found = reader.connection.exec_driver_sql(
        " UNION ".join(
            f"SELECT value FROM {table}, json_each({table}.tags) WHERE tags != '[]'"  # noqa: S608
            for table in ("article", "highlight", "claim")
        )
    )
    return tuple(sorted((str(row[0]) for row in found), key=str.casefold))


def list_publishers(reader: Reader) -> tuple[str, ...]:
    """Return the names of the publishers, those of most articles first."""
    return _texts(
        reader,
        "SELECT p.name FROM publisher p LEFT JOIN article a ON a.publisher = p.id AND a.removed_at = '' "
        "WHERE p.name != '' GROUP BY p.name ORDER BY count(a.pk) DESC, p.name",
    )


def list_years(reader: Reader) -> tuple[str, ...]:
    """Return the years in which articles appeared, the newest first."""
    return _texts(
        reader,
        "SELECT DISTINCT substr(issued, 1, 4) AS year FROM article WHERE issued != '' ORDER BY year DESC",
    )


def list_languages(reader: Reader) -> tuple[str, ...]:
    """Return the languages of articles, without regions."""
    known = _texts(reader, "SELECT DISTINCT language FROM article WHERE language != ''")
    return tuple(sorted({re.split("[-_]", one)[0].casefold() for one in known}))


def _texts(reader: Reader, query: str) -> tuple[str, ...]:
    return tuple(row[0] for row in reader.connection.exec_driver_sql(query))
