"""The rules on words and numbers, held against cases that were labelled by hand."""

from __future__ import annotations

import pytest

from tests.audit.labelled import CASES, HELD_OUT, MISTAKEN
from tests.audit.labelled.case import HEURISTIC, MEASURED, Case, score

#: What a rule that reads meaning out of wording must reach; one that computes must not err at all.
GOAL = 0.9


def test_there_are_many_cases_and_none_twice() -> None:
    names = [one.name for one in (*CASES, *HELD_OUT)]
    assert len(CASES) >= 250
    assert len(HELD_OUT) >= 60
    assert len(set(names)) > 500
    assert set(names) >= MISTAKEN


@pytest.mark.parametrize("case", [*CASES, *HELD_OUT], ids=lambda one: one.name[:80])
def test_case(case: Case) -> None:
    if case.name in MISTAKEN:
        assert case.found() - HEURISTIC == case.fires - HEURISTIC
        assert case.found() != case.fires, "no longer mistaken: take it off the list"
    else:
        assert case.found() == case.fires


def test_precision_and_recall() -> None:
    scores = score(CASES)
    assert [one.rule for one in scores] == list(MEASURED)
    for one in scores:
        goal = GOAL if one.rule in HEURISTIC else 1.0
        assert one.right >= 4, f"{one.rule} fires in too few cases to be measured"
        assert one.precision >= goal, one
        assert one.recall >= goal, one
