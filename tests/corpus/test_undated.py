"""How the figures tell a page without a date, and make one."""

from __future__ import annotations

import pytest

from tests.corpus.undated import states_a_date, without_dates


@pytest.mark.parametrize(
    ("html", "states"),
    [
        ("<p>Works of 9 March 2025</p>", True),
        ('<meta content="2025-03-09">', True),
        ('<a href="/2025/03/x">', True),
        ("<p>2025年3月</p>", True),
        ("<p>Room 205, 300 ships, 12.5 metres</p>", False),
    ],
)
def test_anything_like_a_date_is_one(html: str, states: bool) -> None:
    assert states_a_date(html) == states


def test_what_states_the_date_goes_and_the_text_stays() -> None:
    html = (
        '<html><head><meta name="date" content="2025-03-09"><link rel="canonical" href="/2025/03/09/"></head>'
        "<body><p>One <time>9 March 2025</time> two</p><b>9 March 2025</b></body></html>"
    )
    bare = without_dates(html, "2025-03-09")
    assert not states_a_date(bare)
    assert "One  two" in bare
