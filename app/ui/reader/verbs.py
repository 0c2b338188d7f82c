"""What keys and the bar do with the selection, or with the highlight at the caret, through the core.

Widgets that ask for more words (which claim, what note) are opened by the article view: see the signals.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from app import core
from app.ui.jobs import JobHandle
from app.ui.reader import motion
from app.ui.reader.content import Content, shown_of
from app.ui.reader.keys import verb_of
from app.ui.reader.reading import Reading
from app.ui.reader.shown import Passages, Shown
from app.ui.session import Lit, Session
from app.ui.wording import tr
from db.records import Direction

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Highlight


@dataclass
class Habits:
    """What was used last in this window, and is offered first."""

    colour: int = 1
    direction: Direction = "supports"


@dataclass(frozen=True)
class Target:
    """What a verb acts on: a range, and the highlight it is when it is one already."""

    start: int
    end: int
    highlight: Shown | None = None


class Verbs(QObject):
    """The verbs of one article's reading."""

    chooser_wanted = Signal(str)
    note_wanted = Signal()
    quotation_wanted = Signal()
    done = Signal()

    def __init__(self, session: Session, reading: Reading, content: Content, habits: Habits) -> None:
        super().__init__(reading)
        self._session = session
        self._reading = reading
        self._content = content
        self.habits = habits

    def target(self) -> Target | None:
        """Return what is selected, else the highlight at the caret, else None."""
        selection = self._reading.selection
        if selection is not None:
            start, end = motion.trimmed(self._reading.text, *selection)
            return Target(start, end) if end > start else None
        shown = self._reading.highlight_at_caret()
        return None if shown is None else Target(shown.start, shown.end, shown)

    def verb_for(self, event: QKeyEvent) -> str:
        """Return the verb a key means now."""
        held = self._reading.highlight_at_caret()
        return verb_of(event, selected=self._reading.selection is not None, in_highlight=held is not None)

    def do(self, verb: str) -> None:
        """Do a verb on the selection, or on the highlight at the caret."""
        target = self.target()
        if verb == "let_go":
            self._reading.collapse()
        elif target is None:
            self._session.message.emit(
                tr("Nothing is selected. Select a passage with the mouse, or with Shift and the arrow keys.")
            )
        elif verb.startswith(("colour_", "recolour_")):
            self.colour(target, int(verb[-1]))
        elif verb in ("supports", "disputes", "again", "choose", "new_claim"):
            self._argue(target, verb)
        elif verb == "note":
            self.note_wanted.emit()
        elif verb == "quotation":
            self.quotation_wanted.emit()
        elif target.highlight is not None:
            self._change(target.highlight, verb)

    def colour(self, target: Target, colour: int) -> None:
        """Highlight the selection in a colour, or change the highlight's colour."""
        self.habits.colour = colour
        if target.highlight is not None:
            self._act(core.highlights.set_highlight, target.highlight.id, colour=colour)
        else:
            self.add(target, colour)

    def add(self, target: Target, colour: int, note: str = "") -> Highlight | None:
        """Highlight a passage; a PDF's is then confirmed by the second reader."""
        project = self._session.project
        if project is None:
            return None
        made = self._session.act(
            partial(
                core.highlights.add_highlight,
                project,
                self._content.snapshot.id,
                target.start,
                target.end,
                colour=colour,
                note=note,
            )
        )
        if made is not None:
            self._show_at_once(Shown(made.id, made.start, made.end, made.colour, made.note))
            self._settle(made.id, target.end)
        return made

    def write_note(self, target: Target, note: str) -> None:
        """Write a note on the highlight, which is made when there is none yet."""
        if target.highlight is not None:
            self._act(core.highlights.set_highlight, target.highlight.id, note=note)
        elif note.strip():
            self.add(target, self.habits.colour, note)

    def link(self, target: Target, claim: str, direction: Direction) -> None:
        """Link the passage to a claim; it is highlighted when it is not yet."""
        self.habits.direction = direction
        if target.highlight is not None:
            done = self._act(core.evidence.link, claim, target.highlight.id, direction)
            highlight = target.highlight.id
        else:
            done = self._act(
                core.evidence.link_passage,
                claim,
                self._content.snapshot.id,
                target.start,
                target.end,
                direction,
                self.habits.colour,
            )
            highlight = getattr(done, "highlight", "")
            if highlight:
                self._show_at_once(Shown(highlight, target.start, target.end, self.habits.colour))
        if done is not None:
            self._session.last_claim = claim
            self._settle(highlight, target.end)

    def new_claim(self, target: Target, text: str | None = None, direction: Direction = "supports") -> None:
        """Make a claim of the passage, in its words unless others are given, and link the two."""
        self.habits.direction = direction
        if target.highlight is not None and target.highlight.area:
            made = self._act(core.area.claim_from_area, target.highlight.id, text, direction)
        else:
            place = (self._content.snapshot.id, target.start, target.end)
            made = self._act(core.claims.claim_from_passage, *place, text, direction, self.habits.colour)
        if made is not None:
            claim = str(getattr(made, "id", ""))
            self._session.last_claim = self._session.current_claim = claim
            self._settle("", target.end)
            self._session.claim_requested.emit(claim)

    def _argue(self, target: Target, verb: str) -> None:
        direction: Direction = "disputes" if verb == "disputes" else "supports"
        claim = self._session.last_claim if verb == "again" else self._known_claim()
        if verb == "new_claim":
            self.new_claim(target)
        elif verb == "choose" or claim is None:
            self.chooser_wanted.emit(direction)
        else:
            self.link(target, claim, self.habits.direction if verb == "again" else direction)

    def _known_claim(self) -> str | None:
        return self._session.current_claim or self._session.last_claim

    def _change(self, shown: Shown, verb: str) -> None:
        if verb == "remove":
            self._act(core.highlights.remove_highlight, shown.id)
        elif verb == "next_overlapping":
            following = self._reading.next_at_caret()
            if following is not None:
                self._session.current_highlight = following.id
                self._session.light(Lit(highlight=following.id))
        elif verb.startswith("move_"):
            self._move_end(shown, verb)

    def _move_end(self, shown: Shown, verb: str) -> None:
        """Move the end that is nearer to the caret, by a character or a word; the caret goes with it."""
        if shown.area:
            return
        text, caret = self._reading.text, self._reading.caret
        step = {
            "move_left": motion.previous_character,
            "move_right": motion.next_character,
            "move_word_left": motion.previous_word,
            "move_word_right": motion.next_word,
        }[verb]
        moves_end = abs(shown.end - caret) <= abs(shown.start - caret)
        before = shown.end if moves_end else shown.start
        after = step(text, before)
        start, end = (shown.start, after) if moves_end else (after, shown.end)
        if end <= start:
            return
        self._act(core.highlights.set_highlight, shown.id, start=start, end=end)
        self._reading.select(after, after)
        self._reading.prefer(shown.id)

    def _show_at_once(self, shown: Shown) -> None:
        """Paint a highlight before all that changed is read again in a job."""
        passages = self._reading.passages
        if passages.get(shown.id) is None:
            self._reading.set_passages(Passages((*passages.all, *passages.areas, shown)))

    def show_area(self, made: Highlight) -> None:
        """Paint an area that was marked just now, and mean it by what comes next."""
        self._show_at_once(shown_of(made))
        self._reading.prefer(made.id)
        self._session.current_highlight = made.id

    def _settle(self, highlight: str, end: int) -> None:
        """Let the selection go behind the passage, and have a PDF's words confirmed."""
        chosen = self._reading.chosen
        self._reading.select(end, end)
        if chosen is not None:
            self._reading.prefer(chosen)
        project = self._session.project
        if highlight:
            self._session.current_highlight = highlight
        if highlight and project is not None and self._content.has_pages:
            work = partial(_confirm, project, highlight, self._password())
            self._session.jobs.start(tr("Reading again"), work, failed=_ignore, quiet=True, after_paint=True)
        self.done.emit()

    def confirm_pending(self) -> None:
        """Have the words confirmed that could not be until now: the PDF was locked, or the program ended."""
        project = self._session.project
        if project is not None and self._content.has_pages:
            work = partial(_confirm_pending, project, self._content.article.id, self._password())
            self._session.jobs.start(tr("Reading again"), work, failed=_ignore, quiet=True)

    def _password(self) -> str | None:
        return self._session.passwords.get(self._content.snapshot.id)

    def _act(self, verb: object, *arguments: object, **fields: object) -> object | None:
        project = self._session.project
        if project is None or not callable(verb):
            return None
        return self._session.act(partial(verb, project, *arguments, **fields))


def _confirm(project: Project, highlight: str, password: str | None, job: JobHandle) -> None:
    core.highlights.confirm_highlight(project, highlight, password, job.cancelled)


def _confirm_pending(project: Project, article: str, password: str | None, job: JobHandle) -> None:
    core.highlights.confirm_pending(project, article, password, job.cancelled)


def _ignore(error: Exception) -> None:
    """Leave the second reading pending: it is tried again when the article is opened."""
