"""Keys: short, readable, unique, of the words that matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prose import is_key, make_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The dredging of the outer channel is behind schedule.", "dredging-outer-channel-behind"),
        ("About 11,000 North Korean troops were deployed", "11000-north-korean-troops"),
        ("Velmora’s port won't open", "velmoras-port-wont-open"),
        ("Größe der Straße für Łódź", "grosse-strasse-lodz"),
        ("To be or not to be", "to-be-or-not"),
        ("船は遅れた", "claim"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "donaudampfschifffahrtsgesellscha"),
    ],
)
def test_make_key_of_a_claim(text: str, key: str) -> None:
    assert make_key(text) == key


def test_make_key_that_is_taken_counts_on() -> None:
    assert make_key("Port is late", {"port-late", "port-late-2"}) == "port-late-3"


@given(st.text(), st.sets(st.sampled_from(["claim", "a", "0", "claim-2"])))
def test_make_key_of_any_text_is_a_free_key(text: str, taken: set[str]) -> None:
    key = make_key(text, taken)
    assert is_key(key)
    assert key not in taken
