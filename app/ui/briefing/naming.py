"""Naming claims in prose: completion after `[[`, a claim made of the sentence, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app import core
from app.prose import completion_at
from app.ui import marks
from app.ui.briefing import typing
from app.ui.briefing.body_marks import mark_sentences
from app.ui.briefing.completion import match_claims
from app.ui.briefing.page import SectionPage
from app.ui.briefing.sentences import claim_sentence, claim_words
from app.ui.session import Session
from app.ui.wording import plain_tip, tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow


class Naming(QObject):
    """Watches the editor's `[[` and completes it. `rows` are the claims by key."""

    #: A marker was completed: the prose is worth saving now.
    completed = Signal()

    def __init__(self, session: Session, page: SectionPage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.rows: dict[str, ClaimRow] = {}
        page.editor.chip_clicked.connect(self.on_chip_clicked)
        page.editor.claims_dropped.connect(self.on_claims_dropped)
        page.editor.tip_of = self.tip
        page.tools.claim.clicked.connect(self.open_marker)
        page.completion.claim_chosen.connect(self.on_claim_chosen)
        page.completion.new_wanted.connect(self.on_new_claim)

    def offer(self) -> None:
        """Show the claims that match what stands behind an open `[[`, or close the list."""
        editor = self._page.editor
        partial = completion_at(editor.body(), editor.caret())
        if partial is None or not editor.hasFocus():
            self._page.completion.hide()
            return
        caret = editor.cursorRect().translated(editor.viewport().pos())
        self._page.completion.show_rows(match_claims(list(self.rows.values()), partial), caret)

    @Slot()
    def open_marker(self) -> None:
        """Open a marker at the caret."""
        self._page.editor.setFocus()
        typing.surround(self._page.editor, "[[", "")
        self.offer()

    @Slot(object)
    def on_claim_chosen(self, row: ClaimRow) -> None:
        """Complete the marker with a claim's key."""
        self._complete(row.claim.key)

    @Slot()
    def on_new_claim(self) -> None:
        """Make a claim of the sentence before the marker and name it."""
        project, editor = self._session.project, self._page.editor
        if project is None:
            return
        body, caret = editor.body(), editor.caret()
        opened = body.rfind("[[", 0, caret)
        before, _ = mark_sentences(body[:opened], "", {}, ())
        sentence = body[before[-1].start : before[-1].end] if before else ""
        text = claim_words(sentence) or body[opened + 2 : caret].strip()
        claim = self._session.act(lambda: core.claims.add_claim(project, text))
        if claim is not None:
            self._complete(claim.key)

    @Slot(str)
    def on_chip_clicked(self, key: str) -> None:
        """Show a chip's claim."""
        row = self.rows.get(key)
        if row is not None:
            self._session.show_claim(row.claim.id)

    @Slot(object)
    def on_claims_dropped(self, claims: tuple[str, ...]) -> None:
        """Write what dropped claims state, each sentence with its marker."""
        known = {row.claim.id: row.claim for row in self.rows.values()}
        sentences = [claim_sentence(known[one].text, known[one].key) for one in claims if one in known]
        if sentences:
            self._page.editor.insert_words(" ".join(sentences))
            self.completed.emit()

    def tip(self, key: str) -> str:
        """Say what a chip's claim states, on how many origins it rests, and what is wrong with it."""
        row = self.rows.get(key)
        if row is None:
            return plain_tip(tr("No claim has the key “{key}”.").format(key=key))
        wrong = [one.message for one in row.findings if not one.waived]
        tally = marks.tally_name(row.origins_for, row.origins_against)
        return plain_tip("\n".join((row.claim.text, tally, *wrong[:4])))

    def _complete(self, key: str) -> None:
        editor = self._page.editor
        body, caret = editor.body(), editor.caret()
        opened = body.rfind("[[", 0, caret)
        end = caret + 2 if body[caret : caret + 2] == "]]" else caret
        self._page.completion.hide()
        if opened >= 0:
            editor.replace(opened, end, f"[[{key}]]")
        self.completed.emit()
