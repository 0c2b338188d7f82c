"""The record as words in fields, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.articles import record
from db.records import Article, Name

WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)
NAMES = st.one_of(
    st.builds(Name, family=WORDS, given=WORDS),
    st.builds(Name, literal=WORDS),
    st.builds(Name, family=WORDS, given=WORDS, non_dropping_particle=WORDS, suffix=WORDS),
)


@given(st.lists(NAMES, max_size=5, unique_by=record.name_line))
def test_names_left_alone_come_back_whole(names: list[Name]) -> None:
    lines = "\n".join(record.name_line(name) for name in names)
    assert record.parse_names(lines, names) == tuple(names)


def test_a_new_name_is_read_by_its_comma() -> None:
    read = record.parse_names("Abels, Maria\n\nPort Authority")
    assert read == (Name(family="Abels", given="Maria"), Name(literal="Port Authority"))


def test_only_what_differs_is_changed() -> None:
    article = Article(id="a", citekey="a", title="Old", issued="2025")
    values = record.field_values(article) | {"title": "New"}
    assert record.changed_values(article, values) == {"title": "New"}


def test_the_basis_of_a_date_is_its_own_field() -> None:
    article = Article(id="a", citekey="a", issued="2025", issued_basis="url", basis={"title": "jsonld"})
    assert record.basis_of(article, "issued") == "url"
    assert "JSON-LD" in record.basis_words(record.basis_of(article, "title"))


def test_only_what_was_found_can_be_confirmed() -> None:
    article = Article(
        id="a",
        citekey="a",
        title="Found",
        URL="https://x.example",
        issued="2025",
        issued_basis="url",
        basis={"title": "jsonld", "URL": "manual"},
    )
    assert [name for name in record.field_values(article) if record.is_found(article, name)] == [
        "title",
        "issued",
    ]


def test_a_guessed_encoding_is_told() -> None:
    said = record.encoding_words("3.5.2, read as windows-1252 (guessed)")
    assert said == "The text was read as windows-1252: a guess, look at its accents."
    assert "as you said" in record.encoding_words("3.5.2, read as KOI8-R (as you said)")
    assert record.encoding_words("3.5.2, read as KOI8-R") == record.encoding_words("3.5.2") == ""


def test_a_guess_is_called_one_until_it_is_confirmed() -> None:
    assert record.basis_words("url") == "read from the address, not confirmed"
    assert record.basis_words("url", confirmed=True) == "read from the address"
    assert record.basis_words("jsonld") == record.basis_words("jsonld", confirmed=True)


def test_an_imported_date_says_which_file_it_came_from() -> None:
    printed = Article(id="a", citekey="a", issued="2025", issued_basis="import", basis={"issued": "briefing"})
    listed = Article(id="b", citekey="b", issued="2025", issued_basis="import")
    assert record.basis_words(record.basis_of(printed, "issued")) == "as the imported briefing prints it"
    assert record.basis_words(record.basis_of(listed, "issued")) == "from an imported record"
    assert record.is_found(printed, "issued")
