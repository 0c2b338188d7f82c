"""Notes what Python writes outside of a folder, for processes of their own: an audit hook stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

#: Audit events of what writes: where each path stands in what is given, and the open folder it is named in.
_WRITES = {
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
}


def watch(folder: Path, outside: list[str]) -> None:
    """From now on put to `outside` what is opened for writing, made, moved or removed elsewhere."""
    home = os.path.realpath(folder) + os.sep

    def note(event: str, path: Any, within: int = -1) -> None:
        if isinstance(path, int) or path is None:
            return
        start = Path(f"/proc/self/fd/{within}").readlink() if within >= 0 else Path()
        where = os.path.realpath(start / os.fsdecode(path))
        if not f"{where}{os.sep}".startswith(home) and where != os.devnull:
            outside.append(f"{event} {where}")

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(given[2], int) and given[2] & (os.O_ACCMODE | os.O_CREAT):
            note(event, given[0])
        for at, within in _WRITES.get(event, ()):
            note(event, given[at], -1 if within is None else given[within])

    sys.addaudithook(hook)
