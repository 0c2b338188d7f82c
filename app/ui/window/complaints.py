"""A refusal as a notice: what is wrong, what to do, and where the way there is known, a button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.errors import NotSound, SourcemarkError, WrongUse
from app.ui.widgets import Notice
from app.ui.widgets.notice import REFUSAL_MS
from app.ui.wording import tr
from db.errors import StoreError


def complaint_notice(problem: StoreError | SourcemarkError, run: Callable[[str], None]) -> Notice:
    """Return the notice of a problem; `run` runs a command by its id."""
    errors = (tr("Show the errors"), partial(run, "audit.list"))
    if isinstance(problem, NotSound):
        return Notice(problem.message, problem.hint, "warning", errors)
    stays = REFUSAL_MS if isinstance(problem, WrongUse) else 0
    return Notice(problem.message, problem.hint, "warning", stays=stays)
