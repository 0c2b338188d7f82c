"""Run as a process of its own: hold a document in a forked worker, print its id and the server's, wait."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.intake import spare


def main() -> None:
    worker = spare.take_worker(pdf=True)
    with Path(sys.argv[1]).open("rb") as file:
        worker.give(file.fileno(), {"job": "pages"})
    while worker.listen()[0].text("frame") == "hello":
        pass
    print(worker.pid, spare.server_pid(), flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
