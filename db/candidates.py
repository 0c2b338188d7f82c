"""Which articles may have a passage on a subject: in the index alone, two of its terms close together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import NamedTuple

from db.failures import in_words
from db.queries import quote, tokens_of
from db.search import HIDDEN_TEXTS
from db.transaction import Reader

#: Two terms no further apart than this stand in one sentence, or nearly so.
_APART = 30
#: The rarest terms of a subject tell; pairs of more of them cost and add nothing.
_MOST_TERMS = 7
#: What stands in more than this part of many articles tells nothing.
_COMMON, _MANY = 0.25, 400


class Wanted(NamedTuple):
    """A term to look for: a folded word or figures; `whole` when nothing may follow."""

    text: str
    whole: bool = False


class Candidate(NamedTuple):
    """A text that may have such a passage."""

    article: str
    snapshot: str


def count_texts(reader: Reader) -> int:
    """Return how many texts are indexed."""
    return int(reader.connection.exec_driver_sql("SELECT count(*) FROM content").scalar_one())


def count_holding(reader: Reader, terms: Sequence[Wanted]) -> tuple[int, ...]:
    """Return in how many texts each term stands."""
    run = reader.connection.exec_driver_sql
    with in_words():
        return tuple(
            int(
                run(
                    "SELECT count(*) FROM content_words WHERE content_words MATCH ?", (expression,)
                ).scalar_one()
            )
            if (expression := _expression(one))
            else 0
            for one in terms
        )


def select_candidates(
    reader: Reader, terms: Sequence[Wanted], counts: Sequence[int], total: int, limit: int
) -> tuple[Candidate, ...]:
    """Return the texts in which two of the terms stand close together, the best by bm25 first."""
    rarest = sorted((count, one) for one, count in zip(terms, counts, strict=True) if count)
    telling = [one for count, one in rarest if count <= max(_MANY, total * _COMMON)]
    chosen = (telling if len(telling) > 1 else [one for _, one in rarest])[:_MOST_TERMS]
    pairs = [f"NEAR({one} {other}, {_APART})" for one, other in combinations(map(_expression, chosen), 2)]
    if not pairs:
        return ()
    run = reader.connection.exec_driver_sql
    with in_words():
        hidden = ", ".join(str(row[0]) for row in run(HIDDEN_TEXTS))
        left_out = f"AND f.rowid NOT IN ({hidden})" if hidden else ""
        rows = run(
            "SELECT s.article, s.id FROM (SELECT f.rowid AS number, f.rank AS score FROM content_words f "  # noqa: S608
            f"WHERE content_words MATCH ? {left_out} ORDER BY f.rank LIMIT ?) best "
            "JOIN content c ON c.pk = best.number JOIN snapshot s ON s.id = c.snapshot ORDER BY best.score",
            (" OR ".join(pairs), limit),
        ).all()
    return tuple(Candidate(*row) for row in rows)


def _expression(term: Wanted) -> str:
    words: Collection[str] = tokens_of(term.text)
    return quote(" ".join(words)) + ("" if term.whole else " *") if words else ""
