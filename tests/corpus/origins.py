"""Origins on made-up copies with a fixed seed: recall by kind of copy, and what was grouped wrongly."""

from __future__ import annotations

from tests.audit.copies import GOALS, judge, make_pile
from tests.corpus.figures import Figure

STORIES, SEED = 200, 20


def measure(step: int) -> list[Figure]:
    """Return the rows: each kind of copy by itself, then all of them among unrelated articles."""
    stories = max(1, STORIES // step)
    rows = []
    for kind, goal in GOALS.items():
        recall = judge(make_pile(stories, SEED, kinds=(kind,), unrelated=stories)).recall[kind]
        rows.append(
            Figure(f"origins: copies found, {kind} ({stories} made up)", f"{recall:.3f}", f"≥ {goal}")
        )
    pile = make_pile(stories, SEED + 1, unrelated=stories * 3)
    outcome = judge(pile)
    articles = f"{len(pile.articles):,} articles, {len(pile.related):,} pairs of copies"
    rows.append(Figure(f"origins: pairs grouped wrongly ({articles})", f"{len(outcome.false_groups)}", "0"))
    rows.append(Figure("origins: pairs asked about for nothing", f"{len(outcome.false_questions)}", "0"))
    return rows
