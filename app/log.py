"""The log file: what the program did, never what the articles say.

Exceptions are written as their types and the lines they came from. Their messages stay out, because a message
may quote an article, a claim or a file's name.
"""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

import platformdirs

LIMIT_BYTES = 1_000_000
KEPT_FILES = 3

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _WithoutContent(logging.Formatter):
    """Format exceptions as types and places, without their messages."""

    def formatException(self, ei: ExceptionInfo) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """Rotating log files that only the user may read."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


def start_log(folder: Path | None = None) -> logging.Logger:
    """Send the program's log to `sourcemark.log` in `folder` (the user's log folder by default)."""
    logger = logging.getLogger("sourcemark")
    if logger.handlers:
        return logger
    try:
        target = (folder or _log_folder()) / "sourcemark.log"
        writer: logging.Handler = _PrivateFile(
            target, maxBytes=LIMIT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        # A read-only home is no reason not to start.
        writer = logging.NullHandler()
    writer.setFormatter(_WithoutContent("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(writer)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return logger


def _log_folder() -> Path:
    folder = platformdirs.user_log_path("sourcemark", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def stop_log() -> None:
    """Close the log file."""
    logger = logging.getLogger("sourcemark")
    for writer in list(logger.handlers):
        logger.removeHandler(writer)
        writer.close()
