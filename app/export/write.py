"""An export reaches the disk whole or not at all: written beside the target, synced, put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from app.errors import CannotWriteFile

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


def write_file(path: Path, data: bytes) -> None:
    """Write the bytes to the path; on failure what stood there is whole and nothing is left behind."""
    path = Path(os.path.realpath(path))
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
    try:
        _replace(path, data)
    except OSError as error:
        why, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
        raise CannotWriteFile(f"“{path.name}” was not written: {why}.", hint) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, beside)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


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
