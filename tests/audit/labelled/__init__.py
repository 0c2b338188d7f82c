"""Claims laid beside their passages, each labelled by hand with the rules that should fire, and no other."""

from __future__ import annotations

from tests.audit.labelled import (
    dates,
    hedges,
    held_out,
    held_out_again,
    likelihood,
    numbers,
    sentences,
    units,
    wordings,
)
from tests.audit.labelled.case import Case

#: The cases that the rules were mended on.
CASES: tuple[Case, ...] = (
    *numbers.CASES,
    *units.CASES,
    *dates.CASES,
    *hedges.CASES,
    *wordings.CASES,
    *likelihood.CASES,
    *sentences.CASES,
)

#: Written afterwards in two batches, each first run when nothing more was mended.
HELD_OUT: tuple[Case, ...] = (*held_out.CASES, *held_out_again.CASES)

#: What the heuristic rules still judge wrongly, so that nobody takes it for right.
MISTAKEN = frozenset(
    (
        # "about" of a subject, not of a number.
        "The books are about 40 artists | The books tell of 40 artists.",
        # A sentence that states one thing of its own and announces another.
        "The company makes shirts | The company makes shirts and announced nothing.",
    )
)
