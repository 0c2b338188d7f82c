"""A page that a browser saved with its folder (“Page.html” and “Page_files”): one article, not many.

The folder holds the page's pictures, scripts and frames. The page is read alone; text of frames is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.errors import CannotRead
from app.intake import client
from app.intake.intake import Intake

#: What is said of a folder from which nothing can be added.
NO_FILE = "There is no file in this folder; hidden files, links and projects are passed over."
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
#: How browsers and word processors name the folder, in their languages.
_FOLDERS = (
    *("_files", ".files", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "-filer"),
    *("_arquivos", "_ficheiros", "_pliki", "_soubory", "_tiedostot", "-файлы", "_elemei", "_dosyalar"),
)
_FRAMES = (".html", ".htm", ".xhtml")
#: So many frames are looked at; a page has seldom more than a few, most of them advertisements.
_MOST_FRAMES = 20


def find_page(folder: Path) -> Path | None:
    """Return the saved page that a folder belongs to; None for an ordinary folder."""
    for ending in _FOLDERS:
        if folder.name.endswith(ending) and (stem := folder.name.removesuffix(ending)):
            for suffix in _PAGES:
                page = folder.with_name(stem + suffix)
                if page.is_file() and not page.is_symlink():
                    return page
    return None


def find_folder(page: Path) -> Path | None:
    """Return the folder that belongs to a saved page, or None."""
    if page.suffix.lower() not in _PAGES:
        return None
    folders = (page.with_name(page.stem + ending) for ending in _FOLDERS)
    return next((folder for folder in folders if folder.is_dir() and not folder.is_symlink()), None)


def count_frames(intake: Intake, page: Path, cancelled: Callable[[], bool] | None = None) -> Intake:
    """Say how much text the frames hold that a browser saved beside the page: it is not in the article."""
    folder = find_folder(page) if intake.media_type == "text/html" else None
    if folder is None:
        return intake
    frames = _frames(folder)
    characters = number = 0
    for frame in frames[:_MOST_FRAMES]:
        try:
            read = client.read_file(frame, whole_page=True, cancelled=cancelled)
        except CannotRead:
            continue
        found = len("".join(read.text.split()))
        characters += found
        number += found > 0
    if not characters:
        return intake
    more = " or more" if len(frames) > _MOST_FRAMES else ""
    which = f"1 frame{more} that was" if number == 1 else f"{number}{more} frames that were"
    size = f"({characters:,} characters)"
    words = f"The text of {which} saved in “{folder.name}” {size}; add it on its own to quote it."
    return replace(
        intake,
        left_out_characters=intake.left_out_characters + characters,
        left_out_why=f"{intake.left_out_why} {words}".strip(),
    )


def _frames(folder: Path) -> list[Path]:
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        file for file in files if file.suffix.lower() in _FRAMES and file.is_file() and not file.is_symlink()
    ]
