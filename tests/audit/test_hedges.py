"""Hedges before and behind a number: what each says."""

from __future__ import annotations

import pytest

from app.audit.hedges import find_hedge

HEDGES = {
    "up to": "up to|at most|no more than|not more than|a maximum of|no longer than|did not exceed"
    "|never exceeds|as many as"
    "|as much as|höchstens|maximal|bis zu|≤",
    "at least": "at least|no fewer than|no less than|a minimum of|mindestens|wenigstens|≥",
    "nearly": "nearly|almost|close to|just under|just short of|approaching|fast|knapp|beinahe|nahezu"
    "|annähernd|virtually"
    "|shy of",
    "over": "over|more than|above|exceeds|exceeded|exceeding|in excess of|upwards of|greater than|tops"
    "|topped|surpassing"
    "|just over|well over|well-over|mehr als|über|gut|>",
    "under": "under|less than|fewer than|below|weniger als|unter|<",
    "about": "about|around|roughly|approximately|approx.|approx|some|circa|ca.|c.|~|≈|an estimated"
    "|estimated at|put at"
    "|in the region of|on the order of|more or less|etwa|rund|ungefähr|zirka|an die|schätzungsweise"
    "|geschätzt|(about"
    "|ABOUT|Some|about a|nearly a",
    "": "exactly|the|around the|over the weekend,|for|of|and|a|with|at|to|hereabout|moreover",
}
CASES = [(name, hedge) for name, hedges in HEDGES.items() for hedge in hedges.split("|")]


@pytest.mark.parametrize(("name", "hedge"), CASES)
def test_hedge_before_a_number(name: str, hedge: str) -> None:
    text = f"It is {hedge} 300"
    wanted = "nearly" if hedge == "nearly a" else name
    assert find_hedge(text, len(text) - 3, len(text)) == wanted


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" or so", "about"),
        ("-odd men", "about"),
        (" or more", "at least"),
        (" men or more", "at least"),
        ("+", "at least"),
        ("-plus", "at least"),
        (" at least", "at least"),
        (" or fewer", "up to"),
        (" men or less", "up to"),
        (" at most", "up to"),
        (" or none", ""),
        (" men", ""),
        ("", ""),
    ],
)
def test_hedge_behind_a_number(behind: str, name: str) -> None:
    assert find_hedge(f"300{behind}", 0, 3) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It lasted over 12", "over"),
        ("It took well over 12", "over"),
        ("They waited for over 12", "over"),
        ("Prices rose over 12", ""),
        ("Prices rose more than 12", "over"),
        ("Prices rose about 12", "about"),
    ],
)
def test_over_a_length_of_time_is_a_hedge_where_something_lasts(text: str, name: str) -> None:
    assert find_hedge(text, len(text) - 2, len(text), lasting=True) == name
