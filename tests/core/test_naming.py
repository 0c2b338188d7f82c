"""How records are called, and words cut for labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.naming import Named, find_named, shortened
from app.errors import Ambiguous, NotThere, WrongUse

KNOWN = [
    Named("0193aaaa-1", ("late", "Dredging is late")),
    Named("0193aabb-2", ("early", "Late")),
    Named("0193cccc-3", ("0193aaaa", "Third")),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("0193aaaa-1", 0),
        ("late", 0),
        ("Late", 1),
        ("LATE ", None),
        ("0193aaaa", 2),
        ("0193aab", 1),
        ("third", 2),
    ],
)
def test_stricter_names_win(name: str, found: int | None) -> None:
    if found is None:
        with pytest.raises(Ambiguous):
            find_named("claim", name, KNOWN)
    else:
        assert find_named("claim", name, KNOWN) == KNOWN[found].id


@pytest.mark.parametrize(
    ("name", "error"), [("0193aa", Ambiguous), ("019", NotThere), ("", WrongUse), ("x", NotThere)]
)
def test_what_names_nothing_or_too_much_is_refused(name: str, error: type[WrongUse]) -> None:
    with pytest.raises(error):
        find_named("claim", name, KNOWN)


@given(st.text(max_size=200), st.integers(5, 80))
def test_a_label_stays_short_and_on_one_line(text: str, length: int) -> None:
    label = shortened(text, length)
    assert len(label) <= length + 1
    assert "\n" not in label
