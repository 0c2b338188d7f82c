"""The cell that the OCR program runs in: limits and walls are put round this process, which then becomes it.

The program reads a picture from its standard input and writes to its standard output; it needs its own files
and nothing else: no network, no other process, no file of the user's.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence

from app.intake import kernel_walls, limits

#: Where programs and their libraries lie; the cell may read there, and run what is there.
_PROGRAMS = ("/usr/bin", "/usr/local/bin", "/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/opt")
_READABLE = ("/usr/share", "/usr/local/share", "/etc/ld.so.cache", "/dev/null", "/dev/urandom")


def main(arguments: Sequence[str]) -> int:
    """Become the program that the arguments name; never returns when that goes well."""
    program = os.path.realpath(arguments[0])
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, limits.WORKER_MEMORY),
        (resource.RLIMIT_CPU, limits.OCR_SECONDS),
    ):
        resource.setrlimit(what, (value, value))
    data = os.environ.get("TESSDATA_PREFIX", "")
    kernel_walls.give_up_new_privileges()
    kernel_walls.deny_files_and_ports([*_READABLE, *([data] if data else [])], [*_PROGRAMS, program])
    kernel_walls.deny_system_calls(allowed=("execve",))
    os.execv(program, [program, *arguments[1:]])  # noqa: S606 - that is what the cell is for
