"""How far a worker steps back: behind who works now (`low`), or behind everyone and everything (`idle`)."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import sys
from typing import Literal

Priority = Literal["usual", "low", "idle"]
#: The lowest of the usual priorities.
_LAST = 19
_IOPRIO_SET = {"x86_64": 251, "aarch64": 30}
_THIS_PROCESS, _IDLE_CLASS = 1, 3 << 13


def take(priority: str) -> None:
    """Take this priority; what the system does not know is left out."""
    if priority in ("low", "idle"):
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, 0, _LAST)
    if priority == "idle" and sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        call = _IOPRIO_SET.get(platform.machine())
        if call is not None:
            ctypes.CDLL(None).syscall(call, _THIS_PROCESS, 0, _IDLE_CLASS)
