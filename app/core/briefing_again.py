"""Whether a report is in the project already: its title, its headings, and every sentence as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.briefing_claims import words_of
from app.core.known_works import KnownWorks
from app.exchange.addresses import address_mark
from app.exchange.briefing_proposal import Proposal
from app.prose import strip_markers
from db import articles, briefings, claims

if TYPE_CHECKING:
    from app.core.project import Project


def find_imported(project: Project, proposal: Proposal) -> str | None:
    """Return the id of the briefing that a report became before, or None.

    What was edited in it since does not matter: the claims keep the words in which the report came. A report
    that states anything else, has another heading, or names a page that no record has, is another.
    """
    title = " ".join(proposal.title.split()) or "Untitled"
    with project.read() as reader:
        named = [one for one in briefings.select_briefings(reader) if one.title == title]
        if not named:
            return None
        known = {words_of(one.text) for one in claims.select_claims(reader)}
        listed = articles.select_articles(reader)
        whole = [briefings.select_briefing(reader, one.id) for one in named]
    said = [words_of(one.text) for chapter in proposal.chapters for one in chapter.sentences if one.states]
    works = KnownWorks(listed)
    sourced = all(works.find_record((one.url,)) for one in proposal.works if address_mark(one.url))
    if not sourced or not all(words in known for words in said):
        return None
    headings = [" ".join(chapter.heading.split()) for chapter in proposal.chapters]
    bodies = [chapter.body for chapter in proposal.chapters]
    for one in whole:
        if [section.heading for section in one.sections] != headings:
            continue
        if said or [strip_markers(section.body) for section in one.sections] == bodies:
            return one.id
    return None
