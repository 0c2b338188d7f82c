"""Quoting passages in prose: chosen from a list, or let go over the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from app import core
from app.core.fields import BODY_LIMIT
from app.errors import WrongUse
from app.ui.briefing.page import SectionPage
from app.ui.briefing.quote_dialog import QuoteDialog
from app.ui.session import Session
from app.ui.wording import tr


class Quoting(QObject):
    """Puts passages into the prose as quotations."""

    def __init__(self, session: Session, page: SectionPage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        page.tools.quote.clicked.connect(self.on_quote_wanted)
        page.editor.passage_dropped.connect(self.insert)
        page.editor.too_long.connect(self.on_too_long)

    @Slot()
    def on_quote_wanted(self) -> None:
        """Ask which passage; the one that the sentence's claim rests on, or that is lit, is chosen."""
        session, project = self._session, self._session.project
        if project is None:
            return
        passages = session.act(partial(core.quoting.list_quotable, project)) or ()
        if not passages:
            words = tr("No passage is linked to a claim yet.")
            session.complaint.emit(WrongUse(words, tr("Mark one in an article and link it.")))
            return
        keys = self._keys()
        known = {one.highlight for one in passages}
        mine = next((one.highlight for one in passages if set(one.keys) & set(keys)), "")
        lit = session.current_highlight if session.current_highlight in known else ""
        dialog = QuoteDialog(passages, mine or lit or "", self._page)
        if dialog.exec() == QuoteDialog.DialogCode.Accepted and dialog.chosen():
            self.insert(dialog.chosen())
        dialog.deleteLater()

    @Slot(str)
    def insert(self, highlight: str) -> None:
        """Insert a passage at the caret."""
        project = self._session.project
        if project is None:
            return
        briefing = self._session.current_briefing
        language = core.briefings.read_briefing(project, briefing).language if briefing else "en"
        quote = partial(core.quoting.quote_passage, project, highlight, language, self._keys())
        words = self._session.act(quote)
        if words:
            self._page.editor.insert_words(words)

    @Slot(int)
    def on_too_long(self, length: int) -> None:
        """Say why nothing was pasted."""
        most = BODY_LIMIT
        words = tr("A section of {length} characters is too long; {most} is the most.")
        hint = tr("Nothing was pasted. Divide the text into several sections.")
        self._session.complaint.emit(WrongUse(words.format(length=f"{length:,}", most=f"{most:,}"), hint))

    def _keys(self) -> tuple[str, ...]:
        sentence = self._page.editor.sentence_at_caret()
        return sentence.claims if sentence is not None else ()
