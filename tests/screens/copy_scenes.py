"""A newer copy of one of the sample's articles, and the pictures of what it changed."""

from __future__ import annotations

from functools import partial

from app import core
from app.core.project import Project
from app.intake.intake import Block, Intake
from app.ui.session import Place
from tests.screens.stage import Stage

NOTE = "Fairway Deepening Programme"


def recapture(stage: Stage, theme: str) -> None:
    """A newer copy: what it changed side by side, and a passage that only the older copy has."""
    stage.set_theme(theme)
    project = stage.session.project
    assert project is not None
    article = stage.article(NOTE)
    lost = core.highlights.list_highlights(project, article)[-1]
    report = core.recapture.read_again_as(project, article, newer_copy(project, article))
    assert report.counts["changed"]
    assert report.counts["orphan"]
    stage.read(NOTE)
    stage.shoot_over(f"recapture-{theme}", partial(stage.session.asked.emit, "article.unsettled"))
    stage.session.show_article(Place(article=article, highlight=lost.id))
    stage.shoot(f"older-copy-{theme}")
    project.undo()
    stage.rest()


def newer_copy(project: Project, article: str) -> Intake:
    """Change the first marked figure, reword what else is marked, and leave the last passage out."""
    snapshot = core.articles.newest_snapshot(project, article)
    text = core.articles.read_text(project, snapshot.id)
    marks = [one.exact for one in core.highlights.list_highlights(project, article)]
    figure = next(one for one in marks if any(each.isdigit() for each in one))
    text = text.replace(figure, _other_figure(figure))
    for one in marks[:-1]:
        if one != figure:
            text = text.replace(one, one.replace(" the ", " this ", 1))
    text = text.replace(marks[-1], "The Authority gave no further details.")
    return Intake(
        media_type="text/html", text=text, blocks=(Block("paragraph", 0, len(text)),), extractor="x"
    )


def _other_figure(words: str) -> str:
    at = next(place for place, one in enumerate(words) if one.isdigit())
    return words[:at] + str((int(words[at]) + 1) % 10) + words[at + 1 :]
