"""Groups, sorting, filter and brackets of the list of articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.origins import OriginGroup
from app.core.articles import ArticleRow
from app.ui.articles.entries import SORTINGS, ArticleEntry, CaptionEntry, Sorting, arrange
from db.records import Article, Publisher


def row(
    id_: str,
    issued: str = "",
    *,
    unread: bool = False,
    cited: bool = True,
    origin: OriginGroup | None = None,
    **more: str,
) -> ArticleRow:
    publisher = Publisher(id=more.get("publisher", "p"), name=more.get("publisher", "p"))
    article = Article(id=id_, citekey=id_, title=more.get("title", id_), issued=issued, publisher=publisher)
    return ArticleRow(article, None, (), cited, unread, origin)


def ids(rows: list[ArticleRow], sorting: Sorting = "date", needle: str = "") -> list[str]:
    groups = arrange(rows, sorting, needle)
    return [
        entry.row.article.id for group in groups for entry in group.entries if isinstance(entry, ArticleEntry)
    ]


def group_of(*articles: str) -> OriginGroup:
    return OriginGroup(id="o", articles=articles, relation="same", why=(), decided_by="suggested")


def test_unread_comes_first_then_cited_then_read() -> None:
    rows = [row("read", cited=False), row("cited"), row("new", unread=True)]
    assert [(group.name, group.count) for group in arrange(rows)] == [
        ("unread", 1),
        ("cited", 1),
        ("read", 1),
    ]


def test_newest_first_and_undated_last() -> None:
    assert ids([row("undated"), row("old", "2023"), row("new", "2025-03-09")]) == ["new", "old", "undated"]


def test_copies_hang_under_one_bracket_earliest_first() -> None:
    origin = group_of("copy", "wire")
    rows = [
        row("copy", "2025-03-09", origin=origin),
        row("other", "2025-03-10"),
        row("wire", "2025-03-08", origin=origin),
    ]
    (group,) = arrange(rows)
    caption = group.entries[1]
    assert isinstance(caption, CaptionEntry)
    assert caption.copies == 2
    brackets = [
        (entry.row.article.id, entry.bracket) for entry in group.entries if isinstance(entry, ArticleEntry)
    ]
    assert brackets == [("other", ""), ("wire", "middle"), ("copy", "last")]


def test_a_copy_alone_in_its_group_has_no_bracket() -> None:
    origin = group_of("copy", "wire")
    groups = arrange([row("copy", unread=True, origin=origin), row("wire", origin=origin)])
    assert not any(isinstance(entry, CaptionEntry) for group in groups for entry in group.entries)


def test_every_word_of_the_filter_must_match() -> None:
    rows = [
        row("a", title="Dredging slips", publisher="Courier"),
        row("b", title="Dredging", publisher="Herald"),
    ]
    assert ids(rows, needle="dredging COUR") == ["a"]


@given(
    st.lists(st.tuples(st.sampled_from(["", "2024", "2025-01"]), st.booleans(), st.booleans()), max_size=9)
)
def test_nothing_is_lost_or_doubled_by_sorting(seeds: list[tuple[str, bool, bool]]) -> None:
    names = [f"n{place}" for place in range(len(seeds))]
    shared = group_of(*names[:3])
    rows = [
        row(name, issued, unread=unread, origin=shared if name in names[:3] and grouped else None)
        for name, (issued, unread, grouped) in zip(names, seeds, strict=True)
    ]
    for sorting in SORTINGS:
        assert sorted(ids(rows, sorting)) == sorted(names)
