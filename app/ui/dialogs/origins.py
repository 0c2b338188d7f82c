"""Articles that may share an origin: their texts side by side, what they share marked, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.origin_pairs import PairsModel, PairsView, source_words
from app.ui.dialogs.origin_words import fact_words, origin_line, pair_words, record_words
from app.ui.widgets import Button, Label, Paragraph
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.widgets.shared_text import SharedText
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.comparing import Comparison, Pair

Deed = Literal["confirm", "same", "part_of", "apart", "separate", "withdraw"]
#: Does something to a pair; says whether it was done.
Do = Callable[[Deed, "Pair"], bool]
Range = tuple[int, int]
OPEN = ("asked", "suggested")


class OriginsDialog(Dialog):
    """Lists pairs; `compare_wanted` asks for the texts of the one that is looked at."""

    compare_wanted = Signal(object)
    #: Something was decided: the pairs are to be listed anew.
    decided = Signal()

    def __init__(self, title: str, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(title, "", tr("Close"), parent, width=620)
        self._do = do
        self._passages: Sequence[tuple[Range, Range]] = ()
        self._at = 0
        #: The pair to look at when they are listed next.
        self._goal = ""
        self.summary = self.say(tr("Reading the articles…"), "muted")
        self.model, self.view = PairsModel(self), PairsView(self)
        self.view.setModel(self.model)
        self.left, self.right = SharedText(tr("The one text")), SharedText(tr("The other text"))
        self.why = Paragraph("", "body")
        self.passage_words = Label("", "meta", "muted")
        self.back_button = Button(tr("Pre&vious"), "plain", "up", small=True)
        self.next_button = Button(tr("Ne&xt shared passage"), "plain", "down", small=True)
        self.same_button = Button(tr("&One origin"), "primary")
        self.all_button = Button(tr("Confirm &all"))
        self.part_button = Button(tr("&Part of the other"))
        self.apart_button = Button(tr("&Different origins"))
        self.alone_button = Button(tr("&Set apart"))
        self.withdraw_button = Button(tr("Let the program &judge"))
        self._lay_out()
        self._connect()
        self._offer()
        self.resize(self._roomy())

    def _lay_out(self) -> None:
        self.nothing = Label(tr("No articles share a text or are said to share an origin."), "body", "muted")
        self.body.addWidget(self.nothing)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(12))
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right, 1)
        steps = _row((self.passage_words,), (self.back_button, self.next_button))
        right = QVBoxLayout()
        right.setSpacing(theme.px(8))
        right.addWidget(self.why)
        right.addLayout(sides, 1)
        right.addLayout(steps)
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        self.view.setMinimumWidth(theme.px(150))
        self.view.setMaximumWidth(theme.px(230))
        row.addWidget(self.view, 1)
        row.addLayout(right, 3)
        self.body.addWidget(self._parts, 1)
        self._deeds = QWidget()
        self._deeds.setLayout(
            _row((self.same_button, self.all_button, self.part_button, self.apart_button), ())
        )
        self.body.addWidget(self._deeds)
        for at, button in enumerate((self.alone_button, self.withdraw_button)):
            self.foot.insertWidget(at, button)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self.on_current_changed)
        self.view.opened.connect(self.on_opened)
        self.back_button.clicked.connect(self.on_back_clicked)
        self.next_button.clicked.connect(self.on_next_clicked)
        for button, slot in (
            (self.same_button, self.on_same_clicked),
            (self.all_button, self.on_all_clicked),
            (self.part_button, self.on_part_clicked),
            (self.apart_button, self.on_apart_clicked),
            (self.alone_button, self.on_alone_clicked),
            (self.withdraw_button, self.on_withdraw_clicked),
        ):
            button.clicked.connect(slot)

    def _roomy(self) -> QSize:
        """Return a size with room for two texts, where the screen has it."""
        screen = self.screen().availableSize()
        return QSize(
            min(theme.px(1120), screen.width() - theme.px(40)),
            min(theme.px(680), screen.height() - theme.px(80)),
        )

    # Showing

    @property
    def current(self) -> Pair | None:
        """The pair that is looked at."""
        entry: Pair | None = self.view.currentIndex().data(ENTRY)
        return entry

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """List pairs, and look at the one that was looked at, or after a decision at the next open one."""
        keys = [self.model.key_of(one) for one in pairs]
        row = self.view.currentIndex().row()
        before, self._goal = self._goal or self.view.currentIndex().data(KEY), ""
        at = keys.index(before) if before in keys else min(max(row, 0), len(keys) - 1)
        self.view.selectionModel().blockSignals(True)
        self.model.show(pairs)
        self.view.setCurrentIndex(self.model.index(at, 0))
        self.view.selectionModel().blockSignals(False)
        self._parts.setVisible(bool(pairs))
        self._deeds.setVisible(bool(pairs))
        self.alone_button.setVisible(bool(pairs))
        self.nothing.setVisible(not pairs)
        self.summary.setText(_summary(pairs))
        self.summary.setVisible(bool(pairs))
        self.on_current_changed(self.view.currentIndex(), QModelIndex())
        (self.view if pairs else self.reject_button).setFocus()

    def show_comparison(self, found: Comparison) -> None:
        """Show both texts, if they are still those of the pair that is looked at."""
        pair = self.current
        if pair is None or (pair.one.id, pair.other.id) != (found.one.article.id, found.other.article.id):
            return
        shared = found.shared
        places = [
            (
                found.one.excerpt.find(one.start, one.end),
                found.other.excerpt.find(one.other_start, one.other_end),
            )
            for one in shared.passages
        ]
        self._passages = [(one, other) for one, other in places if one is not None and other is not None]
        for side, part, marked, words in (
            (self.left, found.one, shared.one, shared.one_words),
            (self.right, found.other, shared.other, shared.other_words),
        ):
            kept = [place for each in marked if (place := part.excerpt.find(*each)) is not None]
            title = part.article.title or part.article.citekey
            side.show_text(
                title, record_words(part.article), fact_words(part.signs, *words), part.excerpt.text, kept
            )
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        number = len(self._passages)
        self._at = at % number if number else 0
        if number:
            one, other = self._passages[self._at]
            self.left.look_at(one)
            self.right.look_at(other)
            words = tr("Shared passage {at} of {number}").format(at=self._at + 1, number=number)
        else:
            words = tr("The texts share no five words in a row.")
        self.passage_words.setText(words)
        self.back_button.setEnabled(number > 1)
        self.next_button.setEnabled(number > 1)

    def _offer(self) -> None:
        """Offer what can be decided about the pair."""
        pair = self.current
        standing = pair.standing if pair is not None else "suggested"
        part = pair is not None and pair.part_of
        self.same_button.setEnabled(standing != "decided" or part)
        self.part_button.setEnabled(not (standing == "decided" and part))
        self.apart_button.setEnabled(standing != "apart")
        self.all_button.setVisible(pair is not None and standing == "suggested" and pair.size > 2)
        self.all_button.setText(
            tr("Confirm &all {number}").format(number=pair.size if pair is not None else 0)
        )
        self.withdraw_button.setVisible(pair is not None and pair.decision is not None)
        other = shorten(source_words(pair.other), 24) if pair is not None else ""
        self.alone_button.setText(tr("&Set {name} apart").format(name=other.replace("&", "&&")))
        self.alone_button.setToolTip(
            tr("“{name}” is an origin of its own, also beside copies to come").format(name=other)
        )

    # Acting

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, _: QModelIndex, __: QModelIndex) -> None:
        """Say why the pair is listed, and ask for its texts."""
        self._offer()
        pair = self.current
        if pair is not None:
            self.why.setText(f"{pair_words(pair)} {origin_line(pair)}".strip())
            self.compare_wanted.emit(pair)

    @Slot(object)
    def on_opened(self, _: object) -> None:
        """Go from the list to what can be decided: Return once more does it."""
        (self.same_button if self.same_button.isEnabled() else self.apart_button).setFocus()

    @Slot()
    def on_back_clicked(self) -> None:
        """Show the shared passage before."""
        self._go_to(self._at - 1)

    @Slot()
    def on_next_clicked(self) -> None:
        """Show the next shared passage."""
        self._go_to(self._at + 1)

    @Slot()
    def on_same_clicked(self) -> None:
        """Decide that they are one origin."""
        self._decide("same")

    @Slot()
    def on_all_clicked(self) -> None:
        """Confirm that all articles of the group are one origin."""
        self._decide("confirm")

    @Slot()
    def on_part_clicked(self) -> None:
        """Decide that one is a part of the other."""
        self._decide("part_of")

    @Slot()
    def on_apart_clicked(self) -> None:
        """Decide that they are different origins."""
        self._decide("apart")

    @Slot()
    def on_alone_clicked(self) -> None:
        """Decide that the second article is an origin of its own."""
        self._decide("separate")

    @Slot()
    def on_withdraw_clicked(self) -> None:
        """Take the decision back."""
        self._decide("withdraw")

    def _decide(self, deed: Deed) -> None:
        pair, row = self.current, self.view.currentIndex().row()
        if pair is None or not self._do(deed, pair):
            return
        following: list[Pair] = [
            self.model.index(at, 0).data(ENTRY) for at in range(row + 1, self.model.rowCount())
        ]
        left = (self.model.key_of(one) for one in following if one.standing in OPEN)
        self._goal = "" if deed in ("confirm", "withdraw") else next(left, "")
        self.decided.emit()


def _row(leading: Sequence[QWidget], trailing: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for one in leading:
        row.addWidget(one)
    row.addStretch(1)
    for one in trailing:
        row.addWidget(one)
    return row


def _summary(pairs: tuple[Pair, ...]) -> str:
    asked = sum(one.standing == "asked" for one in pairs)
    suggested = sum(one.standing == "suggested" for one in pairs)
    parts = []
    if asked:
        parts.append(
            tr("{pairs} to judge, not counted as one").format(pairs=count(asked, tr("pair"), tr("pairs")))
        )
    if suggested:
        parts.append(
            tr("{pairs} suggested, counted as one until you say otherwise").format(
                pairs=count(suggested, tr("pair"), tr("pairs"))
            )
        )
    return "; ".join(parts) + "." if parts else tr("Everything is decided.")
