"""What the comparison of two articles says in words: why they are listed, what they share, their marks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.ui.wording import count, format_date, format_moment, tr
from db.records import Article

if TYPE_CHECKING:
    from app.core.comparing import Pair


def pair_words(pair: Pair) -> str:
    """Say why two articles are listed, and what was decided when."""
    why = pair.why[:1].upper() + pair.why[1:]
    why = why + "." if why else ""
    if pair.decision is None:
        return why
    when = format_moment(pair.decision.at)
    who = f" ({pair.decision.author})" if pair.decision.author else ""
    said = {
        "same": tr("Decided to be one origin"),
        "part_of": tr("Decided to be part of one another"),
        "separate": tr("Decided to be different origins"),
    }[pair.decision.relation]
    return f"{said}, {when}{who}."


def origin_line(pair: Pair) -> str:
    """Say how many articles the origin has, where there are more than these two."""
    if pair.size < 3:
        return ""
    return tr("Their origin has {articles}.").format(articles=count(pair.size, tr("article"), tr("articles")))


def record_words(article: Article) -> str:
    """Say who published an article and when."""
    publisher = article.publisher.name if article.publisher else tr("no publisher")
    return f"{publisher}, {format_date(article.issued)}"


def fact_words(signs: Iterable[str], shared: int, words: int) -> str:
    """Say how much of a text the other one has, and what marks it as an agency's."""
    if words:
        part = tr("{share} shared: {shared} of {words}").format(
            share=f"{shared / words:.0%}", shared=f"{shared:,}", words=count(words, tr("word"), tr("words"))
        )
    else:
        part = tr("no text")
    listed = list(signs)
    return (
        f"{part} · {', '.join(listed)}" if listed else tr("{part} · no mark of an agency").format(part=part)
    )
