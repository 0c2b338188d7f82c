"""Which articles the grid shows, in which order, and what its cells say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.origins import OriginGroup
from app.core.articles import ArticleRow
from app.core.claims import ClaimRow, EvidenceRow
from app.core.columns import ORDERS, Says, arrange, says_of, spread
from app.ui.grid.cells import cell_words, cells_of
from db.records import Article, Claim, Direction, Evidence, Highlight, Publisher

SHARED = OriginGroup(id="wire", articles=("wire", "copy"), relation="same", why=(), decided_by="suggested")


def article(id_: str, issued: str = "2025", *, unread: bool = False) -> ArticleRow:
    record = Article(id=id_, citekey=id_, issued=issued, publisher=Publisher(id=id_, name=id_.title()))
    return ArticleRow(record, None, (), True, unread, SHARED if id_ in SHARED.articles else None)


def claim(id_: str, **says: Direction) -> ClaimRow:
    evidence = tuple(
        EvidenceRow(
            Evidence(id=f"{id_}-{name}", claim=id_, highlight="h", direction=direction),
            Highlight(id="h", snapshot="s", article=name, exact="x", prefix="", suffix="", start=0, end=1),
            article(name).article,
        )
        for name, direction in says.items()
    )
    return ClaimRow(Claim(id=id_, key=id_, text=id_), 0, evidence, 0, 0, ())


def test_copies_stand_side_by_side_under_their_origin() -> None:
    rows = [article("copy", "2025-02"), article("note"), article("wire", "2025-01")]
    columns = arrange(rows, [claim("c", note="supports")], "origin")
    assert [(one.article, one.first, one.copies) for one in columns] == [
        ("note", True, 1),
        ("wire", True, 2),
        ("copy", False, 1),
    ]
    assert columns[1].origin_name == "Wire"


def test_unread_articles_that_no_claim_rests_on_are_left_out() -> None:
    rows = [article("new", unread=True), article("used", unread=True), article("read")]
    shown = arrange(rows, [claim("c", used="neutral")], "date")
    assert {one.article for one in shown} == {"used", "read"}


def test_by_date_puts_undated_last() -> None:
    rows = [article("none", ""), article("late", "2025-03"), article("early", "2024")]
    assert [one.article for one in arrange(rows, [], "date")] == ["early", "late", "none"]


def test_what_tells_claims_apart_comes_first() -> None:
    claims = [
        claim("a", agrees="supports", splits="supports"),
        claim("b", agrees="supports", splits="disputes"),
    ]
    columns = arrange([article("agrees"), article("splits")], claims, "discriminates")
    assert [one.article for one in columns] == ["splits", "agrees"]


@given(st.lists(st.sampled_from(["supports", "disputes", "neutral", "both"]), max_size=12))
def test_agreeing_with_everything_discriminates_least(said: list[Says]) -> None:
    alike: list[Says] = ["supports"] * len(said)
    assert spread(alike) == 0 <= spread(said) <= 1


def test_half_for_and_half_against_discriminates_most() -> None:
    assert spread(["supports", "disputes"]) == 1
    assert spread(["both", "both"]) == 0


@given(st.sets(st.sampled_from(["supports", "disputes", "neutral"]), min_size=1))
def test_what_supports_and_disputes_says_both(said: set[str]) -> None:
    whole = says_of(said)
    assert (whole == "both") == ({"supports", "disputes"} <= said)
    assert whole in said or whole == "both"


def test_only_cited_columns() -> None:
    rows = [article("used", unread=True), article("read"), article("new", unread=True)]
    shown = arrange(rows, [claim("c", used="neutral")], "date", cited_only=True)
    assert [one.article for one in shown] == ["used"]


@given(st.permutations(["copy", "note", "wire", "mail"]))
def test_every_order_shows_every_article_once(names: list[str]) -> None:
    for order in ORDERS:
        columns = arrange([article(name) for name in names], [], order)
        assert sorted(one.article for one in columns) == ["copy", "mail", "note", "wire"]
        assert sum(one.copies for one in columns if one.first) == len(columns)


def test_a_cell_that_supports_and_disputes_shows_and_says_both() -> None:
    row = claim("c", wire="supports")
    against = claim("c", wire="disputes").evidence
    cell = cells_of(ClaimRow(row.claim, 0, (*row.evidence, *against), 0, 0, ()))["wire"]
    assert (cell.says, cell.tally) == ("both", (("supports", 1), ("disputes", 1)))
    assert cell_words(cell) == "supports, 1 passage; disputes, 1 passage"
    assert cell_words(None) == "no passage"
