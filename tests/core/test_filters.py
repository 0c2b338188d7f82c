"""What the user types comes apart into words and filters, and together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.filters import NAMES, Asked, read_query, write_query
from db.records import Filter


def asked(typed: str) -> tuple[str, list[str]]:
    read = read_query(typed)
    return read.words, [f"{one.name}={one.value}" for one in read.filters]


@pytest.mark.parametrize(
    ("typed", "words", "filters"),
    [
        ("dredging", "dredging", []),
        ("publisher:courier dredging", "dredging", ["publisher=courier"]),
        ("dredging Publisher:courier mud", "dredging mud", ["publisher=courier"]),
        ('publisher:"Velmora Courier" mud', "mud", ["publisher=Velmora Courier"]),
        ('publisher:"Velmora Cour', "", ["publisher=Velmora Cour"]),
        ("date:2025-03.. date:..2025-06", "", ["date=2025-03..", "date=..2025-06"]),
        ("date:2025-03-09..2025-06", "", ["date=2025-03-09..2025-06"]),
        ("cited:n direction:disp", "", ["cited=no", "direction=disputes"]),
        ("tag:x tag:x tag:y", "", ["tag=x", "tag=y"]),
        ("tag: mud", "mud", []),
        ("title:none a:b", "title:none a:b", []),
        ("subtag:x", "subtag:x", []),
        ('"tag:x" mud', '"tag:x" mud', []),
        ('"a phrase" tag:x "b', '"a phrase" "b', ["tag=x"]),
    ],
)
def test_a_query_comes_apart(typed: str, words: str, filters: list[str]) -> None:
    assert asked(typed) == (words, filters)
    assert not read_query(typed).problems


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("date:yesterday", "is no date"),
        ("date:2025-13", "is no date"),
        ("date:..", "is no date"),
        ("date:2025..2024", "ends before it begins"),
        ("cited:perhaps", "is no filter"),
        ("format:tiff", "is no filter"),
    ],
)
def test_a_filter_that_cannot_be_is_said_and_does_not_narrow(typed: str, said: str) -> None:
    read = read_query(f"mud {typed}")
    assert (read.words, read.filters) == ("mud", ())
    assert said in read.problems[0].message
    assert read.problems[0].hint


def test_a_year_may_end_within_a_year_it_begins_in() -> None:
    assert asked("date:2025-03..2025") == ("", ["date=2025-03..2025"])


@given(st.text(max_size=80))
def test_any_text_comes_apart(typed: str) -> None:
    assert isinstance(read_query(typed), Asked)


@given(
    st.lists(
        st.builds(
            Filter,
            name=st.sampled_from(["publisher", "tag", "language"]),
            value=st.text("ab c:é", min_size=1),
        ),
        max_size=4,
    )
)
def test_filters_are_read_as_they_were_written(filters: list[Filter]) -> None:
    known = [one for one in filters if one.value == one.value.strip() and one.value]
    read = read_query(write_query("mud", known))
    assert read == Asked("mud", tuple(dict.fromkeys(known)))


def test_every_filter_has_a_name_to_type() -> None:
    assert {one for one in NAMES if read_query(f"{one}:2025").words} == set()
