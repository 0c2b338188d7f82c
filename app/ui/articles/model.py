"""The list of articles as a read-only tree: groups, and under each its captions and articles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from app.ui.articles.entries import ArticleEntry, CaptionEntry, Entry, Group
from app.ui.articles.words import caption_tip, caption_words, entry_words, group_words, title_words
from app.ui.widgets.node_model import PASS_BY, STOP, Node, NodeModel


class ArticlesModel(NodeModel[Group | Entry]):
    """Mirrors what `entries.arrange` made."""

    def set_groups(self, groups: tuple[Group, ...]) -> bool:
        """Show these groups; return whether a view must be restored."""
        roots: list[Node[Group | Entry]] = [
            Node(group, [Node(entry) for entry in group.entries]) for group in groups
        ]
        return self.set_roots(roots)

    def index_of_article(self, article: str) -> QModelIndex:
        """Return the index of an article, invalid when it is not in the list."""
        return self.index_of(f"article {article}")

    def key_of(self, entry: Group | Entry) -> str:
        """Name an entry."""
        if isinstance(entry, ArticleEntry):
            return f"article {entry.row.article.id}"
        return f"group {entry.name}" if isinstance(entry, Group) else f"origin {entry.origin}"

    def height_of(self, entry: Group | Entry) -> object:
        """Return what a row's height depends on."""
        return title_words(entry.row) if isinstance(entry, ArticleEntry) else None

    def text_of(self, entry: Group | Entry, column: int) -> str:
        """Return an entry's plain text."""
        if isinstance(entry, ArticleEntry):
            return title_words(entry.row)
        return (
            f"{group_words(entry.name)} {entry.count}" if isinstance(entry, Group) else caption_words(entry)
        )

    def spoken(self, entry: Group | Entry, column: int) -> str:
        """Say everything the row shows."""
        return entry_words(entry.row) if isinstance(entry, ArticleEntry) else self.text_of(entry, column)

    def tip_of(self, entry: Group | Entry, column: int) -> str:
        """Return the whole title; of a caption, what a click does."""
        if isinstance(entry, CaptionEntry):
            return caption_tip(entry)
        return title_words(entry.row) if isinstance(entry, ArticleEntry) else ""

    def flags_of(self, entry: Group | Entry) -> Qt.ItemFlag:
        """Return where the arrow keys stop."""
        # A caption is no stop for the arrow keys.
        return PASS_BY if isinstance(entry, CaptionEntry) else STOP
