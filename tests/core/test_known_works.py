"""Which record an entry or a line of a list of sources means: the surer mark first, and words as the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.known_works import KnownWorks
from app.core.work_marks import Described, describe_article, describe_fields
from db.records import Article, Name, Publisher

TIMES = Publisher(id="p", name="Velmora Times")
STORM = Article(
    id="storm",
    citekey="times-2025-storm",
    type="article-newspaper",
    title="The  Storm",
    publisher=TIMES,
    issued="2025-03-09",
    authors=(Name(family="Roe", given="Jane"),),
    page="4",
)
BOOK = Article(
    id="book",
    citekey="roe-2024-book",
    type="book",
    title="The Book",
    DOI="10.1234/Book",
    ISBN="0-306-40615-2",
    URL="https://a.example/book",
    volume="1",
)
PART = Article(
    id="part",
    citekey="roe-2024-part",
    type="chapter",
    title="The Part",
    ISBN=BOOK.ISBN,
    URL=BOOK.URL,
    canonical_url="https://doi.org/10.1234/book",
    note="From the imported file:\ncitation key: Roe:Part",
)
WORDS = {"title": "the storm", "publisher": "VELMORA TIMES", "issued": "2025-03-09"}


def found(work: Described) -> str | None:
    article = KnownWorks((STORM, PART, BOOK)).find_described(work)
    return article.id if article else None


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"authors": (Name(family="ROE", given="J."),)},
        {"page": "4", "container_title": "Velmora Times"},
    ],
)
def test_title_publisher_and_date_tell_a_work_without_anything_surer(more: dict[str, object]) -> None:
    assert found(describe_fields(WORDS | more)) == "storm"


@pytest.mark.parametrize(
    "other",
    [
        {"title": "The Storm of March"},
        {"title": ""},
        {"publisher": "Velmora Post"},
        {"publisher": ""},
        {"issued": "2025-03"},
        {"issued": ""},
        # What both state must be the same.
        {"authors": (Name(family="Doe"),)},
        {"page": "7"},
        {"type": "chapter"},
        # A work with a surer mark of its own is another one.
        {"DOI": "10.1234/other"},
        {"URL": "https://a.example/other"},
        {"ISBN": "978-0-306-40615-7"},
    ],
)
def test_words_do_not_tell_another_work(other: dict[str, object]) -> None:
    assert found(describe_fields(WORDS | other)) is None


def test_a_title_alone_tells_nothing() -> None:
    bare = replace(STORM, publisher=None, issued="")
    assert KnownWorks((bare,)).find_described(Described(title="The Storm")) is None


@pytest.mark.parametrize("doi", ["10.1234/BOOK", "doi:10.1234/book", "https://dx.doi.org/10.1234/Book"])
def test_a_doi_is_the_surest(doi: str) -> None:
    assert found(Described(doi=doi, addresses=("https://a.example/other",), title="Other")) == "book"
    if "://" in doi:
        assert found(Described(addresses=(doi,), title="Other")) == "book"


def test_an_address_tells_a_whole_work_and_with_its_title_a_part() -> None:
    there = "http://www.a.example/book/?utm_source=x"
    assert found(Described(addresses=(there,))) == "book"
    assert found(Described(addresses=(there,), title="the part")) == "part"
    assert found(Described(addresses=(there,), title="Another part", type="chapter")) is None


@pytest.mark.parametrize("isbn", ["0306406152", "978-0-306-40615-7", "978 0 306 40615 7 (paperback)"])
def test_an_isbn_tells_a_book_but_no_chapter_and_no_other_volume(isbn: str) -> None:
    entry = {"type": "book", "title": "The Book: A Story", "ISBN": isbn}
    assert found(describe_fields(entry)) == "book"
    assert found(describe_fields(entry | {"volume": "2"})) is None
    assert found(describe_fields(entry | {"type": "chapter"})) is None
    assert found(describe_fields(entry | {"ISBN": "979" + isbn.replace("978", "").strip("- ")})) is None


@pytest.mark.parametrize("key", ["roe-2024-part", "Roe:Part"])
def test_a_citekey_tells_a_work_with_its_title_only(key: str) -> None:
    assert found(Described(title="The part", citekeys=(key,))) == "part"
    assert found(Described(title="Another", citekeys=(key,))) is None


def test_entries_of_one_file_may_share_address_isbn_and_words() -> None:
    works = KnownWorks(())
    works.add_entry(BOOK)
    other = replace(BOOK, id="other", DOI="", title="Another", citekey="another")
    assert works.find_described(describe_article(other)) is None
    assert works.find_described(describe_article(replace(other, title="The book"))) == BOOK
