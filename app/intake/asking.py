"""Asking a worker about a file: it is handed over, and what comes back ends in words when it fails."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import CannotRead
from app.intake import limits
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields
from app.intake.page_server import descriptor_of
from app.intake.process import WorkerDied, WorkerProcess
from app.intake.spare import take_worker


@dataclass(frozen=True, slots=True)
class Answers:
    """What a worker says to what it is asked; silent for `silence` seconds, it is given up."""

    worker: WorkerProcess
    cancelled: Callable[[], bool] | None
    silence: float

    def next(self) -> tuple[str, Fields, bytearray]:
        """Return the next frame: its kind, its fields, its body. Raise what the worker refuses."""
        frame, body = self.worker.listen(self.cancelled, self.silence)
        raise_failure(frame)
        return frame.text("frame"), frame, body


@contextmanager
def ask_worker(
    original: Path | bytes,
    question: Mapping[str, Any],
    cancelled: Callable[[], bool] | None = None,
    silence: float = limits.SILENCE_SECONDS,
) -> Iterator[Answers]:
    """Give a worker the document and the question for the length of the block.

    Raise CannotRead in words for a file that is not there, a worker that dies, and an answer that cannot be
    trusted: a BadFrame raised in the block counts as one.
    """
    if isinstance(original, Path) and not original.is_file():
        raise CannotRead(f"There is no file “{original.name}”.", "It may have been moved; choose it again.")
    descriptor = descriptor_of(original)
    try:
        with take_worker() as worker:
            worker.give(descriptor, question)
            yield Answers(worker, cancelled, silence)
    except BadFrame as error:
        raise CannotRead("The reading process gave an answer that cannot be trusted.") from error
    except WorkerDied as death:
        raise CannotRead(f"This file cannot be read: {death.message}") from death
    finally:
        os.close(descriptor)


def parse_body(body: bytearray) -> Fields:
    """Return a frame's body as fields; raise BadFrame when it is not JSON."""
    try:
        return Fields(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise BadFrame("a body that is not JSON") from error
