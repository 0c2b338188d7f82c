"""What finder.py and steps.py need of an open article; article_view.py is it."""

from __future__ import annotations

from typing import Protocol

from app.ui.reader.content import Content
from app.ui.reader.errands import Errands
from app.ui.reader.reading import Reading
from app.ui.reader.standing import AnyView
from app.ui.reader.verbs import Verbs
from app.ui.session import Place, Session


class Opened(Protocol):
    """An article in a tab; what is None is still being loaded."""

    session: Session
    errands: Errands
    content: Content | None

    @property
    def reading(self) -> Reading | None:
        """Return what is being read."""
        ...

    @property
    def verbs(self) -> Verbs | None:
        """Return the verbs on the selection."""
        ...

    @property
    def view(self) -> AnyView | None:
        """Return the view that is shown."""
        ...

    def go_to(self, place: Place) -> None:
        """Go somewhere in this article."""
        ...

    def selected_text(self) -> str:
        """Return the selected text, else that of the highlight at the caret."""
        ...

    def top_offset(self) -> int:
        """Return the first offset that is read now."""
        ...
