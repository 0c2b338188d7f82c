"""What is in a folder that is added whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.saved_pages import find_page


def list_folder(top: Path, is_wanted: Callable[[Path], bool]) -> Iterator[Path]:
    """List the wanted files of a folder and of those in it, in order; hidden ones and links are not in it.

    The folder that a browser saved with a page stands for that page. A folder without files is listed itself,
    so that something is said of it.
    """
    if page := find_page(top):
        yield page
        return
    is_empty = True
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if _is_listed(Path(folder, name)))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and not file.is_symlink() and is_wanted(file):
                is_empty = False
                yield file
    if is_empty:
        yield top


def _is_listed(folder: Path) -> bool:
    return not folder.name.startswith(".") and find_page(folder) is None
