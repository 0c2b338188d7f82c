"""What the list of articles says in words: groups, captions, and one sentence a row to be spoken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.ui.articles import record
from app.ui.wording import count, format_date, tr

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.ui.articles.entries import CaptionEntry, GroupName, Only, Sorting

STATUS_WORDS = {
    "corrected": "corrected",
    "retracted": "retracted",
    "superseded": "superseded",
    "unavailable": "unavailable",
}


def group_words(name: GroupName) -> str:
    """Return a group's heading."""
    return {"unread": tr("Unread"), "cited": tr("Cited"), "read": tr("Read")}[name]


def sorting_words(sorting: Sorting) -> str:
    """Return a sorting's name, as the menu shows it."""
    return {
        "date": tr("Newest first"),
        "publisher": tr("Publisher"),
        "title": tr("Title"),
        "added": tr("Last added first"),
    }[sorting]


def only_words(only: Only) -> str:
    """Return a filter choice's name, as the menu shows it."""
    return {
        "all": tr("All articles"),
        "highlighted": tr("With highlights"),
        "undated": tr("Without a date"),
        "unrated": tr("Not rated"),
        "uncaptured": tr("Without a capture"),
    }[only]


def caption_words(caption: CaptionEntry) -> str:
    """Return the whole caption over copies of one text."""
    return f"{caption.name} · {copies_words(caption)}"


def caption_tip(caption: CaptionEntry) -> str:
    """Say who decided that copies are one origin, and what a click does."""
    if caption.suggested:
        return tr("One origin, as the program suggests. Click to compare the copies and decide.")
    return tr("One origin, decided by the analyst. Click to compare the copies.")


def copies_words(caption: CaptionEntry) -> str:
    """Return the caption's second half."""
    return tr("one origin, {copies} copies").format(copies=caption.copies)


def publisher_words(row: ArticleRow) -> str:
    """Name who published an article."""
    publisher = row.article.publisher
    return publisher.name if publisher else tr("no publisher")


def date_words(row: ArticleRow) -> str:
    """Return the publication date; this year's without the year, a guess that nobody confirmed with a “?”."""
    words = format_date(row.article.issued, date.today())
    return f"{words}?" if row.date_is_guessed and not words.endswith("?") else words


def status_words(row: ArticleRow) -> str:
    """Return what is wrong with the article's standing, or that it is only a record; else nothing."""
    if row.article.status in STATUS_WORDS:
        return tr(STATUS_WORDS[row.article.status])
    return "" if row.snapshot is not None else tr("no capture")


def encoding_words(row: ArticleRow) -> str:
    """Say in which encoding the text was read, where that may be wrong."""
    return record.encoding_words(row.snapshot.extractor_version) if row.snapshot else ""


def title_words(row: ArticleRow) -> str:
    """Return the title; an article without one is known by its citekey."""
    return row.article.title or row.article.citekey


def entry_words(row: ArticleRow) -> str:
    """Say everything that a row shows."""
    article = row.article
    rated = article.reliability or (article.publisher.reliability if article.publisher else None)
    highlights = len(row.highlight_colours)
    parts = [
        title_words(row),
        publisher_words(row),
        format_date(article.issued) + (tr(" (a guess, not confirmed)") if row.date_is_guessed else ""),
        tr("reliability {letter}").format(letter=rated) if rated else tr("not rated"),
        count(highlights, tr("highlight"), tr("highlights")) if highlights else tr("no highlights"),
        tr("unread") if row.unread else "",
        status_words(row),
    ]
    return ", ".join(part for part in parts if part)
