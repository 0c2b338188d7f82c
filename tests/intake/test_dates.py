"""Dates as they are found in the wild: precision kept, ambiguity not decided, days in the page's own zone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.dates import date_in_url, make_date


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2025-03-09T23:30:00-08:00", "2025-03-09"),
        ("2025-03-09T00:30:00+13:00", "2025-03-09"),
        ("2025-03-09 03:01:00.000000", "2025-03-09"),
        ("1741510800", "2025-03-09"),
        ("1741510800000", "2025-03-09"),
        ("20250309T101500Z", "2025-03-09"),
        ("1970-01-01T00:00:00Z", ""),
        ("9.3.2025", "2025-03-09"),
        ("23/03/2025", "2025-03-23"),
        ("03/23/2025", "2025-03-23"),
        ("03/04/2025", "2025"),
        ("4/4/2025", "2025-04-04"),
        ("9. März 2025", "2025-03-09"),
        ("9 mars 2025 à 15:20", "2025-03-09"),
        ("1er août 2025", "2025-08-01"),
        ("9 de marzo de 2025", "2025-03-09"),
        ("9 de outubro de 2025", "2025-10-09"),
        ("9 марта 2025", "2025-03-09"),
        ("2025年3月9日 10:15", "2025-03-09"),
        ("2025년 3월", "2025-03"),
        ("Monday, November 18, 2019", "2019-11-18"),
        ("2019-20", "2019"),
        ("Chapter 12 Verse 2025", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_plain(said: str, edtf: str) -> None:
    assert make_date(said) == edtf


@pytest.mark.parametrize(
    ("language", "edtf"),
    [("en-US", "2025-03-04"), ("en-GB", "2025-04-03"), ("fr", "2025-04-03"), ("en", "2025"), ("", "2025")],
)
def test_the_language_tells_which_number_is_the_month(language: str, edtf: str) -> None:
    assert make_date("03/04/2025", language) == edtf


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://daily.example/2025/03/09/harbour", "2025-03-09"),
        ("https://daily.example/2025/3/harbour.html", "2025-03"),
        ("https://daily.example/2025/mar/09/harbour", "2025-03-09"),
        ("https://daily.example/news/2025-03-09/harbour", "2025-03-09"),
        ("https://daily.example/harbour-20250309/", "2025-03-09"),
        ("https://daily.example/1999-12-ways-to-dredge", ""),
        ("https://daily.example/story/20253109", ""),
        ("https://daily.example/x?on=/2025/03/09/", ""),
        ("https://[broken/2025/03/09/", ""),
    ],
)
def test_an_address_carries_a_date_only_where_it_is_plain(url: str, edtf: str) -> None:
    assert date_in_url(url) == edtf


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["en-US", "de", ""]))
def test_written_out_dates_come_through(day: date, language: str) -> None:
    if day == date(1970, 1, 1):
        return
    for pattern in ("%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 +0200"):
        assert make_date(day.strftime(pattern), language) == day.isoformat()


@given(st.text(max_size=80), st.text(max_size=8))
def test_any_text_is_a_date_or_none(text: str, language: str) -> None:
    made = make_date(text, language)
    assert made == "" or date.fromisoformat(f"{made}-01-01"[:10])
    date_in_url("https://x.example/" + text)
