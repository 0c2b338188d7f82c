"""Any article that the store can hold, for properties of what goes out and comes back."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from app.core.fields import ARTICLE_STATUSES, ARTICLE_TYPES, ISSUED_BASES, LEVELS, RELIABILITIES
from app.exchange.bibtex_tables import LANGIDS
from db.records import Article, Name, Publisher

#: What breaks formats: their own marks, joins of names, other scripts, accents, marks that change direction.
_TROUBLE = [
    "\\", "{", "}", "$", "&", "#", "%", "_", "~", "^", '"', "'", "``", "--", "@article{x,", "  - ", "ER  - ",
    " and ", ", ", ";", "=", "and others", "de la", "TY  - JOUR", "\n", "\n\n", "\t", "é", "ß", "Ł", "中文",
    "العربية", "😀", "\u00a0", "\u2013", "\u202e", "<b>", "&amp;", "http://x.org/a?b=c#d", "[[key]]", "%%",
]  # fmt: skip


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Any text without control characters but tab and line feed, in composed form, not only white space."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
    part = st.one_of(st.text(letters, max_size=12), st.sampled_from(_TROUBLE), st.just("word"))
    joined = st.lists(part, max_size=6).map("".join)
    return joined.map(lambda text: unicodedata.normalize("NFC", text)[:max_size])


def lines(max_size: int = 40) -> st.SearchStrategy[str]:
    """Any text on one line, as the fields of a record hold it."""
    return texts(max_size).map(lambda text: " ".join(text.split()))


def dates() -> st.SearchStrategy[str]:
    """EDTF level 0: a year, a month, a day, or nothing."""
    days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: day.isoformat())
    return st.builds(lambda day, length: day[:length], days, st.sampled_from((0, 4, 7, 10)))


def names() -> st.SearchStrategy[Name]:
    """A person with particles, or a body; never nobody."""
    people = st.builds(
        Name,
        family=lines(20),
        given=lines(20),
        non_dropping_particle=st.sampled_from(("", "", "de la", "Van", "d'")),
        dropping_particle=st.sampled_from(("", "", "von")),
        suffix=st.sampled_from(("", "", "Jr.", "III, Esq.")),
    )
    bodies = st.builds(Name, literal=lines(30))
    return st.one_of(people, bodies).filter(lambda name: name != Name())


def publishers() -> st.SearchStrategy[Publisher | None]:
    """A publisher with a name, or none."""
    made = st.builds(Publisher, id=st.just("p"), name=lines(30).filter(bool))
    return st.one_of(st.none(), made)


def articles() -> st.SearchStrategy[Article]:
    """Any article."""
    addresses = st.one_of(st.just(""), lines(30).map(lambda text: "https://example.com/" + text))
    languages = st.one_of(st.sampled_from(["", *LANGIDS, "en_GB", "zh-Hant-TW"]), lines(8))
    plain = dict.fromkeys(
        ("title", "container_title", "ISBN", "number", "volume", "issue", "page", "reliability_note"), lines()
    )
    return st.builds(
        Article,
        id=st.just("a"),
        citekey=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
        type=st.sampled_from(ARTICLE_TYPES),
        authors=st.lists(names(), max_size=3).map(tuple),
        publisher=publishers(),
        agency=publishers(),
        URL=addresses,
        canonical_url=addresses,
        DOI=st.one_of(st.just(""), lines(20).map(lambda text: "10.1234/" + text)),
        language=languages,
        issued=dates(),
        issued_basis=st.sampled_from(ISSUED_BASES),
        modified=dates(),
        info_date=dates(),
        level=st.sampled_from(LEVELS),
        reliability=st.sampled_from((None, *RELIABILITIES)),
        descriptor=texts(),
        status=st.sampled_from(ARTICLE_STATUSES),
        archive_url=addresses,
        archive_time=st.sampled_from(("", "2025-03-10T09:00:00Z")),
        note=texts(),
        tags=st.lists(lines(12).filter(bool), max_size=3, unique=True).map(tuple),
        basis=st.dictionaries(
            st.sampled_from(("title", "issued", "URL")), st.sampled_from(("jsonld", "url"))
        ),
        **plain,
    )
