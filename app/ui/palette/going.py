"""Where a hit leads: to an article's passage, a claim, a section."""

from __future__ import annotations

from app import core
from app.ui.session import Place, Session
from db.records import Hit


def go_to(session: Session, hit: Hit, beside: bool) -> None:
    """Go where a hit is."""
    if hit.kind == "claims":
        session.show_claim(hit.id)
    elif hit.kind == "highlights":
        session.show_article(Place(article=hit.article or "", highlight=hit.id, beside=beside))
    elif hit.kind == "articles":
        end = None if hit.start is None else hit.start + len(hit.snippet)
        session.show_article(Place(article=hit.article or hit.id, start=hit.start, end=end, beside=beside))
    elif session.project is not None:
        briefings = {briefing.id for briefing in core.briefings.list_briefings(session.project)}
        if hit.id in briefings:
            session.show_section(Place(briefing=hit.id))
        else:
            section = core.briefings.read_section(session.project, hit.id)
            session.show_section(Place(briefing=section.briefing, section=section.id))
