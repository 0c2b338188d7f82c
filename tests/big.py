"""Briefings of megabytes: prose with tens of thousands of markers, the same at each call."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from app import core
from app.core.project import Project
from db import claims, evidence, highlights
from db.records import Claim, Evidence, Highlight
from tests.bench.books import make_text

#: Characters of a section's body, just under what a section may have.
SECTION = 490_000
#: Passages of the one article; each claim rests on one of them.
PASSAGES = 500


def big_body(characters: int, first: int = 0, claims_known: int = 5_000) -> str:
    """Return a body of about so many characters, a marker in two of three sentences.

    It has every kind of block: paragraphs, headings, lists, quotations, tables and code.
    """
    blocks: list[str] = []
    length, at = 0, first
    kinds = cycle("ppppppphppplppppqppppptpppppppppc")
    words = [make_text(seed, 22) for seed in range(97)]
    while length < characters:
        kind = next(kinds)
        sentences = []
        for n in range(4):
            at += 1
            mark = f" [[claim-{at % claims_known}]]" if n != 1 else ""
            sentences.append(f"{words[at % len(words)].replace('.', ',')} of *{at}* metres.{mark}")
        blocks.append(_block(kind, sentences))
        length += len(blocks[-1]) + 2
    return "\n\n".join(blocks)[:characters]


def _block(kind: str, sentences: list[str]) -> str:
    if kind == "h":
        return f"### Of {sentences[0][:40]}"
    if kind == "l":
        return "\n".join(f"- {one}" for one in sentences)
    if kind == "q":
        return "> " + "\n> ".join(sentences)
    if kind == "t":
        return "| What | Where |\n|---|---|\n" + "\n".join(f"| {one} | here |" for one in sentences[:2])
    if kind == "c":
        return "```\n" + "\n".join(sentences[:2]) + "\n```"
    return " ".join(sentences)


def big_briefing(project: Project, folder: Path, characters: int = 10_000_000, known: int = 5_000) -> str:
    """Fill a project with claims that rest on the passages of one article, and a briefing; return its id."""
    file = folder / "record.txt"
    file.write_text("\n\n".join(make_text(seed, 30) for seed in range(PASSAGES)))
    article = core.articles.add_article(project, file).article
    snapshot = core.articles.newest_snapshot(project, article.id)
    text = core.articles.read_text(project, snapshot.id)
    step = (len(text) - 200) // PASSAGES
    marks = [
        Highlight(
            id=f"h{at}",
            snapshot=snapshot.id,
            article=article.id,
            exact=text[at * step : at * step + 120],
            prefix=text[max(0, at * step - 32) : at * step],
            suffix=text[at * step + 120 : at * step + 152],
            start=at * step,
            end=at * step + 120,
        )
        for at in range(PASSAGES)
    ]
    with project.change("Fill") as tx:
        for mark in marks:
            highlights.insert_highlight(tx, mark)
        for at in range(known):
            claims.insert_claim(
                tx, Claim(id=f"c{at}", key=f"claim-{at}", text=make_text(at, 12), position=float(at))
            )
            evidence.insert_evidence(tx, Evidence(id=f"e{at}", claim=f"c{at}", highlight=f"h{at % PASSAGES}"))
    briefing = core.briefings.add_briefing(project, "The state of the works", "2025-06-01")
    for number in range(1, characters // SECTION + 2 if characters else 1):
        length = min(SECTION, characters - (number - 1) * SECTION)
        if length > 0:
            body = big_body(length, number * 10_000, known)
            core.briefings.add_section(project, briefing.id, f"Part {number}", body=body)
    return briefing.id
