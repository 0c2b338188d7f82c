"""What a stranger's briefing became: sections, claims to verify, records; and what was not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.dialogs.report import ReportDialog
from app.ui.widgets import Label, MarkLabel
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.briefing_import import ImportedBriefing


class BriefingThere(ReportDialog):
    """Says that a report was imported before; accepted when a second briefing is wanted all the same."""

    def __init__(self, found: ImportedBriefing, parent: QWidget | None = None) -> None:
        super().__init__(tr("Imported before"), tr("Import it again"), tr("Close"), parent, width=520)
        # A second one is made on purpose, never by Enter.
        self.reject_button.setDefault(True)
        self.say(shorten(found.title, 160), "muted")
        self.say(
            tr(
                "This briefing is in the project already, with the same sentences and sources. "
                "Nothing was made; Write shows the one that is there."
            )
        )


class BriefingReport(ReportDialog):
    """Says what came in and what to do next; accepted when the claims to verify are wanted."""

    def __init__(self, found: ImportedBriefing, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Briefing imported"), tr("Show the claims to verify"), tr("Close"), parent, width=560
        )
        self.say(shorten(found.title, 160), "muted")
        for mark, words in _facts(found):
            line = QHBoxLayout()
            line.addWidget(MarkLabel(mark))
            line.addWidget(Label(words, "body", "text", wrap=True), 1)
            self.body.addLayout(line)
        self.text = "\n".join(_line(one.line, one.text) for one in found.remarks)
        if self.text:
            self.list_text(tr("What was not clear"), 120)
        self.say(_next(found), "muted")


def _facts(found: ImportedBriefing) -> list[tuple[str, str]]:
    sections = count(len(found.sections), tr("section"), tr("sections"))
    sentences = count(found.sentences, tr("sentence states something"), tr("sentences state something"))
    claims = count(len(found.claims), tr("claim to verify"), tr("claims to verify"))
    words = tr("{sections}. {sentences}: {claims}.")
    facts = [("covered", words.format(sections=sections, sentences=sentences, claims=claims))]
    if found.claims_there:
        there = count(found.claims_there, tr("claim"), tr("claims"))
        words = tr("In the project already, in the same words: {claims}.")
        facts.append(("info", words.format(claims=there)))
    if found.without_source:
        if found.without_source == found.sentences:
            facts.append(("error", tr("No sentence says which source it rests on.")))
        else:
            number = count(found.without_source, tr("sentence does"), tr("sentences do"))
            words = tr("{number} not say on which source they rest.")
            facts.append(("warning", words.format(number=number)))
    articles = count(len(found.articles), tr("source"), tr("sources"))
    words = tr("{sources} without a capture.")
    facts.append(("warning" if found.articles else "info", words.format(sources=articles)))
    if found.articles_there:
        there = count(found.articles_there, tr("source"), tr("sources"))
        facts.append(("info", tr("In the project already: {sources}.").format(sources=there)))
    return facts


def _next(found: ImportedBriefing) -> str:
    if not found.articles:
        return tr("Next: link passages to the claims. Undo takes the briefing back.")
    return tr(
        "Next: attach a capture to each source, then link the passages that are suggested for its claims. "
        "Undo takes the briefing back."
    )


def _line(number: int, text: str) -> str:
    return tr("Line {number}: {text}").format(number=number, text=text)
