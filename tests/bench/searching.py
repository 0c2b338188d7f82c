"""Search over 100,000 articles beside plain FTS5, with filters; suggestions for a claim in 2,000 articles."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from app import core
from app.audit.subject import read_subject, weigh
from app.audit.suggesting import find_passages
from app.core.project import Project
from db import search as index
from db import snapshots
from db.identifiers import new_id
from tests.bench.books import COMMON, RARE, WORDS
from tests.bench.store import fill, make_intake
from tests.bench.table import Row, median_seconds, show_time

ARTICLES, SUGGESTING, WORDS_EACH, BATCH = 100_000, 2_000, 150, 5_000
PUBLISHERS = 40
#: A rare word, two that many have, one that most have, the beginning of a word, a phrase.
QUERIES = (RARE[1234], "harbour clay", "dredging", "dre", '"rock clay"')
FILTERS = ("publisher:herald-7", "date:2021..2022", "cited:no", "publisher:herald-7 date:2021 cited:no")
CLAIM = "Dredging of the Orrin sill removed 4.2 million cubic metres by March"


def measure(folder: Path) -> list[Row]:
    """Return the rows of searching and suggesting."""
    with core.project.new_project(folder / "many.sourcemark") as project:
        fill_fast(project)
        rows = [measure_plainly(project), *(measure_filtered(project, one) for one in FILTERS)]
    with core.project.new_project(folder / "some.sourcemark") as project:
        fill(project, SUGGESTING)
        rows.append(measure_suggestions(project))
    return rows


def measure_plainly(project: Project) -> Row:
    """Search articles without filters, and with SQLite's index alone: its rank and its own snippets."""
    ours = slowest(lambda query: core.search.search(project, query, ("articles",)))
    every = slowest(lambda query: core.search.search(project, query))
    plain = slowest(lambda query: search_plainly(project, query))
    return Row(
        f"search over {ARTICLES:,} articles, slowest of {len(QUERIES)}: texts; every kind",
        f"{show_time(ours)}; {show_time(every)}",
        "< 150 ms",
        f"plain FTS5 with bm25 and snippet() {show_time(plain)}",
    )


def measure_filtered(project: Project, tokens: str) -> Row:
    """Search with filters, and list what passes them."""
    ours = slowest(lambda query: core.search.search(project, f"{query} {tokens}"))
    alone = median_seconds(lambda: core.search.search(project, tokens), 3)
    return Row(
        f"the same, {tokens}; the filter alone",
        f"{show_time(ours)}; {show_time(alone)}",
        "< 300 ms",
    )


def slowest(search: Callable[[str], object]) -> float:
    """Return the median of the slowest query."""
    return max(median_seconds(lambda query=query: search(query), 3) for query in QUERIES)  # type: ignore[misc]


def search_plainly(project: Project, query: str) -> list[object]:
    """Ask FTS5 as its documentation shows."""
    match = query if query.startswith('"') else " AND ".join(f'"{word}"*' for word in query.split())
    with project.read() as reader:
        return list(
            reader.connection.exec_driver_sql(
                "SELECT rowid, snippet(content_words, 0, '[', ']', '…', 24) FROM content_words "
                "WHERE content_words MATCH ? ORDER BY rank LIMIT 50",
                (match,),
            )
        )


def measure_suggestions(project: Project) -> Row:
    """Suggest passages for a claim, beside scoring every sentence of every article."""
    plant(project)
    claim = core.claims.add_claim(project, CLAIM)
    found = core.suggestions.suggest(project, claim.id)
    assert found.passages, "what was planted is found"
    taken = median_seconds(lambda: core.suggestions.suggest(project, claim.id))
    started = time.perf_counter()
    suggest_plainly(project)
    plain = time.perf_counter() - started
    return Row(
        f"suggestions for a claim in {SUGGESTING:,} articles",
        show_time(taken),
        "< 150 ms",
        f"every sentence of every article {show_time(plain)}",
    )


def plant(project: Project) -> None:
    """Put sentences about the claim into a few articles."""
    for number, words in enumerate(("removed 4.2 million", "removed 3.9 million", "never removed 4 million")):
        text = f"Plan {number}.\n\nBy March dredgers of the Orrin sill had {words} cubic metres. It rained."
        core.articles.add_intake(project, make_intake(text, number), text.encode(), f"plan-{number}.txt")


def suggest_plainly(project: Project) -> None:
    """Read and score everything."""
    worth = weigh(read_subject(CLAIM), {})
    with project.read() as reader:
        for row in core.articles.list_articles(project):
            if row.snapshot is not None:
                find_passages(CLAIM, snapshots.select_text(reader, row.snapshot.id), worth)


def fill_fast(project: Project) -> None:
    """Write many short articles into the tables and index them at the end, which is not measured."""
    chance = random.Random(7)
    publishers = [(new_id(), f"Herald-{number}") for number in range(PUBLISHERS)]
    with project.unjournaled() as tx:
        run = tx.connection.exec_driver_sql
        run("INSERT INTO publisher(id, name) VALUES (?, ?)", publishers)
        for start in range(0, ARTICLES, BATCH):
            articles, copies, contents = [], [], []
            for number in range(start, start + BATCH):
                article, copy = new_id(), new_id()
                day = f"{2018 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}"
                publisher = publishers[number % PUBLISHERS][0]
                articles.append((article, f"key-{number}", f"Report {number}", publisher, day))
                copies.append((copy, article, "text/plain"))
                contents.append((copy, make_words(chance), b"[]"))
            run("INSERT INTO article(id, citekey, title, publisher, issued) VALUES (?, ?, ?, ?, ?)", articles)
            run("INSERT INTO snapshot(id, article, media_type) VALUES (?, ?, ?)", copies)
            run("INSERT INTO content(snapshot, text, blocks) VALUES (?, ?, ?)", contents)
        index.rebuild(tx)


def make_words(chance: random.Random) -> str:
    """Return a text: most of it common words, most of its words rare."""
    common = chance.choices(WORDS, k=int(WORDS_EACH * COMMON))
    words = [*common, *chance.choices(RARE, k=WORDS_EACH - len(common))]
    chance.shuffle(words)
    return " ".join(f"{word}." if number % 15 == 14 else word for number, word in enumerate(words))
