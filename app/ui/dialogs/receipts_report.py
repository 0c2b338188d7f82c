"""What the check of an exported briefing found: the verdict, and a line for each receipt that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.dialogs.report import ReportDialog
from app.ui.widgets import Label, MarkLabel
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.verifying import ReceiptCheck, Verification


class ReceiptsReport(ReportDialog):
    """Says whether a briefing is whole and still true to its copies, and what is not."""

    def __init__(self, found: Verification, parent: QWidget | None = None) -> None:
        super().__init__(tr("Check of a briefing"), "", tr("Close"), parent, width=620)
        self.say(shorten(found.title, 120), "muted")
        mark, words = _verdict(found)
        line = QHBoxLayout()
        line.addWidget(MarkLabel(mark))
        line.addWidget(Label(words, "body", "text", wrap=True), 1)
        self.body.addLayout(line)
        self.text = "\n".join(_lines(found))
        if self.text:
            self.list_text(tr("What the check found"), 140)
        if not found.against_project:
            self.say(tr("Open the project it was made from to hold it against the captured copies."), "muted")


def _verdict(found: Verification) -> tuple[str, str]:
    receipts = count(len(found.receipts), tr("receipt"), tr("receipts"))
    many = len(found.receipts)
    wrong = sum(one.state == "problem" for one in found.receipts)
    if wrong:
        sentences = tr("{wrong} of {receipts} does not hold."), tr("{wrong} of {receipts} do not hold.")
        many = wrong
    elif found.problems:
        altered = tr("{receipts} hold, but the file was altered.")
        sentences = tr("{receipts} holds, but the file was altered."), altered
    elif found.against_project:
        sentences = tr("{receipts} holds against the project."), tr("{receipts} hold against the project.")
    else:
        sentences = tr("{receipts} is as it was exported."), tr("{receipts} are as they were exported.")
    words = sentences[many != 1].format(wrong=wrong, receipts=receipts)
    return "error" if wrong or found.problems else "covered", words


def _lines(found: Verification) -> list[str]:
    lines = [tr("The file: {said}").format(said=said) for said in (*found.problems, *found.notes)]
    graver = sorted(found.receipts, key=lambda one: one.state != "problem")
    return lines + [_line(one) for one in graver if one.state != "fine"]


def _line(one: ReceiptCheck) -> str:
    said = " ".join((*one.problems, *one.notes))
    quotation = shorten(" ".join(one.quotation.split()), 80)
    return f"{one.number}  {one.label}, “{quotation}”: {said}"
