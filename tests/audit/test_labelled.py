"""The rules on words and numbers, held against cases that were labelled by hand."""

from __future__ import annotations

import pytest

from tests.audit.labelled import CASES
from tests.audit.labelled.case import Case

NUMBERS = frozenset(("A02", "F01", "F03"))


def test_there_are_many_cases_and_none_twice() -> None:
    assert len({one.name for one in CASES}) > 250


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name[:80])
def test_case(case: Case) -> None:
    assert case.found() & NUMBERS == case.fires & NUMBERS
