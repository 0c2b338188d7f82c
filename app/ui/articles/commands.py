"""What one can do in the list of articles, as commands; the panel listens to `session.asked`."""

from __future__ import annotations

from app import core
from app.ui.commands import Command
from app.ui.session import Session


def _has_article(session: Session) -> bool:
    return session.project is not None and session.current_article is not None


def _has_project(session: Session) -> bool:
    return session.project is not None


def _edit_record(session: Session) -> None:
    session.asked.emit("article.edit_record")


def _edit_publisher(session: Session) -> None:
    project, article = session.project, session.current_article
    if project is not None and article is not None:
        publisher = core.articles.read_record(project, article).publisher
        if publisher is not None:
            session.asked.emit(f"publisher.edit:{publisher.id}:reliability")


def _remove(session: Session) -> None:
    session.asked.emit("article.remove")


def _go_to_list(session: Session) -> None:
    session.asked.emit("article.list")


def _recapture(session: Session) -> None:
    session.asked.emit("article.recapture")


def _is_record_only(session: Session) -> bool:
    project, article = session.project, session.current_article
    return project is not None and article is not None and not core.articles.list_snapshots(project, article)


def _attach(session: Session) -> None:
    session.asked.emit("article.attach")


def _has_copy(session: Session) -> bool:
    return _has_article(session) and not _is_record_only(session)


def _has_unsettled(session: Session) -> bool:
    project, article = session.project, session.current_article
    return project is not None and article in core.settling.count_unsettled(project)


def _settle(session: Session) -> None:
    session.asked.emit("article.unsettled")


def _sort_date(session: Session) -> None:
    session.asked.emit("article.sort_date")


def _sort_publisher(session: Session) -> None:
    session.asked.emit("article.sort_publisher")


def _sort_title(session: Session) -> None:
    session.asked.emit("article.sort_title")


def _sort_added(session: Session) -> None:
    session.asked.emit("article.sort_added")


def _review_origins(session: Session) -> None:
    session.asked.emit("origin.review")


def _compare_copies(session: Session) -> None:
    session.asked.emit("origin.compare")


def _join_origin(session: Session) -> None:
    session.asked.emit("origin.join")


_WHY = "Open an article first."

COMMANDS: tuple[Command, ...] = (
    Command(
        id="article.edit_record",
        label="Edit record…",
        run=_edit_record,
        menu="Article",
        keys=("Ctrl+I",),
        when=_has_article,
        why_not=_WHY,
        group="article",
    ),
    Command(
        id="article.edit_publisher",
        label="Rate its publisher…",
        run=_edit_publisher,
        menu="Article",
        when=_has_article,
        why_not=_WHY,
        group="article",
    ),
    Command(
        id="article.attach",
        label="Attach a capture…",
        run=_attach,
        menu="Article",
        when=_is_record_only,
        why_not="Open an article that is only a record.",
        icon="import",
        group="copies",
    ),
    Command(
        id="article.recapture",
        label="Add a newer copy…",
        run=_recapture,
        menu="Article",
        when=_has_copy,
        why_not="Open an article that has a copy.",
        icon="import",
        group="copies",
    ),
    Command(
        id="article.unsettled",
        label="Settle what the newer copy changed…",
        run=_settle,
        menu="Article",
        when=_has_unsettled,
        why_not="Every passage of the article stands in its newest copy.",
        group="copies",
    ),
    Command(
        id="origin.compare",
        label="Compare with its copies…",
        run=_compare_copies,
        menu="Article",
        when=_has_article,
        why_not=_WHY,
        icon="origin",
        group="origins",
    ),
    Command(
        id="origin.join",
        label="One origin with another article…",
        run=_join_origin,
        menu="Article",
        when=_has_article,
        why_not=_WHY,
        group="origins",
    ),
    Command(
        id="origin.review",
        label="Review all origins…",
        run=_review_origins,
        menu="Article",
        when=_has_project,
        group="origins",
    ),
    Command(
        id="article.remove",
        label="Remove article",
        run=_remove,
        menu="Article",
        when=_has_article,
        why_not=_WHY,
        icon="trash",
        group="article",
    ),
    Command(
        id="article.list",
        label="Go to the list of articles",
        run=_go_to_list,
        menu="View",
        keys=("F6",),
        when=_has_project,
        group="panels",
    ),
    Command(
        "article.sort_date", "Newest first", _sort_date, "Article", submenu="Sort articles", when=_has_project
    ),
    Command(
        "article.sort_publisher",
        "By publisher",
        _sort_publisher,
        "Article",
        submenu="Sort articles",
        when=_has_project,
    ),
    Command(
        "article.sort_title", "By title", _sort_title, "Article", submenu="Sort articles", when=_has_project
    ),
    Command(
        "article.sort_added",
        "Last added first",
        _sort_added,
        "Article",
        submenu="Sort articles",
        when=_has_project,
    ),
)
