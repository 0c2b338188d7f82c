"""Sentences that repeat others: the same finds as comparing each with each, in bounded time."""

from __future__ import annotations

import random
import time

from app.audit.alike import are_alike
from app.audit.repetition import _LEAST_WORDS, NEARLY, _repeated


def test_the_same_are_found_as_by_comparing_each_with_each() -> None:
    chance = random.Random(5)
    for _ in range(200):
        texts = tuple(
            " ".join(chance.sample("abcdefghijklm", chance.randint(5, 12)))
            for _ in range(chance.randint(0, 25))
        )
        sets = [frozenset(one.split()) for one in texts]
        found = tuple(
            at
            for at, one in enumerate(sets)
            if len(one) >= _LEAST_WORDS
            and any(are_alike(one, other, NEARLY) for other in sets[:at] if len(other) >= _LEAST_WORDS)
        )
        assert _repeated(texts) == found


def test_a_sentence_that_stands_there_thousands_of_times_does_not_hang() -> None:
    texts = tuple(" ".join(f"w{at}" for at in range(n % 50, n % 50 + 12)) for n in range(20_000))
    begun = time.process_time()
    assert len(_repeated(texts)) > 19_900
    assert time.process_time() - begun < 5
