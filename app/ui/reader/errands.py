"""The jobs that one article started: cancelled together when its tab is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.ui.jobs import JobHandle, Jobs

T = TypeVar("T")


class Errands:
    """Starts quiet jobs and forgets them all at once."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._running: list[JobHandle] = []
        self._closed = False

    def start(
        self,
        label: str,
        work: Callable[[JobHandle], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Start a job, unless everything was cancelled already."""
        if self._closed:
            return
        self._running = [job for job in self._running if job in self._jobs.running]
        self._running.append(self._jobs.start(label, work, done, failed, quiet=True))

    def cancel(self) -> None:
        """Cancel what is under way; nothing is delivered any more."""
        self._closed = True
        for job in self._running:
            job.cancel()


def leave(error: Exception) -> None:
    """Leave things as they are: the article or its project was closed while they were read."""
