"""Copies of every kind are found, each kind by itself and all together; what is unrelated is not grouped."""

from __future__ import annotations

import pytest

from tests.audit.copies import GOALS, judge, make_pile


@pytest.mark.parametrize("kind", GOALS)
def test_copies_of_a_kind_are_found_without_the_help_of_others(kind: str) -> None:
    outcome = judge(make_pile(60, seed=11, kinds=(kind,), unrelated=60))
    assert outcome.recall[kind] >= GOALS[kind]
    assert (outcome.false_groups, outcome.false_questions) == ((), ())


def test_copies_of_all_kinds_together_are_found_and_nothing_else() -> None:
    outcome = judge(make_pile(40, seed=12, unrelated=90))
    assert all(outcome.recall[kind] >= goal for kind, goal in GOALS.items()), outcome.recall
    assert (outcome.false_groups, outcome.false_questions) == ((), ())
