"""What a worker takes from itself before it looks at a foreign byte, and the report of what held.

Each measure is tried; the report says which of them is in force here, for the about page and `info`.
"""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from pathlib import Path

from app.intake import kernel_walls, limits

#: measure → whether it is in force.
Report = dict[str, bool]


#: The wall around files, planned ahead by who forks workers.
_planned: list[int | None] = []


def get_ready() -> None:
    """Plan the walls of processes that are forked later."""
    kernel_walls.get_ready()
    _planned.append(kernel_walls.plan(_readable()))


def enter() -> Report:
    """Give up what reading does not need. Call once, after the document's descriptor has come."""
    sys.dont_write_bytecode = True
    kernel_walls.give_up_new_privileges()
    planned = _planned.pop() if _planned else kernel_walls.plan(_readable())
    files, ports = kernel_walls.put_up(planned)
    calls = kernel_walls.deny_system_calls()
    return {
        "memory": _limit(resource.RLIMIT_AS, limits.WORKER_MEMORY),
        "core": _limit(resource.RLIMIT_CORE, 0),
        "writing": _limit(resource.RLIMIT_FSIZE, 0),
        "processor": heartbeat(),
        "landlock_files": files and _is_denied("/etc/passwd"),
        "landlock_ports": ports,
        "seccomp": calls,
        "network": kernel_walls.network_is_denied(),
    }


def _readable() -> list[str]:
    """Return the folders a worker may still read: Python, the libraries and the program itself."""
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(__file__).resolve().parents[2])}
    folders.update(path for path in sys.path if path)
    # In an installed bundle the modules lie in the program's own file.
    folders.add(str(Path(sys.executable).resolve()))
    # Fonts and system libraries: pdfium substitutes fonts that a PDF does not embed.
    folders.update(
        ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/lib", "/lib", "/lib64", "/dev/urandom")
    )
    return sorted(folders)


def _is_denied(path: str) -> bool:
    try:
        with Path(path).open("rb"):
            return False
    except OSError:
        return True


def heartbeat() -> bool:
    """Allow the processor time of one more step; past it the system ends the worker."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + limits.WORKER_CPU_SECONDS
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
        return True
    return False


def _limit(what: int, value: int) -> bool:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (value, value))
    return resource.getrlimit(what)[0] == value


def leave_with_parent() -> None:
    """End this process at once, without clearing up."""
    os._exit(0)
