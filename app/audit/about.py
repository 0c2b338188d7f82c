"""The record of what is to be said about one rule of the audit."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"“([^“”]*)”")


@dataclass(frozen=True, slots=True)
class About:
    """One rule in words. `reads` is empty for a closed rule, else what a heuristic goes by."""

    rule: str
    name: str
    means: str
    matters: str
    fires: str
    silent: str
    reads: str = ""

    @property
    def heuristic(self) -> bool:
        """Whether the rule can be mistaken."""
        return bool(self.reads)

    @property
    def nature(self) -> str:
        """Say whether the rule is closed or a heuristic, and what that means."""
        if self.reads:
            return f"A heuristic: it goes by {self.reads}, and can be mistaken."
        return "Closed: it computes from the project’s own records."


def quotes(example: str) -> tuple[str, ...]:
    """Return the words that an example quotes, in their order."""
    return tuple(_QUOTED.findall(example))
