"""Reading a file that is to be added, without the store: the command line begins while the store loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import saved_pages, stamps
from app.errors import CannotRead
from app.intake import client, limits

if TYPE_CHECKING:
    from app.intake.intake import FirstPage, Intake


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read but not stored; `intake` is None when the project has the same bytes already."""

    file_name: str
    original: bytes
    intake: Intake | None


def read(
    path: Path,
    *,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_first_page: Callable[[FirstPage], None] | None = None,
    on_long: Callable[[int], None] | None = None,
) -> Reading:
    """Read a file in a worker, whether a project has it already or not. Raises CannotRead in words."""
    original = read_bytes(path)
    intake = client.read_file(
        path,
        password=password,
        progress=progress,
        cancelled=cancelled,
        on_first_page=on_first_page,
        on_long=on_long,
    )
    if stamps.sha256_of(read_bytes(path)) != stamps.sha256_of(original):
        raise CannotRead("The file changed while it was being read.", "Add it again when it is complete.")
    return Reading(path.name, original, saved_pages.count_frames(intake, path, cancelled))


def read_bytes(path: Path) -> bytes:
    """Read a file whole, within the limit; raise CannotRead with the reason in words."""
    try:
        if path.is_dir():
            raise CannotRead("It is a folder.", "Choose the files in it.")
        if not path.is_file():
            raise CannotRead(
                "There is no such file." if not path.exists() else "It is not an ordinary file.",
                "Check the name and the place.",
            )
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            mib = limits.FILE_BYTES // limits.MIB
            raise CannotRead(f"The file is larger than {mib} MiB.", "Split it, or save a smaller copy.")
        if size == 0:
            raise CannotRead("The file is empty.", "Save or download it again.")
        return path.read_bytes()
    except PermissionError as error:
        hint = "Change its permissions, or copy it."
        raise CannotRead("You have no permission to read it.", hint) from error
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror}."
        raise CannotRead(reason, "Check the disk and try again.") from error
