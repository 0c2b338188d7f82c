"""Statements that share most of their words are found, whatever else there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.alike import alike_pairs, with_an_earlier

STATEMENTS = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=8), max_size=12)


@given(STATEMENTS, st.sampled_from((0.5, 0.7, 0.85, 1.0)))
def test_the_pairs_are_those_that_a_look_at_every_pair_finds(
    statements: list[frozenset[str]], least: float
) -> None:
    wanted = {
        (one, other)
        for one, other in combinations(range(len(statements)), 2)
        if len(statements[one] & statements[other]) >= least * len(statements[one] | statements[other])
    }
    assert set(alike_pairs(statements, least)) == wanted
    assert with_an_earlier(statements, least) == {later for _, later in wanted}
