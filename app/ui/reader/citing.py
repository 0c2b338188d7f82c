"""A passage with its citation, as the reader copies it: quoted words, then who published them and when."""

from __future__ import annotations

from app.ui import wording
from db.records import Article


def who(article: Article) -> str:
    """Return who answers for an article: its authors' families, else its publisher."""
    names = [name.literal or name.family or name.given for name in article.authors]
    if len(names) > 2:
        return f"{names[0]} et al."
    if names:
        return " & ".join(names)
    return article.publisher.name if article.publisher else article.container_title


def passage_with_citation(quote: str, article: Article, page_label: str) -> str:
    """Return a quotation in quotation marks, followed by its source in brackets."""
    words = " ".join(quote.split())
    page = f"p. {page_label}" if page_label else ""
    date = wording.format_date(article.issued) if article.issued else ""
    parts = [part for part in (who(article), article.title, date, page, article.URL) if part]
    return f"“{words}” ({', '.join(parts)})"
