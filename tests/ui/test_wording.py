"""Dates, counts and shortened texts as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.wording import article_kind, count, format_date, format_moment, shorten


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-09", "9 Mar 2025"),
        ("2025-03", "Mar 2025"),
        ("2025", "2025"),
        ("", "no date"),
        ("2025-03-09~", "about 9 Mar 2025"),
        ("2025?", "2025?"),
        ("2019/2020", "2019 – 2020"),
        ("2019/..", "2019 – …"),
        ("spring", "spring"),
    ],
)
def test_date_is_written_as_people_write_it(edtf: str, words: str) -> None:
    assert format_date(edtf) == words


def test_date_of_this_year_needs_no_year() -> None:
    assert format_date("2025-03-09", date(2025, 5, 1)) == "9 Mar"


def test_count_agrees_with_its_noun() -> None:
    assert [count(n, "article", "articles") for n in (0, 1, 1200)] == [
        "0 articles",
        "1 article",
        "1,200 articles",
    ]


def test_moment_is_told_from_today() -> None:
    now = datetime(2025, 3, 15, 12, 0, tzinfo=UTC)
    told = [format_moment((now - timedelta(days=days)).isoformat(), now) for days in (0, 1, 4, 400)]
    assert told[0].startswith("today, ")
    assert told[1:] == ["yesterday", "11 Mar", "9 Feb 2024"]


@given(st.text(max_size=200), st.integers(4, 60))
def test_shortened_text_fits_and_begins_alike(text: str, characters: int) -> None:
    short = shorten(text, characters)
    assert len(short) <= characters
    assert " ".join(text.split()).startswith(short.rstrip("…"))


def test_an_article_is_called_what_people_call_it() -> None:
    assert article_kind("article-newspaper") == "newspaper article"
    assert article_kind("report") == "report"
