"""Confirming a record's values: the analyst has looked at what was found, and it counts as his own."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.fields import PLAIN_FIELDS
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import articles
from db.records import Article

#: Fields whose values are found in a file and may be ticked.
CONFIRMABLE = ("type", "title", "authors", "container_title", "publisher", "agency", *PLAIN_FIELDS)
#: How a field is called in a sentence where its own name is no word.
WORDS = {"issued": "date", "canonical_url": "canonical URL", "container_title": "title of the journal"}


def confirm_fields(project: Project, article_id: str, fields: Iterable[str]) -> Article:
    """Make these the article’s confirmed fields and no others: one undo step, none for no change."""
    with project.read() as reader:
        before = articles.select_article(reader, article_id)
    wanted = checked(before, fields)
    if wanted == before.confirmed:
        return before
    with project.change(label(before, wanted)) as tx:
        articles.update_article(tx, article_id, confirmed=wanted)
        return articles.select_article(tx, article_id)


def checked(article: Article, fields: Iterable[str]) -> tuple[str, ...]:
    """Return the fields in the record's order, each once; raise WrongUse for one that holds nothing."""
    names = frozenset(fields)
    for name in sorted(names):
        if name not in CONFIRMABLE:
            hint = f"Use one of: {', '.join(CONFIRMABLE)}."
            raise WrongUse(f"“{name}” is no field to confirm.", hint)
        if not getattr(article, name):
            word = WORDS.get(name, name)
            raise WrongUse(
                f"“{shortened(article.title)}” has no {word} to confirm.", f"Set it: {name}=VALUE."
            )
    return tuple(name for name in CONFIRMABLE if name in names)


def label(before: Article, confirmed: Iterable[str]) -> str:
    """Name the change as the undo list shows it."""
    after = frozenset(confirmed)
    fresh = [name for name in CONFIRMABLE if name in after - frozenset(before.confirmed)]
    names = fresh or [name for name in before.confirmed if name not in after]
    words = ", ".join(WORDS.get(name, name) for name in names)
    title = shortened(before.title)
    return f"Confirm {words} of “{title}”" if fresh else f"No longer confirm {words} of “{title}”"
