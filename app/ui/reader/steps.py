"""Small steps in one open article: pages, fits, copying, lighting, pressing; for pane and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.ui.reader import citing, motion, standing
from app.ui.reader.opened import Opened
from app.ui.reader.page_view import PageView
from app.ui.reader.pages import PageTexts
from app.ui.reader.reading import Pressed, Reading
from app.ui.reader.shown import Passages
from app.ui.session import Lit, Place, Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.intake.intake import PageLink


def step_page(article: Opened, step: int) -> None:
    """Go so many pages on or back; in the text, as many screens."""
    view = article.view
    if isinstance(view, PageView):
        view.step(step)
    elif view is not None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())


def ask_page(article: Opened, label: str) -> bool:
    """Go to the page with a printed label or a number; tell whether there is one."""
    view = article.view
    page = view.texts.page_with_label(label) if isinstance(view, PageView) else None
    if page is None or not isinstance(view, PageView):
        return False
    view.go_to_page(page)
    return True


def leave_for(article: Opened, place: Place) -> None:
    """Go somewhere by a link or the contents; going back leads to where one stands now."""
    if article.view is not None and article.content is not None:
        here = Place(article.content.article.id, workspace="read", spot=standing.spot(article.view))
        article.session.note_place(here)
    article.session.show_article(place)


def follow(article: Opened, link: PageLink) -> None:
    """Go where a link within the document leads; an address outside is shown and copied, never opened."""
    view, content = article.view, article.content
    if link.page_index is None:
        copy_address(article.session, link.uri)
    elif isinstance(view, PageView) and content is not None and link.page_index < len(view.texts):
        start = view.texts.range(link.page_index)[0]
        spot = view.spot_of(link.page_index, link.top or 0.0)
        leave_for(article, Place(content.article.id, start=start, end=start, spot=spot))


def copy_address(session: Session, address: str) -> None:
    """Show and copy an address that a document names. Nothing is ever opened."""
    QGuiApplication.clipboard().setText(address)
    session.message.emit(tr("Copied, not opened: {address}").format(address=address))


def fit(article: Opened, mode: str) -> None:
    """Fit the page's width or the page; text takes its usual size."""
    view = article.view
    if isinstance(view, PageView):
        view.fit(mode)
    elif view is not None:
        view.set_zoom(1.0)


def select(article: Opened, grain: str) -> None:
    """Select the sentence or the paragraph at the caret, or at the selection's beginning."""
    reading, view = article.reading, article.view
    if reading is None:
        return
    at = min(reading.anchor, reading.caret)
    if isinstance(view, PageView):
        found = view.sentence_at(at) if grain == "sentence" else view.paragraph_at(at)
    else:
        of_text = motion.sentence_at if grain == "sentence" else motion.paragraph_at
        found = of_text(reading.text, at)
    reading.select(*found)


def copy(article: Opened, *, cited: bool = False) -> None:
    """Copy the selection, or the selection with its citation."""
    words = article.selected_text()
    target = article.verbs.target() if article.verbs else None
    if not words or article.content is None or target is None:
        return
    if cited:
        texts = PageTexts(article.content.text, article.content.snapshot.page_map)
        label = texts.label(texts.page_of(target.start)) if len(texts) else ""
        words = citing.passage_with_citation(words, article.content.article, label)
    QGuiApplication.clipboard().setText(words)
    article.session.message.emit(tr("Copied with its citation") if cited else tr("Copied"))


def lit_in(passages: Passages, lit: Lit | None) -> frozenset[str]:
    """Return the ids of highlights and links that are lit with what is pointed at."""
    if lit is None:
        return frozenset()
    found = {lit.highlight} if lit.highlight is not None else set[str]()
    for shown in (*passages.all, *passages.areas):
        for served in shown.serves:
            meant = served.evidence == lit.evidence if lit.evidence else served.claim == lit.claim
            if meant and lit.highlight in (None, shown.id):
                found |= {shown.id, served.evidence}
    return frozenset(found)


def press(session: Session, reading: Reading, pressed: Pressed) -> None:
    """Make a highlight that was clicked the current one, and show the claim it serves."""
    shown = reading.passages.get(pressed.highlight)
    session.current_highlight = pressed.highlight
    if shown is None:
        return
    reading.prefer(shown.id)
    served = pressed.served or (shown.serves[0] if shown.serves else None)
    if served is not None:
        session.current_claim = served.claim
        session.claim_requested.emit(served.claim)
    session.light(Lit(shown.id, served.claim if served else None, served.evidence if served else None))
