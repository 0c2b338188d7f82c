"""Claims laid beside their passages, each labelled by hand with the rules that should fire, and no other."""

from __future__ import annotations

from tests.audit.labelled import dates, hedges, likelihood, numbers, sentences, units, wordings
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
