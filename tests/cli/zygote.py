"""A process that has the program loaded and forks a command for each line it is told, to spare its start.

A line is a JSON list of arguments; the answer is the child's process id. The child's standard input is the
named pipe given first, its output the one given second. `--too-soon` is the negative control: keys are
acknowledged before the commit, as a careless program would.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import db
from app import core
from app.__main__ import main
from app.cli.console import Console


def acknowledge_before_commit() -> None:
    """Make `claim` print its key while the transaction is still open."""
    whole = core.claims.add_claim
    kept = Console.line_now

    def add_too_soon(project: Any, *arguments: Any, **named: Any) -> Any:
        with project.change("Too soon"):
            made = whole(project, *arguments, **named)
            kept(console, made.key)
            time.sleep(0.004)
        return made

    console = Console(as_json=False)
    core.claims.add_claim = add_too_soon
    Console.line_now = lambda self, line: None  # type: ignore[method-assign]


def run_child(arguments: list[str], given: str, answers: str) -> None:
    """Become the command, with these pipes as input and output."""
    for number, name, flags in ((0, given, os.O_RDONLY), (1, answers, os.O_WRONLY)):
        pipe = os.open(name, flags)
        os.dup2(pipe, number)
        os.close(pipe)
    sys.stdin, sys.stdout = os.fdopen(0, closefd=False), os.fdopen(1, "w", closefd=False)
    os._exit(main(arguments))


def serve() -> None:
    """Load what a command needs, then fork for each line on standard input."""
    if "--too-soon" in sys.argv:
        acknowledge_before_commit()
    _ = db.open_store, core.project, core.claims
    for line in sys.stdin:
        given, answers, *arguments = json.loads(line)
        child = os.fork()
        if child == 0:
            run_child(arguments, given, answers)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    serve()
