"""Which panels the window shows, and every command there is. The one place that knows all panels."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.articles import commands as article_commands
from app.ui.articles.panel import ArticlesPanel
from app.ui.audit import commands as audit_commands
from app.ui.briefing import commands as briefing_commands
from app.ui.briefing.panel import BriefingPanel
from app.ui.claims import commands as claim_commands
from app.ui.claims.panel import ClaimsPanel
from app.ui.commands import Command
from app.ui.grid import commands as grid_commands
from app.ui.reader import commands as reader_commands
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Session
from app.ui.window import commands as window_commands
from app.ui.window.argue import ArgueRoom

COMMANDS: tuple[Command, ...] = (
    *window_commands.COMMANDS,
    *article_commands.COMMANDS,
    *reader_commands.COMMANDS,
    *claim_commands.COMMANDS,
    *grid_commands.COMMANDS,
    *audit_commands.COMMANDS,
    *briefing_commands.COMMANDS,
)


def make_articles(session: Session) -> QWidget:
    """Return the panel at the left of Read."""
    return ArticlesPanel(session)


def make_claims(session: Session) -> QWidget:
    """Return the panel at the right of Read."""
    return ClaimsPanel(session)


def make_reader(session: Session) -> QWidget:
    """Return the middle of Read."""
    return ReaderPanel(session)


def make_argue(session: Session) -> QWidget:
    """Return the middle of Argue."""
    return ArgueRoom(session)


def make_write(session: Session) -> QWidget:
    """Return the middle of Write."""
    return BriefingPanel(session)
