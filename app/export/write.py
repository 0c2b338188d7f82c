"""An export reaches the disk whole or not at all: written beside the target, synced, put in its place.

Files that belong together get there together.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.errors import CannotWriteFile
from app.export.file_names import check_name

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder."),
    errno.EDQUOT: ("the disk quota is used up", "Free some space, or choose another folder."),
    errno.EFBIG: ("the file would be larger than this system allows", "Choose another folder."),
    errno.EROFS: ("the disk is read-only", "Choose another folder."),
    errno.EACCES: ("you may not write in this folder", "Choose another folder, or change its permissions."),
    errno.EPERM: ("you may not write in this folder", "Choose another folder, or change its permissions."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EIO: ("the disk reports an error", "Choose another disk, and check this one."),
}
#: The folder may be written in, and yet the file that stands there may not be replaced.
_HELD = (
    "you may not write to it, or another program has it open",
    "Close it there, or choose another name.",
)

#: What a project's file ends with, and how one begins that is not encrypted.
_PROJECT, _STORE = ".sourcemark", b"SQLite format 3\0"


def write_file(path: Path, data: bytes) -> None:
    """Write the bytes to the path; on failure what stood there is whole and nothing is left behind."""
    write_files({path: data})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: all of them, or none, and then what stood there is whole.

    Each is written beside its target first; should one not get into its place, the others go back to what
    they were. The same file twice is wrong use of this function.
    """
    for path in files:
        check_name(path)
        _check_no_project(path)
    placings = [_Placing(path) for path in files]
    for one in placings:
        check_target(one.target)
    at = placings[:1]
    try:
        for one, data in zip(placings, files.values(), strict=True):
            at = [one]
            one.stage(data)
        for one in placings:
            at = [one]
            one.place(keep=len(placings) > 1)
    except BaseException as error:
        for one in reversed(placings):
            one.undo()
        if not isinstance(error, OSError):
            raise
        why, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
        if error.errno in (errno.EACCES, errno.EPERM) and at[0].staged:
            # On Windows nobody may replace a file that another program has open.
            why, hint = _HELD
        raise CannotWriteFile(f"“{at[0].target.name}” was not written: {why}.", hint) from error
    for one in placings:
        one.finish()
    for folder in {one.target.parent for one in placings}:
        _sync_folder(folder)


def check_beside(out: Path, beside: Iterable[Path], advice: str = "") -> None:
    """Refuse to replace files that nobody named: those beside an earlier export are its own.

    `advice` says what to do when one of them would have the name of the export itself.
    """
    for path in beside:
        if path == out:
            words = f"“{out.name}” would also be the name of a file beside the export."
            raise CannotWriteFile(words, advice or "Choose another name.")
        if path.exists() and not out.exists():
            words = (
                f"Beside “{out.name}” belongs “{path.name}”, and there is another file of this name already."
            )
            raise CannotWriteFile(words, "Choose another name for the export, or move that file away.")


def _check_no_project(path: Path) -> None:
    """Refuse to put an export in the place of a project, which would be lost with all that is in it."""
    if path.suffix.casefold() == _PROJECT or path.resolve().suffix.casefold() == _PROJECT:
        words = f"“{path.name}” is the name of a project; an export never takes its place."
        raise CannotWriteFile(words, "Choose another name.")
    with contextlib.suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                found = file.read(len(_STORE))
            if found == _STORE:
                words = f"“{path.name}” is a project or another database; an export never takes its place."
                raise CannotWriteFile(words, "Choose another name.")


def check_target(path: Path) -> None:
    """Raise CannotWriteFile when a path is no place for a file, for what can be told beforehand."""
    check_name(path)
    _check_no_project(path)
    if path.is_dir():
        raise CannotWriteFile(f"“{path.name}” is a folder, not a file.", "Add a file name to the path.")
    if not path.parent.is_dir():
        raise CannotWriteFile(
            f"The folder “{path.parent}” does not exist.", "Create it first, or choose another folder."
        )
    if path.exists() and not path.is_file():
        raise CannotWriteFile(f"“{path.name}” is not an ordinary file.", "Choose another name.")
    if path.exists() and not os.access(path, os.W_OK):
        raise CannotWriteFile(
            f"“{path.name}” is read-only.", "Change its permissions, or choose another name."
        )


class _Placing:
    """One file on its way into its place."""

    def __init__(self, path: Path) -> None:
        self.target = Path(os.path.realpath(path))
        self._beside: Path | None = None
        #: What stood there, until all files are in their places.
        self._kept: Path | None = None
        self._placed = False

    @property
    def staged(self) -> bool:
        """Whether its bytes are on the disk, beside a file that stands in its place."""
        return self._beside is not None and self.target.exists()

    def stage(self, data: bytes) -> None:
        """Write the bytes beside the target, and to the disk."""
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.target.parent)
        self._beside = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(self.target, self._beside)

    def place(self, *, keep: bool) -> None:
        """Put it in its place; with `keep` it can be taken back."""
        if keep and self.target.exists():
            descriptor, name = tempfile.mkstemp(prefix=".", suffix=".old", dir=self.target.parent)
            os.close(descriptor)
            self._kept = Path(name)
            shutil.copy2(self.target, self._kept)
        if self._beside is not None:
            self._beside.replace(self.target)
            self._placed = True

    def undo(self) -> None:
        """Put back what stood there and leave nothing else."""
        with contextlib.suppress(OSError):
            if self._placed and self._kept is not None:
                self._kept.replace(self.target)
            elif self._placed:
                self.target.unlink()
        self.finish()

    def finish(self) -> None:
        """Take away what was only needed on the way."""
        for path in (self._beside, self._kept):
            if path is not None:
                with contextlib.suppress(OSError):
                    path.unlink()


def _keep_mode(path: Path, beside: Path) -> None:
    """A temporary file is private; the export has the mode of what it replaces, or the usual one."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    beside.chmod(mode)


def _sync_folder(folder: Path) -> None:
    # The rename itself is only safe once the folder is on the disk; not every system lets one sync a folder.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
