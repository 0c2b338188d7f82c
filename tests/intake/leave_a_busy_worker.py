"""Run as a process of its own: start a worker that hangs in a page, print its id, wait to be killed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.intake import process

HANGING = (
    "import time; from app.intake import pdfium_reader, worker;"
    "pdfium_reader.Pdfium.read_page = lambda *_, **__: time.sleep(60);"
    "worker.main()"
)


def main() -> None:
    process.command = lambda kind: [sys.executable, "-c", HANGING]
    worker = process.WorkerProcess()
    with Path(sys.argv[1]).open("rb") as file:
        worker.give(file.fileno(), {"job": "read"})
    while worker.listen()[0].text("frame") != "pdf":
        pass
    print(worker.pid, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
