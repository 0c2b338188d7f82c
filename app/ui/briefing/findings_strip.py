"""Below the prose: what the audit says of the section on screen, each finding with a way to go there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.audit.catalogue import CATALOGUE
from app.audit.findings import in_words
from app.ui import theme
from app.ui.briefing.sentences import ORDER
from app.ui.remedies import remedy
from app.ui.widgets import Button, ElidedLabel, Hairline, MarkLabel, PanelHeader
from app.ui.widgets.ground import Ground
from app.ui.wording import count, plain_tip, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding

MOST_SHOWN = 4
MOST_KEPT = 40
NO_CLAIMS: Mapping[str, str] = {}


class FindingsStrip(QWidget):
    """The findings of one section; at most four rows high, the rest scrolls."""

    #: The finding whose button was pressed.
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PanelHeader(tr("On this screen"))
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._rows)
        Ground(self._rows, "panel")
        Ground(self._scroll.viewport(), "panel")
        self._scroll.setAccessibleName(tr("Findings on this screen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(self._header)
        column.addWidget(Hairline())
        column.addWidget(self._scroll)
        self._shown: tuple[tuple[Finding, ...], tuple[str, ...]] = ((), ())
        #: What was asked for last: at most keys it is the same again.
        self._given: tuple[tuple[Finding, ...], Mapping[str, str], int] | None = None
        self.set_findings(())

    def set_findings(self, findings: tuple[Finding, ...], claims: Mapping[str, str] = NO_CLAIMS) -> None:
        """Show these findings, the worst first; `claims` are the words of claims by their ids."""
        given = findings, claims, theme.px(1000)
        if given == self._given:
            return
        self._given = given
        ordered = tuple(sorted(findings, key=lambda one: ORDER.index(one.severity)))[:MOST_KEPT]
        self._header.set_count(count(len(findings), tr("finding"), tr("findings")))
        said = tuple(claims.get(one.claim or "", "") for one in ordered)
        if (ordered, said) != self._shown:
            self._shown = ordered, said
            while (item := self._column.takeAt(0)) is not None:
                if widget := item.widget():
                    # Below a dialog it goes only when that is closed: until then it would be painted over.
                    widget.hide()
                    widget.deleteLater()
            for finding, words in zip(ordered, said, strict=True):
                self._column.addWidget(_Row(finding, words, self))
            self._column.addStretch(1)
        self._scroll.setFixedHeight(theme.px(32) * min(len(ordered), MOST_SHOWN))
        self.setVisible(bool(ordered))


class _Row(QWidget):
    """Mark, message and button of one finding; one of a claim says of which, when it does not itself."""

    def __init__(self, finding: Finding, claim: str, strip: FindingsStrip) -> None:
        super().__init__(strip)
        self._finding = finding
        self._strip = strip
        said = in_words(finding, claim)
        text = ElidedLabel(said, "body")
        text.setToolTip(plain_tip(f"{finding.rule}: {finding.message} {tr(CATALOGUE[finding.rule].matters)}"))
        go = Button(_action(finding), small=True)
        go.setAccessibleName(f"{_action(finding)}: {finding.message}")
        go.clicked.connect(self.on_go_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), 0, theme.px(10), 0)
        row.setSpacing(theme.px(10))
        row.addWidget(MarkLabel(finding.severity, 14))
        row.addWidget(text, 1)
        row.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Hairline())
        self.setFixedHeight(theme.px(32))

    @Slot()
    def on_go_clicked(self) -> None:
        """Ask to be taken to what the finding is about."""
        self._strip.wanted.emit(self._finding)


def names_claim(finding: Finding) -> bool:
    """Tell whether a finding is mended by naming a claim in its sentence."""
    return finding.sentence is not None and finding.claim is None and finding.article is None


def _action(finding: Finding) -> str:
    return tr("Name a claim") if names_claim(finding) else remedy(finding).short
