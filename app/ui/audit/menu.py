"""The menus of the audit's list: what can be done about a finding, what about a waiver that has lapsed."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.ui.audit import deeds
from app.ui.audit.entries import Grouping, Lapsed, Row, finding_key
from app.ui.remedies import remedies
from app.ui.session import Session
from app.ui.widgets.choices import Choice
from app.ui.wording import tr


class Panel(Protocol):
    """What the menu acts on; panel.py is it."""

    def explain(self, rule: str) -> None:
        """Show what a rule means."""
        ...

    def on_toggled(self, key: str) -> None:
        """Show a finding's details, or no longer."""
        ...


def finding_choices(panel: Panel, session: Session, row: Row) -> list[Choice | None]:
    """Return what can be done about a finding, what helps first at the top."""
    first, *others = remedies(row.finding, row.ticks)
    parent = panel if isinstance(panel, QWidget) else None
    waive = (
        Choice(tr("Take the waiver back"), partial(deeds.unwaive, session, row), keys="W")
        if row.finding.waived
        else Choice(tr("Waive…"), partial(deeds.waive, session, row, parent), keys="W")
    )
    details = tr("Hide the details") if row.opened else tr("Show the details")
    return [
        Choice(first.label, partial(first.run, session), keys="Return"),
        *(Choice(one.label, partial(one.run, session)) for one in others),
        None,
        waive,
        None,
        Choice(details, partial(panel.on_toggled, finding_key(row.finding)), keys="Space"),
        Choice(tr("About this rule"), partial(panel.explain, row.finding.rule), keys="F1"),
    ]


def lapsed_choices(session: Session, entry: Lapsed) -> list[Choice | None]:
    """Return what can be done about a waiver whose finding is gone."""
    return [Choice(tr("Take the waiver back"), partial(deeds.unwaive, session, entry), keys="Del")]


def grouping_words(grouping: Grouping) -> str:
    """Return a grouping's name, as the menu shows it."""
    return {
        "none": tr("The worst first, no groups"),
        "claim": tr("By claim"),
        "section": tr("By section"),
        "article": tr("By article"),
        "rule": tr("By rule"),
    }[grouping]
