"""Misspelt words in the editor. The dictionary is loaded, and words looked up, in jobs: typing never waits.

A paint asks only for what is known already; what is not is looked up, and the editor painted again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app import core
from app.ui.briefing.editor import BodyEditor
from app.ui.briefing.highlighter import is_fenced
from app.ui.dialogs.briefing_words import language_words
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.spelling import Speller

REST = 250
MOST_AT_ONCE = 400


class Spelling(QObject):
    """Checks one editor's words in the language of the briefing."""

    def __init__(self, session: Session, editor: BodyEditor) -> None:
        super().__init__(editor)
        self._session = session
        self._editor = editor
        self._language = ""
        self._speller: Speller | None = None
        self._right: dict[str, bool] = {}
        self._wanted: set[str] = set()
        self._job: JobHandle | None = None
        self._own: frozenset[str] = frozenset()
        self._ignored: set[str] = set()
        #: What may have been meant by the word whose menu was opened last, each with what puts it in.
        self.suggested: tuple[tuple[str, Callable[[], object]], ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._look_up)
        editor.misspelt = self.misspelt
        editor.offers.append(self.offers)

    @property
    def state(self) -> str:
        """Say in words whether spelling is checked, and by what."""
        if self._speller is not None:
            return tr("Spelling is checked with {name}.").format(name=self._speller.name)
        words = tr("No spelling dictionary for {language} is installed.")
        return words.format(language=language_words(self._language)) if self._language else ""

    def set_language(self, language: str) -> None:
        """Check in this language from now on; nothing happens when it is the one already."""
        if language == self._language:
            return
        self._language, self._speller = language, None
        self._right, self._wanted = {}, set()
        if self._session.project is not None:
            self._own = core.spelling.own_words(self._session.project)
        if language:
            work = partial(_load, language)
            done, failed = partial(self._take, language), partial(self._take_failure, language)
            label = tr("Loading the spelling dictionary")
            self._session.jobs.start(label, work, done, failed, quiet=True, after_paint=True)

    def misspelt(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the misspelt words known between two positions (UTF-16 units); the rest is looked up."""
        if self._speller is None:
            return
        caret = self._editor.textCursor().position() if self._editor.hasFocus() else -1
        for start, end, word in self._words(first, last):
            right = self._right.get(word)
            if right is None:
                self._wanted.add(word)
            elif not right and not start <= caret <= end and not self._is_known(word):
                yield start, end
        if self._wanted and self._job is None and not self._rest.isActive():
            self._rest.start()

    def offers(self, position: int) -> Iterable[tuple[str, Callable[[], object]]]:
        """Offer what can be done about the word at a position; what may have been meant comes from a job."""
        speller = self._speller
        found = next((one for one in self._words(position, position) if one[0] <= position <= one[1]), None)
        if speller is None or found is None or self._is_known(found[2]) or self._right.get(found[2], True):
            return []
        start, end, word = found
        work, done = partial(_suggest, speller, word), partial(self._take_suggestions, start, end)
        label = tr("Looking for what was meant")
        self._session.jobs.start(label, work, done, self._give_up, quiet=True)
        made: list[tuple[str, Callable[[], object]]] = []
        made.append((tr("Add to the project’s words"), partial(self._add, word)))
        made.append((tr("Ignore “{word}”").format(word=word), partial(self._ignore, word)))
        return made

    def _words(self, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        block = self._editor.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            text = block.text()
            if not is_fenced(block) and not text.startswith("    "):
                wide = any(ord(letter) > 0xFFFF for letter in text)
                for word in core.spelling.words_to_check(text):
                    start = _units(text[: word.start]) if wide else word.start
                    end = start + (_units(text[word.start : word.end]) if wide else word.end - word.start)
                    yield block.position() + start, block.position() + end, word.text
            block = block.next()

    def _is_known(self, word: str) -> bool:
        return word in self._own or word in self._ignored

    @Slot()
    def _look_up(self) -> None:
        speller = self._speller
        if speller is None or not self._wanted or self._job is not None:
            return
        words = tuple(sorted(self._wanted))[:MOST_AT_ONCE]
        self._wanted.difference_update(words)
        work, done = partial(_check, speller, words), partial(self._take_words, speller)
        self._job = self._session.jobs.start(
            tr("Checking the spelling"), work, done, self._give_up, quiet=True
        )

    def _take_suggestions(self, start: int, end: int, found: tuple[str, ...]) -> None:
        self.suggested = tuple((one, partial(self._replace, start, end, one)) for one in found)
        self._editor.add_offers(self.suggested)

    def _take_words(self, speller: Speller, found: dict[str, bool]) -> None:
        self._job = None
        if speller is self._speller:
            self._right |= found
            self._editor.viewport().update()

    def _give_up(self, _: Exception) -> None:
        # A word on which the library stumbles is no reason to say anything.
        self._job = None

    def _take(self, language: str, speller: Speller | None) -> None:
        if language != self._language:
            return
        self._speller = speller
        if speller is None:
            self._session.message.emit(self.state)
        self._editor.viewport().update()

    def _take_failure(self, language: str, error: Exception) -> None:
        if language == self._language:
            self._session.message.emit(str(error))

    def _replace(self, start: int, end: int, word: str) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(word)
        self._editor.setTextCursor(cursor)

    def _add(self, word: str) -> None:
        if self._session.project is not None:
            self._own = core.spelling.add_own_word(self._session.project, word)
            self._editor.viewport().update()

    def _ignore(self, word: str) -> None:
        self._ignored.add(word)
        self._editor.viewport().update()


def _load(language: str, _: JobHandle) -> Speller | None:
    found: tuple[Path, ...] = core.spelling.find_dictionaries(language)
    return core.spelling.load_speller(*found) if found else None


def _check(speller: Speller, words: Iterable[str], job: JobHandle) -> dict[str, bool]:
    return {word: speller.is_right(word) for word in words if not job.cancelled()}


def _suggest(speller: Speller, word: str, _: JobHandle) -> tuple[str, ...]:
    return speller.suggest(word)


def _units(text: str) -> int:
    """Return how long a text is in Qt's count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
