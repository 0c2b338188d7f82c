"""How many examples a property is tried on: few with every run, in the soak so many times as many."""

from __future__ import annotations

import os

#: What a property tries that says nothing of its own.
USUAL = 100
IS_SOAK = bool(os.environ.get("SOURCEMARK_SOAK"))
#: With 20 the whole soak is thought to take 90 minutes or more on two cores: it was measured in parts only.
#: SOURCEMARK_SOAK_TIMES takes another number.
SOAK_TIMES = int(os.environ.get("SOURCEMARK_SOAK_TIMES", "20"))


def often(count: int = USUAL) -> int:
    """Return how many examples to take of a property that takes `count` with every run."""
    return count * SOAK_TIMES if IS_SOAK else count
