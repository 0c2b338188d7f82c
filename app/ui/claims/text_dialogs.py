"""Two small dialogs: the tags of claims, and why a passage says what its link says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCompleter, QWidget

from app.ui.claims.saving_dialog import SavingDialog
from app.ui.widgets import Label
from app.ui.widgets.evidence_card import Card
from app.ui.widgets.form_fields import caption_for, line_field, text_field
from app.ui.wording import count, tr
from db.records import Claim


def parse_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a line, parted by commas; a leading # is no part of a tag."""
    tags = (" ".join(part.split()).lstrip("#").strip() for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def join_tags(tags: Sequence[str]) -> str:
    """Return tags as one line."""
    return ", ".join(tags)


class TagsDialog(SavingDialog):
    """Shows the tags that all of the claims have; the others of each stay as they are."""

    def __init__(
        self, claims: Sequence[Claim], known: Sequence[str], save: Callable[[], str], parent: QWidget | None
    ) -> None:
        super().__init__(tr("Tags"), tr("Save"), save, parent, width=440)
        self._common = tuple(tag for tag in claims[0].tags if all(tag in one.tags for one in claims))
        about = claims[0].text if len(claims) == 1 else count(len(claims), tr("claim"), tr("claims"))
        self.body.addWidget(Label(about, "body_strong", wrap=True))
        self.field = line_field(join_tags(self._common), self, tr("budget, follow up"))
        self.field.setAccessibleName(tr("Tags, parted by commas"))
        self.body.addWidget(caption_for(tr("&Tags, parted by commas"), self.field, self))
        self.body.addWidget(self.field)
        if known:
            self.field.setCompleter(QCompleter(list(known), self.field))
            self.say(tr("In use: {tags}").format(tags=join_tags(known[:20])), "muted")
        others = {tag for one in claims for tag in one.tags} - set(self._common)
        if others:
            rest = join_tags(sorted(others, key=str.casefold))
            self.say(tr("Only some of them have: {tags}. These stay.").format(tags=rest), "muted")
        self.field.setFocus()

    def changes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to give and the tags to take."""
        wanted = parse_tags(self.field.text())
        add = tuple(tag for tag in wanted if tag not in self._common)
        return add, tuple(tag for tag in self._common if tag not in wanted)


class RationaleDialog(SavingDialog):
    """Asks why a passage supports or disputes its claim."""

    def __init__(self, card: Card, save: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(tr("Why it says so"), tr("Save"), save, parent, width=480)
        self.body.addWidget(Label(card.quote, "quote", wrap=True))
        self.field = text_field(card.rationale, self, 90, tr("What makes this passage count, or not"))
        self.field.setAccessibleName(tr("Rationale"))
        self.body.addWidget(caption_for(tr("&Rationale"), self.field, self))
        self.body.addWidget(self.field)
        self.field.setFocus()

    def words(self) -> str:
        """Return what the analyst wrote."""
        return self.field.toPlainText().strip()
