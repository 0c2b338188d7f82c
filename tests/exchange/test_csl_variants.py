"""CSL-JSON as the programs in use write it, and what stands around the entries of a BibTeX file."""

from __future__ import annotations

import json

import pytest

from app.exchange.bibliography import read_bibliography
from app.exchange.proposal import Proposal, proposal_of
from app.exchange.tells import tell_bibliography
from db.records import Name

ITEM = {"id": "a", "type": "book", "title": "Late"}


def proposals(value: object) -> list[Proposal]:
    data = json.dumps(value).encode()
    assert tell_bibliography(data) == "csl-json"
    found = read_bibliography(data)
    assert found.refused == ()
    return [proposal_of(one) for one in found.items]


@pytest.mark.parametrize(
    "value",
    [
        ITEM,
        [ITEM],
        {"items": [ITEM]},
        {"references": [ITEM]},
        {"a": {"type": "book", "title": "Late"}},
        {"a": ITEM},
    ],
)
def test_one_item_stands_in_a_list_alone_or_under_its_id(value: object) -> None:
    (one,) = proposals(value)
    assert (one.citekey, one.fields["title"]) == ("a", "Late")


ZOTERO = "http://zotero.org/users/1/items/ABCD"


@pytest.mark.parametrize(
    ("more", "key", "kept"),
    [
        ({"id": ZOTERO, "citation-key": "smith2020"}, "smith2020", ("id",)),
        ({"id": ZOTERO, "note": "Citation Key: smith2020\ntex.file: x"}, "smith2020", ("id",)),
        ({"id": 17, "note": "citation key: smith2020"}, "smith2020", ("id",)),
        # A key of our own is not given up for what a note says.
        ({"id": "smith-2020-late", "note": "Citation Key: x"}, "smith-2020-late", ()),
        ({"id": "smith2020", "citation-key": "smith2020"}, "smith2020", ()),
        ({"citation-key": ["odd"]}, "a", ("citation-key",)),
    ],
)
def test_the_key_is_the_one_that_people_cite_by(
    more: dict[str, object], key: str, kept: tuple[str, ...]
) -> None:
    (one,) = proposals([ITEM | more])
    assert (one.citekey, one.kept) == (key, kept)
    assert str(more.get("note", "")) in str(one.fields.get("note", ""))


@pytest.mark.parametrize(
    ("date", "issued", "kept"),
    [
        ({"date-parts": [["2001", "2", "3"]]}, "2001-02-03", ""),
        ({"date-parts": [["2001-02-03"]]}, "2001-02-03", ""),
        ({"raw": "2001-02-03"}, "2001-02-03", ""),
        ({"literal": "2001"}, "2001", ""),
        ("2001-02", "2001-02", ""),
        (2001, "2001", ""),
        ([{"year": 2001, "month": 2}], "2001-02", ""),
        ({"raw": "c. 44 BC"}, "", "issued: c. 44 BC"),
        ({"date-parts": [[-44]]}, "", "issued: -44"),
        ({"date-parts": [[2001], [2003]]}, "2001", "issued: 2001/2003"),
        ({"date-parts": [[2001]], "season": "2"}, "2001", "issued: 2001 season 2"),
        ({"date-parts": [[2001]], "circa": True}, "2001", "issued: 2001 circa True"),
    ],
)
def test_dates_in_every_dress(date: object, issued: str, kept: str) -> None:
    (one,) = proposals([ITEM | {"issued": date}])
    assert one.fields.get("issued", "") == issued
    assert str(one.fields.get("note", "")).endswith(kept)


def test_what_crossref_writes() -> None:
    value = {
        "type": "journal-article",
        "title": ["Late", "Too late"],
        "container-title": ["Mud"],
        "author": [{"given": "A.", "family": "B", "sequence": "first", "ORCID": "0000-1", "affiliation": []}],
        "published-print": {"date-parts": [[2001]]},
    }
    (one,) = proposals(value)
    assert (one.fields["type"], one.fields["title"]) == ("article-journal", "Late")
    assert (one.fields["container_title"], one.fields["authors"]) == ("Mud", (Name(family="B", given="A."),))
    assert one.kept == ("title", "author ORCID", "published-print")
    assert "Too late" in one.fields["note"]


def test_names_alone_and_as_plain_text() -> None:
    (one,) = proposals([ITEM | {"author": {"family": "Plato"}, "editor": ["World Bank", {"name": "WHO"}]}])
    assert one.fields["authors"] == (Name(family="Plato"),)
    assert "editor: World Bank; WHO" in one.fields["note"]


BIB = r"""
@string{acm = "ACM " # {Press}}
@preamble{"\newcommand{\x}{y}"}
@comment{jabref-meta: groups}
A remark between the entries.
@book{one, title = {First}, publisher = acm}
@book{one, title = {Second with the same key}, publisher = nowhere # " Press"}
@inbook{part, title = {Part}, crossref = {whole}, pages = {1--2}}
@book{whole, title = {Whole}, editor = {Doe, Jane}, year = 1999, publisher = acm}
"""


def test_what_stands_around_entries_is_read_or_named() -> None:
    found = read_bibliography(BIB.encode())
    told = {one.fields["title"]: one for one in map(proposal_of, found.items)}
    assert set(told) == {"First", "Second with the same key", "Part", "Whole"}
    assert told["First"].fields["publisher"] == "ACM Press"
    assert "nowhere" in str(told["Second with the same key"])
    assert told["Part"].fields["container_title"] == "Whole"
    assert told["Part"].fields["issued"] == "1999"
