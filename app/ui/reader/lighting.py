"""Lit both ways: what is pointed at in an article lights its partners in the panels; a press goes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.ui.reader.reading import Pressed, Reading
from app.ui.reader.steps import press
from app.ui.session import Lit, Session


class Lighting(QObject):
    """Passes on what the pointer does to the highlights of one article."""

    def __init__(self, session: Session, reading: Reading) -> None:
        super().__init__(reading)
        self._session, self._reading = session, reading
        reading.pointed.connect(self._pointed)
        reading.pressed.connect(self._pressed)

    @Slot(object)
    def _pointed(self, highlight: object) -> None:
        self._session.light(Lit(highlight=str(highlight)) if highlight is not None else None)

    @Slot(object)
    def _pressed(self, pressed: object) -> None:
        if isinstance(pressed, Pressed):
            press(self._session, self._reading, pressed)
