"""Run as a process of its own: read broken files, each in a child behind a worker's walls.

`python -m tests.fuzz.read_many FORMAT FIRST COUNT`. The readers are loaded once and the children forked, so
that thousands of files take minutes; one child reads one file, its walls are those of a worker, and it writes
nowhere.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app.intake import detect, limits, sandbox, worker
from app.intake.assembly import Assembly
from app.intake.frames import BadFrame, Fields, unpack_header
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import ENDINGS, SEEDS
from tests.fuzz.writes import watch

READ, SAID, UNEXPECTED, WROTE, NO_WALLS = 0, 3, 4, 5, 6
_WORDS = {READ: "read", SAID: "said", WROTE: "wrote", NO_WALLS: "no walls"}


def main() -> None:
    """Read the files; print how many ended how, the slowest, and which did not end well."""
    kind, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for module in worker.READERS.values():
        importlib.import_module(module)
    importlib.import_module("app.intake.pdfminer_reader")
    outcomes: Counter[str] = Counter()
    bad: list[tuple[int, str]] = []
    slowest = 0.0
    for number in range(first, first + count):
        chance = random.Random(number)
        data = mutated(chance.choice(SEEDS[kind]), chance)
        begun = time.monotonic()
        outcome = _outcome(data, "broken" + ENDINGS[kind])
        slowest = max(slowest, time.monotonic() - begun)
        outcomes[outcome] += 1
        if outcome not in ("read", "said"):
            bad.append((number, outcome))
    print(json.dumps({"outcomes": outcomes, "bad": bad, "slowest": round(slowest, 2)}))


def _outcome(data: bytes, name: str) -> str:
    """Fork a child that reads the file; end it when it takes too long."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        child = os.fork()
        if child == 0:
            os._exit(_read(file.fileno(), name))
        deadline = time.monotonic() + 3 * limits.SILENCE_SECONDS
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > deadline:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return "silent"
            time.sleep(0.001)
        if os.WIFSIGNALED(status):
            # A crash of pdfium or want of memory is a sentence of the program's side.
            return "said"
        code = os.WEXITSTATUS(status)
        return _WORDS.get(code) or f"exit {code}"


def _read(descriptor: int, name: str) -> int:
    """Read one file as a worker does, and take its frames as the program does; return how it ended."""
    assembly = Assembly()
    written: list[str] = []
    watch(Path(os.devnull), written)

    def send(header: Any, body: bytes | bytearray = b"") -> None:
        sandbox.heartbeat()
        packed = json.dumps(header, ensure_ascii=False).encode("utf-8", "replace")
        assembly.take(unpack_header(packed), bytearray(body))

    try:
        document = worker._open_document(descriptor, Fields({"job": "read", "name": name}))
        walls = sandbox.enter()
        if not walls["writing"] or not walls["memory"]:
            return NO_WALLS
        media_type = detect.detect(document.data, document.name)
        send({"frame": "format", "media_type": media_type})
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            importlib.import_module(worker.READERS[media_type]).read(document, send)
        intake = assembly.intake()
        if written:
            return WROTE
        return READ if assembly.done and (intake.text.strip() or intake.incomplete) else UNEXPECTED
    except BadFrame:
        return UNEXPECTED
    except Exception:  # noqa: BLE001 - as in the worker: one sentence for whatever a reader raises
        return WROTE if written else SAID


if __name__ == "__main__":
    main()
