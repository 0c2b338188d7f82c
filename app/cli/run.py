"""Running one command: find it, parse its arguments, do it, answer, and turn every failure into words."""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import sys
from collections.abc import Sequence

from app import VERSION
from app.cli.command import CANNOT, FINE, WRONG_USE, Answer, Command, Parser
from app.cli.console import Console
from app.cli.names import COMMANDS
from app.errors import SourcemarkError, WrongUse
from db.errors import KeyTaken, NotFound, StoreError

#: The exit code of a program that Ctrl+C ended, as shells know it.
INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Run the command line; return the exit code."""
    console = Console(as_json="--json" in argv)
    try:
        return _run_or_say_why(argv, console)
    except BrokenPipeError:
        # Whoever reads the answer has seen enough.
        _forget_output()
        return FINE
    except KeyboardInterrupt:
        console.message("Stopped.")
        return INTERRUPTED


def find_command(name: str) -> Command:
    """Return the command of this name; raise WrongUse in words when there is none."""
    if name not in COMMANDS:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "See sourcemark -h for the commands."
        raise WrongUse(f"There is no command or project file “{name}”.", hint)
    module = importlib.import_module(f"app.cli.{COMMANDS[name].module}")
    commands: tuple[Command, ...] = module.COMMANDS
    return next(command for command in commands if command.name == name)


def make_parser(command: Command) -> Parser:
    """Return the parser of one command, with the options every command has."""
    entry = COMMANDS[command.name]
    summary = entry.summary
    parser = Parser(
        prog=f"sourcemark {command.name}",
        description=f"{summary[:1].upper()}{summary[1:]}.",
        epilog=f"example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.declare(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--passphrase-file", metavar="F", help="a file with the project's passphrase")
    return parser


def _run_or_say_why(argv: Sequence[str], console: Console) -> int:
    try:
        return _run(argv, console)
    except (SourcemarkError, StoreError) as error:
        return _fail(console, error)


def _run(argv: Sequence[str], console: Console) -> int:
    arguments = list(argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        console.lines(_overview())
        return FINE
    if arguments[0] == "--version":
        console.lines([f"sourcemark {VERSION}"])
        return FINE
    command = find_command(arguments[0])
    parser = make_parser(command)
    try:
        given = parser.parse_intermixed_args(arguments[1:])
    except SystemExit:
        # -h has printed the help and wants to end the program.
        return FINE
    return _answer(console, command.run(given, console))


def _answer(console: Console, answer: Answer) -> int:
    if console.as_json:
        console.document(answer.document)
    else:
        console.lines(answer.lines)
    return answer.code


def _fail(console: Console, error: SourcemarkError | StoreError) -> int:
    if console.as_json:
        console.document({"error": {"code": error.code, "message": error.message, "hint": error.hint}})
    else:
        console.message(f"sourcemark: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
    return WRONG_USE if isinstance(error, (WrongUse, NotFound, KeyTaken)) else CANNOT


def _forget_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain of the broken pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _overview() -> list[str]:
    width = max(len(name) for name in COMMANDS)
    lines = [
        "Sourcemark: from a pile of articles to a briefing in which every sentence leads back to its source.",
        "",
        "usage:",
        "  sourcemark                      the window",
        "  sourcemark P [ARTICLE…]         the window on the project P; further files are added",
        "  sourcemark COMMAND P …          one of the commands below; -h after it tells more",
        "  sourcemark --selftest           try the program without a screen; 0 or the reason",
        "",
        "commands (P is a project file, all take --json):",
    ]
    lines += [f"  {name:<{width}}  {entry.summary}" for name, entry in COMMANDS.items()]
    return [
        *lines,
        "",
        "exit codes: 0 fine, 1 findings or problems, 2 wrong use, 3 cannot (file, lock, store)",
        "",
        "example:",
        "  sourcemark new port.sourcemark --title 'Velmora port' && sourcemark add port.sourcemark articles/",
    ]
