"""A limit on the time of one piece of work in a worker; whoever sets it knows a simpler way to go on.

It counts the process's own processor time, so that the same file has the same outcome on a busy machine.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

#: What is called after each second of work: the worker tells the program that it is alive.
signs_of_life: list[Callable[[], object]] = []


class TooSlow(RuntimeError):
    """A piece of work took longer than its time."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise TooSlow in this thread, which must be the process's first, when the time is up.

    It is raised again each second until the work ends: a library may swallow the first.
    """
    left = seconds

    def tick(_signal: int, _frame: FrameType | None) -> None:
        nonlocal left
        left -= 1
        for tell in signs_of_life:
            tell()
        if left <= 0:
            raise TooSlow

    before = signal.signal(signal.SIGPROF, tick)
    signal.setitimer(signal.ITIMER_PROF, 1, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
