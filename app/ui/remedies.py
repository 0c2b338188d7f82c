"""What one can do about a finding: the words on its button and where the button goes.

The claims panel, the audit list and the briefing's findings offer the same remedies; a dialog that belongs
to a panel is asked for through the Session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.session import Place
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.ui.session import Session

#: Rule → the field of the article's record that mends it.
_RECORD_FIELDS: Mapping[str, str] = {
    "D01": "reliability",
    "D05": "descriptor",
    "G01": "issued",
    "G03": "authors",
    "G04": "publisher",
    "G05": "title",
}


@dataclass(frozen=True)
class Remedy:
    """A button: what it says and what it does."""

    label: str
    run: Callable[[Session], None]
    brief: str = ""

    @property
    def short(self) -> str:
        """The words where there is little room."""
        return self.brief or self.label


def remedy(finding: Finding) -> Remedy:
    """Return the remedy of a finding: by its rule, else by what it is about."""
    rule = finding.rule
    if rule in _RECORD_FIELDS and finding.article:
        return Remedy(
            _record_label(rule), _ask(f"article.edit_record:{_RECORD_FIELDS[rule]}:{finding.article}")
        )
    if finding.claim and rule == "C01":
        return Remedy(tr("Answer it…"), _ask(f"claim.answer:{finding.claim}"), tr("Answer"))
    if finding.claim and rule[0] in "FH":
        return Remedy(tr("Edit claim…"), _ask(f"claim.edit:{finding.claim}"))
    if finding.highlight and rule == "E06":
        return Remedy(
            tr("Compare the readings…"), _ask(f"highlight.readings:{finding.highlight}"), tr("Compare…")
        )
    if rule in ("E01", "E02") and finding.highlight and finding.article:
        ask = _ask(f"article.unsettled:{finding.article}:{finding.highlight}")
        return Remedy(tr("Compare the copies…"), ask, tr("Compare…"))
    if finding.highlight and finding.article:
        place = Place(article=finding.article, highlight=finding.highlight)
        return Remedy(tr("See passage"), lambda session: session.show_article(place))
    if finding.section:
        section = Place(briefing=finding.briefing or "", section=finding.section)
        return Remedy(tr("Show sentence"), lambda session: session.show_section(section))
    if finding.claim:
        claim = finding.claim
        return Remedy(_claim_label(rule), lambda session: session.show_claim(claim))
    if finding.article:
        article = Place(article=finding.article)
        return Remedy(tr("Show article"), lambda session: session.show_article(article))
    briefing = Place(briefing=finding.briefing or "")
    return Remedy(tr("Show briefing"), lambda session: session.show_section(briefing))


def _record_label(rule: str) -> str:
    return {
        "D01": tr("Rate…"),
        "D05": tr("Describe…"),
        "G01": tr("Set date…"),
        "G03": tr("Set author…"),
        "G04": tr("Set publisher…"),
        "G05": tr("Set title…"),
    }[rule]


def _claim_label(rule: str) -> str:
    return {"B03": tr("Show origin"), "C02": tr("Review")}.get(rule, tr("Show claim"))


def _ask(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.asked.emit(what)

    return run
