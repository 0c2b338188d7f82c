"""The panels of each workspace. Loaded after the first paint, or when a project is opened: see rooms.py."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.ui.articles.panel import ArticlesPanel
from app.ui.briefing.panel import BriefingPanel
from app.ui.reader.panel import ReaderPanel
from app.ui.resting.panel import RestingPanel
from app.ui.session import Session
from app.ui.window.argue import ArgueRoom
from app.ui.window.claims_side import ClaimsSide


@dataclass(frozen=True)
class Panels:
    """What stands beside the middle, and the middle of each workspace."""

    articles: QWidget
    claims: QWidget
    resting: QWidget
    middles: dict[str, QWidget]


def make_panels(session: Session) -> Panels:
    """Make every panel."""
    return Panels(
        articles=ArticlesPanel(session),
        claims=ClaimsSide(session),
        resting=RestingPanel(session),
        middles={
            "read": ReaderPanel(session),
            "argue": ArgueRoom(session),
            "write": BriefingPanel(session),
        },
    )
