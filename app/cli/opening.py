"""Opening the project that a command names, with the secrets that stand in files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import core
from app.errors import CannotRead, WrongUse

if TYPE_CHECKING:
    from app.core.project import Project


@contextmanager
def project(given: argparse.Namespace, *, to_write: bool) -> Iterator[Project]:
    """Open the project P for the length of a command; reading does not need the lock."""
    secret = read_secret(given.passphrase_file, "passphrase")
    opened = core.project.open_project(Path(given.project), secret, read_only=not to_write)
    with opened:
        yield opened


def read_secret(name: str | None, what: str) -> str | None:
    """Return the first line of a file that holds a secret; None when no file is named."""
    if name is None:
        return None
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "Give a text file with one line."
        raise WrongUse(f"The {what} file “{name}” cannot be read.", hint) from error
    if not lines or not lines[0]:
        raise WrongUse(f"The {what} file “{name}” is empty.", f"Write the {what} on its first line.")
    return lines[0]


def declare_project(parser: argparse.ArgumentParser) -> None:
    """Declare the argument P."""
    parser.add_argument("project", metavar="P", help="a project file, NAME.sourcemark")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the file's name before what cannot be read of it: a reader knows no name."""
    try:
        yield
    except CannotRead as error:
        if path.name and path.name not in error.message:
            error.message = f"“{path.name}”: {error.message}"
        raise
