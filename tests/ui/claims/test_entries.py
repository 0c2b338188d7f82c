"""The outline as a tree: captions, folded copies, filter; and where a claim moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.claims import ClaimRow, EvidenceRow
from app.ui.claims.entries import CaptionEntry, CardEntry, ClaimEntry, Entry, FindingEntry, build
from app.ui.claims.moves import destination
from app.ui.claims.sieve import Sieve
from app.ui.claims.words import meta_words
from app.ui.widgets.node_model import Node
from db.records import Article, Claim, ClaimKind, Direction, Evidence, Highlight, Publisher


def linked(id_: str, article: str, direction: Direction = "supports", issued: str = "2025") -> EvidenceRow:
    return EvidenceRow(
        Evidence(id=id_, claim="c", highlight=f"h{id_}", direction=direction),
        Highlight(
            id=f"h{id_}",
            snapshot="s",
            article=article,
            exact=f"words {id_}",
            prefix="",
            suffix="",
            start=0,
            end=5,
        ),
        Article(id=article, citekey=article, issued=issued, publisher=Publisher(id=article, name=article)),
    )


def claim_row(
    id_: str = "c", *evidence: EvidenceRow, parent: str | None = None, kind: ClaimKind = "fact", for_: int = 0
) -> ClaimRow:
    claim = Claim(id=id_, key=id_, text=f"Text of {id_}", parent=parent, kind=kind)
    return ClaimRow(claim, 0, evidence, for_, 0, ())


def flat(nodes: list[Node[Entry]]) -> list[str]:
    """Return the tree as lines, two spaces a level."""
    lines = []
    for node in nodes:
        entry = node.entry
        if isinstance(entry, ClaimEntry):
            lines.append(entry.row.claim.id)
        elif isinstance(entry, CaptionEntry):
            lines.append(f"{entry.direction} {entry.origins} {entry.articles}")
        elif isinstance(entry, CardEntry):
            lines.append(
                f"card {entry.card.evidence}" + (f" +{entry.card.copies}" if entry.card.copies else "")
            )
        elif isinstance(entry, FindingEntry):
            lines.append(f"finding {entry.finding.rule}")
        lines += [f"  {line}" for line in flat(node.children)]
    return lines


def test_copies_hang_under_the_earliest_article_and_count_once() -> None:
    row = claim_row(
        "c", linked("1", "late", issued="2025-03-09"), linked("2", "early", issued="2025-03-08"), for_=1
    )
    origins = {"late": "o", "early": "o"}
    assert flat(build([row], origins)) == ["c", "  supports 1 2", "  card 2 +1", "    card 1"]


def test_two_passages_of_one_article_are_two_cards() -> None:
    row = claim_row("c", linked("1", "a"), linked("2", "a"), for_=1)
    assert flat(build([row], {})) == ["c", "  supports 1 1", "  card 1", "  card 2"]


def test_directions_stand_apart_and_children_last() -> None:
    row = claim_row("c", linked("1", "a", "disputes"), linked("2", "b"), for_=1)
    child = claim_row("d", parent="c")
    lines = flat(build([row, child], {}))
    assert lines == ["c", "  supports 1 1", "  card 2", "  disputes 0 1", "  card 1", "  d"]


def test_a_filter_keeps_what_is_above_a_match() -> None:
    rows = [claim_row("top"), claim_row("inner", parent="top"), claim_row("other")]
    assert flat(build(rows, {}, Sieve("INNER"))) == ["top", "  inner"]


def test_evidence_is_made_when_a_claim_is_opened() -> None:
    rows = [claim_row("c", linked("1", "a"), for_=1), claim_row("d", parent="c"), claim_row("e")]
    (closed, bare) = build(rows, {}, None, ())
    assert flat([closed, bare]) == ["c", "  d", "e"]
    assert closed.more is not None
    assert flat(closed.more()) == ["supports 1 1", "card 1"]
    assert bare.more is None
    assert flat(build(rows, {}, None, {"c"})) == ["c", "  supports 1 1", "  card 1", "  d", "e"]


def test_a_claim_whose_parent_is_gone_stands_at_the_top() -> None:
    assert flat(build([claim_row("c", parent="gone")], {})) == ["c"]


def test_the_line_under_a_claim_never_leaves_a_rating_blank() -> None:
    assert meta_words(claim_row("c", kind="judgement", for_=1)) == "judgement · no likelihood · not rated"
    assert meta_words(claim_row("c")) == "fact · no evidence"
    assert meta_words(claim_row("c", kind="gap")) == "gap"


def outline(*lines: tuple[str, str | None]) -> list[Claim]:
    return [Claim(id=id_, key=id_, text=id_, parent=parent) for id_, parent in lines]


def test_moves_go_where_the_keys_say() -> None:
    claims = outline(("a", None), ("b", "a"), ("c", "a"), ("d", None))
    assert destination(claims, "c", "up") == ("a", 0)
    assert destination(claims, "b", "up") is None
    assert destination(claims, "d", "in") == ("a", 2)
    assert destination(claims, "b", "out") == (None, 1)
    assert destination(claims, "a", "out") is None
    assert destination(claims, "c", "in") == ("b", 0)


@given(
    st.lists(st.integers(min_value=-1, max_value=6), min_size=2, max_size=7),
    st.sampled_from(["up", "down", "in", "out"]),
)
def test_a_move_never_lands_under_the_claim_itself(parents: list[int], move: str) -> None:
    # A claim's parent stands before it, as in any outline.
    claims = outline(*((f"n{i}", f"n{p}" if -1 < p < i else None) for i, p in enumerate(parents)))
    for claim in claims:
        goal = destination(claims, claim.id, move)
        above = goal[0] if goal else None
        while above is not None:
            assert above != claim.id
            above = next(one.parent for one in claims if one.id == above)
