"""The command line: the core verbs without a window, for scripts, servers and checks from outside."""

from __future__ import annotations

import importlib
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command; return its exit code. The rest of the room loads only now."""
    code: int = importlib.import_module("app.cli.run").run(argv)
    return code
