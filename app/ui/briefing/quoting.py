"""Quoting passages in prose: chosen from a list, or let go over the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from app import core
from app.core.fields import BODY_LIMIT
from app.core.quoting import Quotable
from app.errors import WrongUse
from app.ui.briefing.page import SectionPage
from app.ui.dialogs.choose_line import ChooseLineDialog, Line
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
            words = tr("No passage is highlighted yet.")
            session.complaint.emit(WrongUse(words, tr("Mark one in an article and link it.")))
            return
        keys = self._keys()
        known = {one.highlight for one in passages}
        mine = next((one.highlight for one in passages if set(one.keys) & set(keys)), "")
        lit = session.current_highlight if session.current_highlight in known else ""
        words = tr("The words go in as they stand in the source, with the marker of the claim they support.")
        lines = [Line(one.highlight, f"“{one.words}”", _below(one), "quote") for one in passages]
        title, first = tr("Quote a passage"), mine or lit or ""
        dialog = ChooseLineDialog(title, words, tr("Quote"), lines, first, self._page)
        if dialog.exec() == ChooseLineDialog.DialogCode.Accepted and dialog.chosen():
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
            if not words.endswith("]]"):
                self._session.message.emit(
                    tr("The passage supports no claim yet: link it to one and name that claim here.")
                )

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


def _below(one: Quotable) -> str:
    supported = ", ".join(f"[[{key}]]" for key in one.keys) or tr("supports no claim")
    return f"{supported}  ·  {one.article}"
