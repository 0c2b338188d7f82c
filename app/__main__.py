"""Start the window, the command line or a worker, by the arguments.

A worker must not load anything but intake, the command line nothing of Qt, and the window nothing of the
command line: hence the imports inside functions, which stand nowhere else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run Sourcemark with these arguments (without the program's name); return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--worker"]:
        from app.intake import worker

        return worker.main() or 0
    if arguments[:1] == ["--fork-server"]:
        from app.intake import fork_server

        fork_server.main()
    if arguments[:1] == ["--ocr"]:
        from app.intake import ocr_cell

        return ocr_cell.main(arguments[1:])
    if arguments[:1] == ["--meaning"]:
        from app.intake import meaning_model

        return meaning_model.main()
    if arguments[:1] == ["--selftest"]:
        from app.ui import selftest

        return selftest.main()
    if is_for_command_line(arguments):
        from app import cli

        return cli.main(arguments)
    from app.ui import application

    return application.main(arguments)


def is_for_command_line(arguments: Sequence[str]) -> bool:
    """Say whether these arguments name a command, an option, or nothing that could be a project."""
    if not arguments:
        return False
    first = arguments[0]
    if first.startswith("-"):
        return True
    from app.cli.names import COMMAND_NAMES

    # A path with a folder, an ending or a file behind it is a project for the window; any other word is a
    # command, known or misspelt.
    looks_like_a_file = Path(first).suffix != "" or len(Path(first).parts) > 1 or Path(first).exists()
    return first in COMMAND_NAMES or not looks_like_a_file


if __name__ == "__main__":
    sys.exit(main())
