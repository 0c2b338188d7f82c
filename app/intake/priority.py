"""How a worker steps back behind everyone else: on the processor, and on the disk where the system can."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import sys

#: The lowest priority there is.
_LAST = 19
_IOPRIO_SET = {"x86_64": 251, "aarch64": 30}
_THIS_PROCESS, _IDLE_CLASS = 1, 3 << 13


def step_back() -> None:
    """Work only when nobody else wants the processor or the disk."""
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, 0, _LAST)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        call = _IOPRIO_SET.get(platform.machine())
        if call is not None:
            ctypes.CDLL(None).syscall(call, _THIS_PROCESS, 0, _IDLE_CLASS)
