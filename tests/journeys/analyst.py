"""What an analyst does in the window, as sequences of keys; each waits for what it brings about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit

from app import core
from app.ui.jobs import jobs
from app.ui.reader.article_view import ArticleView
from app.ui.reader.reading import Reading
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.widgets.node_model import ENTRY
from app.ui.window import Window
from db.records import Claim, Highlight
from tests.journeys.hands import Hands

#: What the export dialog calls the profiles.


class Analyst:
    """Somebody who uses the real window by its keyboard only."""

    def __init__(self, settings: Settings) -> None:
        self.session = Session(settings)
        self.window = Window(self.session, lambda: None)
        self.window.show()
        self.window.activateWindow()
        self.hands = Hands(self.window)
        self.hands.wait("the window", self.window.isActiveWindow)

    # Projects

    def new_project(self, path: Path) -> None:
        """Make a project through the file dialog."""
        self.hands.answer("Ctrl+Shift+N", lambda dialog: self._name_files(dialog, [path]))
        self.hands.wait("the new project", lambda: self.session.project)
        self.rest()

    def reopen(self, title: str) -> None:
        """Open the first of the recent projects from the start page."""
        hands = self.hands
        hands.wait("the start page", lambda: hands.focus().accessibleName() == "Recent projects")
        hands.press("Home", "Return")
        hands.wait("the project", lambda: self.session.project)
        assert self.session.project is not None
        assert self.session.project.title == title
        self.rest()

    def add(self, paths: Sequence[Path]) -> None:
        """Add files through the file dialog."""
        before = len(self.titles())
        self.hands.answer("Ctrl+O", lambda dialog: self._name_files(dialog, paths))
        self.hands.wait("the articles", lambda: len(self.titles()) == before + len(paths))
        self.rest()

    def leave(self) -> None:
        """Close the window."""
        self.hands.press("Ctrl+Q")
        self.hands.wait("the end", lambda: not self.window.isVisible() and self.session.project is None)

    def rest(self) -> None:
        """Wait until nothing is under way and everything typed is stored."""
        self.hands.wait("rest", lambda: not jobs().running and not self.session.drafting)
        self.hands.wait("the audit", lambda: self.session.project is None or self.session.audit)

    def _name_files(self, dialog: QDialog, paths: Sequence[Path]) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        assert field.hasFocus()
        self.hands.press("Ctrl+A")
        names = [str(path) for path in paths]
        self.hands.type(names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names))
        if (popup := QApplication.activePopupWidget()) is not None:
            # The system's completion of paths; Return would be its.
            popup.close()
        self.hands.press("Return")

    # Reading

    def titles(self) -> list[str]:
        """Return the titles of the project's articles."""
        project = self.session.project
        rows = core.articles.list_articles(project) if project is not None else ()
        return [row.article.title for row in rows]

    def open_article(self, title: str) -> None:
        """Open an article from the list."""
        hands = self.hands
        hands.press("Ctrl+1", "F6", "Home")
        for _ in range(2 * len(self.titles()) + 8):
            entry = hands.focus().currentIndex().data(ENTRY)  # type: ignore[attr-defined]
            row = getattr(entry, "row", None)
            if row is not None and row.article.title == title:
                break
            hands.press("Down")
        else:
            raise AssertionError(f"{title!r} is not in the list")
        hands.press("Return")
        hands.wait(f"{title!r} to open", lambda: self._is_read(title))
        self.rest()

    def view(self) -> ArticleView:
        """Return the article that is read."""
        reader = self.window.pages["read"]
        current = reader.current  # type: ignore[attr-defined]
        assert isinstance(current, ArticleView)
        return current

    def reading(self) -> Reading:
        """Return what is read."""
        reading = self.view().reading
        assert reading is not None
        return reading

    def _is_read(self, title: str) -> bool:
        current = self.window.pages["read"].current  # type: ignore[attr-defined]
        return current is not None and current.title == title and current.reading is not None

    def select(self, words: str) -> None:
        """Find where a passage begins, and draw the caret over the rest of it."""
        hands, beginning = self.hands, " ".join(words.split()[:3])
        hands.press("Ctrl+F")
        hands.wait("the find bar", lambda: isinstance(hands.focus(), QLineEdit))
        hands.press("Ctrl+A")
        hands.type(beginning)
        hands.wait(f"{beginning!r} to be found", lambda: self.reading().hits)
        self.rest()
        hands.press("Esc")
        for _ in range(len(words)):
            if self.selected() == words:
                break
            hands.press("Shift+Right")
        assert self.selected() == words
        hands.wait("the passage", lambda: self.session.passage)

    def selected(self) -> str:
        """Return the selected words, on one line."""
        reading = self.reading()
        start, end = reading.selection or (0, 0)
        return " ".join(reading.text[start:end].split())

    def mark(self, words: str, *keys: str) -> Highlight:
        """Select a passage and press keys that highlight it; return the highlight."""
        before = {one.id for one in self.highlights()}
        self.select(words)
        self.hands.press(*keys)
        self.hands.wait("the highlight", lambda: len(self.highlights()) == len(before) + 1)
        self.rest()
        (made,) = (one for one in self.highlights() if one.id not in before)
        return made

    def go_into_highlight(self) -> None:
        """Step from behind a highlight into it."""
        self.hands.press("Left")
        self.hands.wait("the highlight under the caret", lambda: self.reading().highlight_at_caret())

    def claim_from_highlight(self) -> None:
        """Make a claim of the highlight before the caret, in its words."""
        links = self.links()
        self.go_into_highlight()
        self.hands.press("N")
        self.hands.wait("the claim", lambda: self.links() == links + 1)
        self.rest()

    def choose_claim(self, words: str) -> None:
        """Type the words of a claim, or of a new one, into the chooser that is open, and take it."""
        hands = self.hands
        hands.wait("the chooser", lambda: isinstance(hands.focus(), QLineEdit))
        self.rest()
        hands.type(words)
        links = self.links()
        hands.press("Return")
        hands.wait("the link", lambda: self.links() == links + 1)
        self.rest()

    def write_note(self, words: str) -> None:
        """Write a note on what is selected or under the caret."""
        hands = self.hands
        hands.press("M")
        hands.wait("the note", lambda: hands.focus().accessibleName() == "Note on the passage")
        hands.type(words)
        hands.press("Ctrl+Return")
        hands.wait("the note to be kept", lambda: any(one.note == words for one in self.highlights()))
        self.rest()

    # What there is

    def highlights(self) -> tuple[Highlight, ...]:
        """Return the project's highlights."""
        project = self.session.project
        return core.highlights.list_highlights(project) if project is not None else ()

    def claims(self) -> tuple[Claim, ...]:
        """Return the project's claims in order."""
        project = self.session.project
        return tuple(row.claim for row in core.claims.list_claims(project)) if project is not None else ()

    def links(self) -> int:
        """Count the links between passages and claims."""
        project = self.session.project
        rows = core.claims.list_claims(project) if project is not None else ()
        return sum(len(row.evidence) for row in rows)

    def steps(self) -> int:
        """Count the changes that undo can take back."""
        project = self.session.project
        return sum(not one.undone for one in project.history()) if project is not None else 0

    # Writing

    def begin_briefing(self, title: str) -> None:
        """Begin the first briefing."""
        self.hands.press("Ctrl+3")
        self.hands.answer("Return", lambda _: self._reply(title))
        self.hands.wait("the briefing", lambda: self.session.current_section)
        self.rest()

    def head(self, words: str) -> None:
        """Give the section a heading."""
        self.hands.press("F9", "Shift+Tab", "Ctrl+A")
        assert self.hands.focus().accessibleName() == "Heading of the section"
        self.hands.type(words)
        self.hands.press("Tab")
        self.rest()

    def write(self, text: str) -> None:
        """Type prose at the end of the section; `[[words|` takes the first claim with these words."""
        self.hands.press("F9", "Ctrl+End")
        self.rest()
        for part in text.split("|"):
            self.hands.type(part)
            if "[[" in part.rpartition("]]")[2]:
                self._complete("Return")
        self.rest()

    def name_new_claim(self) -> None:
        """Make a claim of the sentence before the caret."""
        self.hands.type(" [[")
        self._complete("Ctrl+Return")
        self.rest()

    def write_key_point(self, label: str, text: str) -> None:
        """Fill the last row of the key points."""
        hands = self.hands
        hands.press("Ctrl+Shift+P", "Ctrl+End", "Home")
        for words in (label, text):
            hands.press("Return")
            hands.wait("the cell", lambda: isinstance(hands.focus(), QLineEdit))
            hands.type(words)
            hands.press("Return")
            hands.wait("the table", lambda: hands.focus().accessibleName() == "Key points")
            hands.press("Right")
        self.rest()

    def _complete(self, key: str) -> None:
        completion = self.window.pages["write"].page.completion  # type: ignore[attr-defined]
        self.hands.wait("the claims to name", completion.isVisible)
        before = self.body()
        self.hands.press(key)
        self.hands.wait("the claim's key", lambda: self.body() != before and self.body().endswith("]]"))

    def body(self) -> str:
        """Return what stands in the editor."""
        text = self.window.pages["write"].page.editor.body()  # type: ignore[attr-defined]
        assert isinstance(text, str)
        return text

    def _reply(self, words: str) -> None:
        self.hands.type(words)
        self.hands.press("Return")

    # Exporting

    def export(self, path: Path, profile: str) -> bytes:
        """Export through the dialog; return what was written."""
        path.unlink(missing_ok=True)
        self.hands.answer("Ctrl+E", lambda _: self._fill_export(path, profile))
        self.hands.wait(f"{path.name} to be written", path.exists)
        self.rest()
        return path.read_bytes()

    def _fill_export(self, path: Path, profile: str) -> None:
        hands = self.hands
        hands.tab_to("Layout")
        layouts = hands.focus()
        assert isinstance(layouts, QComboBox)
        hands.press("Home")
        while layouts.currentText() != profile and layouts.currentIndex() + 1 < layouts.count():
            hands.press("Down")
        hands.tab_to("File")
        hands.press("Ctrl+A")
        hands.type(str(path))
        hands.press("Return")

    # Undo

    def undo_all(self) -> int:
        """Undo every step; return how many there were."""
        count = self.steps()
        for left in range(count, 0, -1):
            self.hands.press("Ctrl+Z")
            self.hands.wait(f"step {left} to be undone", partial(self._has_steps, left - 1))
        self.rest()
        return count

    def redo_all(self) -> None:
        """Redo every step."""
        project = self.session.project
        assert project is not None
        total = len(project.history())
        for done in range(total):
            self.hands.press("Ctrl+Shift+Z")
            self.hands.wait(f"step {done + 1} to be redone", partial(self._has_steps, done + 1))
        self.rest()

    def _has_steps(self, number: int) -> bool:
        return self.steps() == number
