"""Every command there is, and the way to the panels. Here and in panels.py all panels are known.

The lists of commands are light. The panels are not, and the start page needs none of them: panels.py is
loaded by name, so that the window can show before they are there.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.ui.articles import commands as article_commands
from app.ui.audit import commands as audit_commands
from app.ui.briefing import commands as briefing_commands
from app.ui.claims import commands as claim_commands
from app.ui.commands import Command
from app.ui.grid import commands as grid_commands
from app.ui.reader import commands as reader_commands
from app.ui.resting import commands as resting_commands
from app.ui.session import Session
from app.ui.suggestions import commands as suggestion_commands
from app.ui.window import commands as window_commands

if TYPE_CHECKING:
    from app.ui.window.panels import Panels

COMMANDS: tuple[Command, ...] = (
    *window_commands.COMMANDS,
    *article_commands.COMMANDS,
    *reader_commands.COMMANDS,
    *claim_commands.COMMANDS,
    *suggestion_commands.COMMANDS,
    *grid_commands.COMMANDS,
    *audit_commands.COMMANDS,
    *resting_commands.COMMANDS,
    *briefing_commands.COMMANDS,
)


def make_panels(session: Session) -> Panels:
    """Load the panels and make them."""
    made: Panels = importlib.import_module("app.ui.window.panels").make_panels(session)
    return made
