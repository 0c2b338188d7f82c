"""What a worker takes from itself before it looks at a foreign byte, and the report of what held.

Each measure is tried; the report says which of them is in force here, for the about page and `info`.
"""

from __future__ import annotations

import contextlib
import os
import resource
import sys

from app.intake import limits

#: measure → whether it is in force.
Report = dict[str, bool]


def enter() -> Report:
    """Give up what reading does not need. Call once, after the document's descriptor has come."""
    sys.dont_write_bytecode = True
    return {
        "memory": _limit(resource.RLIMIT_AS, limits.WORKER_MEMORY),
        "core": _limit(resource.RLIMIT_CORE, 0),
        "files": _limit(resource.RLIMIT_FSIZE, 0),
        "processor": heartbeat(),
    }


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
