"""A project with very much in it: a thousand claims, names that do not fit anywhere."""

from __future__ import annotations

from pathlib import Path

from app import core
from tests.bench.books import make_text

CLAIMS, ARTICLES = 1000, 24
LONG = (
    "Capital Dredging and Fairway Deepening Programme of the Port Authorities of Tarnholm, Vessby and the "
    "Outer Skarn: Quarterly Progress Note with Annexes on Volumes, Cost, Monitoring and Notices to Mariners"
)


def make_crowd(path: Path) -> None:
    """Make the project at `path`."""
    with core.project.new_project(path, f"{LONG}, and everything that was ever said about it") as project:
        passages: list[str] = []
        for number in range(ARTICLES):
            file = path.parent / f"crowd-{number}.txt"
            file.write_text(make_text(number), encoding="utf-8")
            article = core.articles.add_article(project, file).article
            title, publisher = f"{number + 1}. {LONG}", f"Authority no. {number} of {LONG}"
            core.articles.set_fields(project, article.id, title=title, publisher=publisher)
            opened = core.articles.read_article(project, article.id)
            words = core.articles.read_text(project, opened.snapshot.id)[:60]
            passages.append(core.highlights.add_quote(project, article.id, words, colour=1 + number % 4).id)
        with project.change("Many claims"):
            for number in range(CLAIMS):
                claim = core.claims.add_claim(
                    project, LONG if number < 3 else make_text(10_000 + number, 24), key=f"claim-{number}"
                )
                if number < len(passages):
                    core.evidence.link(project, claim.id, passages[number])
