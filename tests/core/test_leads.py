"""Leads in bold, however a stranger closes them: which is the key judgement, and that they come out again."""

from __future__ import annotations

from app import core
from app.core.briefing_import import store_proposal
from app.core.project import Project
from app.exchange.briefing_markdown import parse_briefing
from app.export.markdown import render_plain

_PARAGRAPHS = {
    "**Trade has fallen by a third.** It may recover.": "Trade has fallen by a third.",
    "**Trade has fallen by a third** It may recover.": "Trade has fallen by a third",
    "**Velmora moves most of the grain**: In 2021 it shipped more.": "Velmora moves most of the grain",
    "**Trade has fallen by a third** – In May it was half.": "Trade has fallen by a third",
    "__Trade has fallen by a third.__ It may recover.": "Trade has fallen by a third.",
    "**The dredger is eight months late.**": "The dredger is eight months late.",
    "**Sanctions and screening of the firm** No match was found.": None,
    "**Lead:** It fell by a third.": None,
    "**Trade has fallen by a third** in a year.": None,
}


def test_leads_come_out_as_they_came_in(project: Project) -> None:
    for paragraph, judgement in _PARAGRAPHS.items():
        text = f"# T\n\n## A\n\n{paragraph}\n\nMore is known of it.\n\n## B\n\nThe end is near.\n"
        made = store_proposal(project, parse_briefing(text))
        section = core.briefings.read_briefing(project, made.briefing).sections[-2]
        claims = {row.claim.id: row.claim.text for row in core.claims.list_claims(project)}
        found = claims.get(section.key_judgement or "")
        assert (found or "").rstrip(".") == (judgement or "").rstrip(".")
        document = core.exports.compose_briefing(project, made.briefing)
        assert render_plain(document).decode().replace(" [unsourced]", "") == text
