"""A small project with the same hostile words in every field that somebody can fill, and in its article."""

from __future__ import annotations

from pathlib import Path

from app import core
from app.core.project import Project
from db.records import Name

#: What runs, loads or leads somewhere, in every language that an export speaks.
WORDS = (
    "=HYPERLINK(1)", " \t=1+1", "＝1+1", "@SUM(1)", "-2+3", "<script>alert(1)</script>",
    "<img src=http://evil.example/x.png onerror=alert(1)>", "<a href='ftp://evil.example'>x</a>",
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "javascript:alert(1)",
    "file:///etc/passwd", "<javascript:alert(1)>", "data:text/html,x", "ftp://evil.example/x",
    "mailto:x@evil.example", "//evil.example/x", "\\\\evil.example\\share", "\\href{javascript:x}{y}",
    "]]>", "&#x3c;script&#x3e;", "{{x}}", "::: {#x}", "<!--", "#link(\"javascript:x\")",
    "www.evil.example", "[[x]]", "${x}", "<?php x ?>", "<%x%>", "tel:1",
)  # fmt: skip


def hostile_text() -> str:
    """Return the text of an article: a line for each of the words."""
    return "It is late.\n\n" + "\n\n".join(f"Say {one} now." for one in WORDS)


def fill(project: Project, folder: Path, words: tuple[str, ...] = WORDS) -> str:
    """Fill a project with the words wherever they go; return its briefing's id."""
    all_words = " ".join(words)
    path = folder / "hostile.txt"
    path.write_text(hostile_text(), encoding="utf-8")
    article = core.articles.add_article(project, path).article
    snapshot = core.articles.newest_snapshot(project, article.id)
    core.articles.set_fields(
        project,
        article.id,
        title=all_words,
        container_title=words[0],
        publisher=words[1],
        authors=tuple(Name(literal=one) for one in words[:6]),
        note=all_words,
        tags=words[:8],
        URL="https://good.example/a?x=<b>",
        descriptor=all_words[:300],
    )
    (folder / "other.txt").write_text("Nobody knows why.")
    other = core.articles.add_article(project, folder / "other.txt").article
    core.articles.set_fields(project, other.id, URL="javascript:alert(1)", DOI="data:text/html,x")
    text = core.articles.read_text(project, snapshot.id)
    briefing = core.briefings.add_briefing(project, all_words)
    body = []
    for number, one in enumerate(words):
        if number % 3:
            body.append(f"It is {one}.")
            continue
        start = text.find(one.strip())
        claim = core.claims.add_claim(project, f"It is {one} {number}.", f"claim-{number}")
        body.append(f"It is {one}. [[claim-{number}]]")
        if start >= 0:
            mark = core.highlights.add_highlight(
                project, snapshot.id, start, start + len(one.strip()), note=one
            )
            core.highlights.set_highlight(project, mark.id, tags=(one,))
            core.evidence.link(project, claim.id, mark.id)
    core.briefings.add_section(project, briefing.id, all_words, body="\n\n".join(body))
    return briefing.id
