"""Origins: 2,000 articles grouped, and what one more costs; beside MinHash of whole texts in a few lines.

MinHash estimates Jaccard's measure, as near-duplicate tools do: the same shingles, 32 minima, bands of four.
All of it is one thread's work and timed as processor time, which others on the machine do not lengthen.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from app.audit.fingerprint import Fingerprint, make_fingerprint
from app.audit.origins import Origins, group
from tests.audit.copies import Pile, judge, make_pile
from tests.bench.table import Row, show_time

ARTICLES, RUNS = 2_000, 7
MINIMA, BAND = 32, 4
PRIME = (1 << 61) - 1


def measure(folder: Path) -> list[Row]:
    """Return the rows."""
    pile = make_pile(ARTICLES // 14, seed=31, unrelated=ARTICLES // 2)
    started = time.process_time()
    prints = {name: make_fingerprint(text) for name, text in pile.texts.items()}
    printed = time.process_time() - started
    taken = _median(lambda: group(pile.articles, prints))
    others = _median(lambda: minhash_pairs(prints), runs=1)
    number = len(pile.articles)
    return [
        Row(
            f"origins of {number:,} articles from kept fingerprints",
            f"{number / taken:,.0f} articles/s",
            "≥ 4,000 articles/s",
            f"MinHash (Jaccard) {number / others:,.0f} articles/s",
        ),
        Row(
            f"fingerprints of {number:,} texts, made once",
            f"{number / printed:,.0f} articles/s",
            beside=f"{show_time(printed / number)} a text",
        ),
        *live(pile, prints, taken),
        cut_recall(),
    ]


def live(pile: Pile, prints: dict[str, Fingerprint], afresh: float) -> list[Row]:
    """Measure an edit that tells nothing of origins, and one more copy, in a project that is open."""
    kept = Origins()
    articles = list(pile.articles)
    kept.update(articles, prints)
    edits: list[float] = []
    additions: list[float] = []
    for at in range(RUNS):
        articles[at] = replace(articles[at], title=f"Title {at}", reliability="B")
        edits.append(_once(partial(kept.update, articles, prints)))
        name = f"b{at:05}"
        articles.append(replace(articles[at], id=name))
        prints = {**prints, name: prints[articles[at].id]}
        additions.append(_once(partial(kept.update, articles, prints)))
    edit, addition = statistics.median(edits), statistics.median(additions)
    size = f"{len(pile.articles):,} articles"
    beside = f"afresh {show_time(afresh)}"
    return [
        Row(f"origins after an edit of a record, {size}", show_time(edit), "< 50 ms", beside),
        Row(f"origins after one more copy, {size}", show_time(addition), "< 50 ms", beside),
    ]


def cut_recall() -> Row:
    """Compare how many copies cut to 40 % are found."""
    kind = "cut to 40 %"
    pile = make_pile(100, seed=32, kinds=(kind,))
    pairs = minhash_pairs({name: make_fingerprint(text) for name, text in pile.texts.items()}, 0.5)
    found = sum(pair in pairs for pair in pile.copies[kind]) / len(pile.copies[kind])
    ours = judge(pile).recall[kind]
    return Row(
        "copies cut to 40 % that are found", f"{ours:.2f}", "≥ 0.99", f"MinHash, half alike: {found:.2f}"
    )


def minhash_pairs(prints: dict[str, Fingerprint], least: float = 0.3) -> set[tuple[str, str]]:
    """Return the pairs that MinHash takes for alike: the alternative that is measured."""
    chance = random.Random(1)
    mixes = [(chance.randrange(1, PRIME), chance.randrange(PRIME)) for _ in range(MINIMA)]
    signed = {
        name: tuple(min((a * one + b) % PRIME for one in text.shingles) for a, b in mixes)
        for name, text in prints.items()
        if len(text)
    }
    buckets: dict[tuple[int, tuple[int, ...]], list[str]] = {}
    for name, minima in signed.items():
        for at in range(0, MINIMA, BAND):
            buckets.setdefault((at, minima[at : at + BAND]), []).append(name)
    candidates = {pair for names in buckets.values() for pair in combinations(sorted(names), 2)}
    return {
        (one, other)
        for one, other in candidates
        if sum(a == b for a, b in zip(signed[one], signed[other], strict=True)) >= least * MINIMA
    }


def _median(action: Callable[[], object], runs: int = 3) -> float:
    return statistics.median(_once(action) for _ in range(runs))


def _once(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started
