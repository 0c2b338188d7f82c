"""What stands around the prose of every export: the facts under the title and the statements at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.export.dates import date_in_words
from app.export.parts import Fact, Statement

if TYPE_CHECKING:
    from db.records import Briefing

SOURCE_SUMMARY = "Source summary"
LIMITATIONS = "Limitations"
AI_DISCLOSURE = "Use of artificial intelligence"

_STATUS = {"draft": "Draft", "reviewed": "Reviewed", "issued": "Issued", "withdrawn": "Withdrawn"}
_BETWEEN = re.compile(r"\n\s*\n")


def make_facts(
    briefing: Briefing, authors: tuple[str, ...], spell: Callable[[str], str] = date_in_words
) -> tuple[Fact, ...]:
    """Return the facts that are known: authors, information cut-off, date of issue, version, status."""
    facts = [Fact(name="author", text=name) for name in authors if name.strip()]
    if briefing.as_of:
        facts.append(Fact(name="as_of", text=f"Information as of {spell(briefing.as_of)}"))
    if briefing.issued:
        facts.append(Fact(name="issued", text=f"Issued {spell(briefing.issued)}"))
    facts.append(Fact(name="version", text=f"Version {briefing.version}"))
    # A date of issue says that it is issued; twice would read like two facts.
    if not (briefing.issued and briefing.status == "issued"):
        status = _STATUS.get(briefing.status, briefing.status)
        facts.append(Fact(name="status", text=status))
    return tuple(facts)


def make_statements(briefing: Briefing) -> tuple[Statement, ...]:
    """Return the statements that are filled: source summary, limitations, use of artificial intelligence."""
    given = (
        ("sources", SOURCE_SUMMARY, briefing.source_summary),
        ("limitations", LIMITATIONS, briefing.limitations),
        ("ai", AI_DISCLOSURE, briefing.ai_disclosure),
    )
    return tuple(
        Statement(name=name, title=title, paragraphs=paragraphs)
        for name, title, text in given
        if (paragraphs := _paragraphs(text))
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = _BETWEEN.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(one.strip() for one in parts if one.strip())
