"""What a command is, and what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from app.cli.console import Console
from app.errors import WrongUse

FINE, FINDINGS, WRONG_USE, CANNOT = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: `document` for --json, `lines` for people, and the exit code."""

    document: dict[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    code: int = FINE


@dataclass(frozen=True, slots=True)
class Command:
    """One command: how its arguments are declared, what it does, and an example of its use."""

    name: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console], Answer]
    example: str


class Parser(argparse.ArgumentParser):
    """A parser that raises WrongUse and leaves ending the program to its caller."""

    def error(self, message: str) -> NoReturn:
        """Raise the message as wrong use, with the usage as the hint."""
        usage = " ".join(self.format_usage().split())
        raise WrongUse(message[:1].upper() + message[1:] + ".", usage)
