"""Looking backwards, as commands: from the article that is read, its publisher, the highlight."""

from __future__ import annotations

from app import core
from app.ui.commands import Command, has_project
from app.ui.session import Session
from app.ui.wording import tr


def _has_article(session: Session) -> bool:
    return session.project is not None and session.current_article is not None


def _has_highlight(session: Session) -> bool:
    return session.project is not None and session.current_highlight is not None


def _on_article(session: Session) -> None:
    session.asked.emit(f"resting.show:article:{session.current_article}")


def _on_highlight(session: Session) -> None:
    session.asked.emit(f"resting.show:highlight:{session.current_highlight}")


def _on_publisher(session: Session) -> None:
    project, article = session.project, session.current_article
    if project is None or article is None:
        return
    publisher = core.resting.publisher_of(project, article)
    if publisher:
        session.asked.emit(f"resting.show:publisher:{publisher}")
    else:
        session.message.emit(tr("The article has no publisher yet."))


def _hide(session: Session) -> None:
    session.asked.emit("resting.hide")


_WHY = "Open an article first."

COMMANDS: tuple[Command, ...] = (
    Command(
        "article.resting",
        "What rests on this article",
        _on_article,
        "Article",
        keys=("Ctrl+Shift+B",),
        when=_has_article,
        why_not=_WHY,
        group="resting",
    ),
    Command(
        "article.resting_publisher",
        "What rests on its publisher",
        _on_publisher,
        "Article",
        when=_has_article,
        why_not=_WHY,
        group="resting",
    ),
    Command(
        "highlight.resting",
        "What rests on this highlight",
        _on_highlight,
        "Highlight",
        when=_has_highlight,
        why_not="Put the caret into a highlight first.",
        group="resting",
    ),
    Command("resting.hide", "Close what rests on this", _hide, "View", when=has_project, group="panels"),
)
