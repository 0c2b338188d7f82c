"""The reader's commands. They say by `session.asked` what the panel shall do; orders.py does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.ui.commands import Command
from app.ui.session import Session


def _ask(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.asked.emit(f"reader.{what}")

    return run


def _ask_window(what: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        session.asked.emit(what)

    return run


def _pdf(name: str, label: str, run: Callable[[Session], None], icon: str = "") -> Command:
    return Command(
        f"article.{name}",
        label,
        run,
        "Article",
        when=_reading,
        icon=icon,
        group="pdf",
        why_not="No article is open",
    )


def _reading(session: Session) -> bool:
    return session.project is not None and session.current_article is not None


def _selected(session: Session) -> bool:
    return session.passage is not None


def _marked(session: Session) -> bool:
    return _selected(session) or session.current_highlight is not None


def _has_highlight(session: Session) -> bool:
    return session.project is not None and session.current_highlight is not None


def _toggle_white_paper(session: Session) -> None:
    session.settings.white_paper = not session.settings.white_paper
    session.asked.emit("reader.dress")


def _white_paper(session: Session) -> bool:
    return session.settings.white_paper


def _toggle_sans(session: Session) -> None:
    session.settings.text_face = "serif" if _sans(session) else "sans"
    session.asked.emit("reader.dress")


def _sans(session: Session) -> bool:
    return session.settings.text_face == "sans"


def _set_lines(width: str, session: Session) -> None:
    session.settings.text_width = width
    session.asked.emit("reader.dress")


def _has_lines(width: str, session: Session) -> bool:
    return session.settings.text_width == width


def _lines(width: str, label: str) -> Command:
    return Command(
        f"view.lines_{width}",
        label,
        partial(_set_lines, width),
        "View",
        checkable=True,
        checked=partial(_has_lines, width),
        group="text",
    )


def _article(name: str, label: str, what: str, *keys: str, icon: str = "", group: str = "tab") -> Command:
    return Command(
        f"article.{name}",
        label,
        _ask(what),
        "Article",
        keys,
        when=_reading,
        icon=icon,
        group=group,
        why_not="No article is open",
    )


def _view(name: str, label: str, what: str, *keys: str, icon: str = "", group: str = "zoom") -> Command:
    return Command(
        f"view.{name}",
        label,
        _ask(what),
        "View",
        keys,
        when=_reading,
        icon=icon,
        group=group,
        why_not="No article is open",
    )


def _edit(name: str, label: str, what: str, *keys: str, selected: bool = False) -> Command:
    return Command(
        f"edit.{name}",
        label,
        _ask(what),
        "Edit",
        keys,
        when=_marked if selected else _reading,
        group="find" if not selected else "copy",
        why_not="Nothing is selected" if selected else "No article is open",
    )


def _caret(name: str, label: str, key: str) -> Command:
    """Return a movement that the views themselves listen to; the caret of the text view has the same."""
    return Command(
        f"caret.{name}",
        label,
        _ask(f"caret_{name}"),
        "Edit",
        (key,),
        when=_reading,
        group="select",
        submenu="Select by keys",
        why_not="No article is open",
        local_keys=True,
    )


def _end(name: str, label: str, key: str) -> Command:
    return Command(
        f"highlight.{name}",
        label,
        _ask(name),
        "Highlight",
        (key,),
        when=_marked,
        group="own",
        submenu="Move its end",
        why_not="Select a passage first",
        local_keys=True,
    )


def _mark(name: str, label: str, what: str, key: str, *, icon: str = "", group: str = "link") -> Command:
    return Command(
        f"highlight.{name}",
        label,
        _ask(what),
        "Highlight",
        (key,),
        when=_marked,
        icon=icon,
        group=group,
        why_not="Select a passage first",
        local_keys=True,
    )


COMMANDS: tuple[Command, ...] = (
    _article("close", "Close", "close", "Ctrl+W", icon="close"),
    _article("next_tab", "Next article", "next_tab", "Ctrl+PgDown"),
    _article("previous_tab", "Previous article", "previous_tab", "Ctrl+PgUp"),
    _article("split", "Two side by side", "split", "Ctrl+\\", icon="split"),
    _article("show_page", "Page", "page", "Ctrl+Shift+1", icon="page", group="mode"),
    _article("show_text", "Text", "text", "Ctrl+Shift+2", icon="text-view", group="mode"),
    _article("next_page", "Next page", "next_page", "Alt+PgDown", group="page"),
    _article("previous_page", "Previous page", "previous_page", "Alt+PgUp", group="page"),
    _article("go_to_page", "Go to page…", "go_to_page", "Ctrl+G", group="page"),
    _article("turn_right", "Turn right", "turn_right", "Ctrl+R", group="turn"),
    _article("turn_left", "Turn left", "turn_left", "Ctrl+Shift+R", group="turn"),
    _pdf("take_marks", "Take over the marks in this PDF", _ask_window("article.take_marks"), "import"),
    _pdf("marked_copy", "Write a marked copy…", _ask_window("article.marked_copy"), "export"),
    _pdf("ocr", "Read pages with OCR…", _ask("ocr")),
    _pdf("take_second", "Read suspect pages with the second reader", _ask_window("article.take_second")),
    _view("zoom_in", "Zoom in", "zoom_in", "Ctrl++", "Ctrl+=", icon="zoom-in"),
    _view("zoom_out", "Zoom out", "zoom_out", "Ctrl+-", icon="zoom-out"),
    _view("fit_width", "Fit the width", "fit_width", "Ctrl+0", icon="fit-width"),
    _view("fit_page", "Fit the page", "fit_page", "Ctrl+9"),
    _view("one_page", "One page below the other", "spread_one", "Ctrl+Alt+1", group="spread"),
    _view("two_pages", "Two pages beside each other", "spread_two", "Ctrl+Alt+2", group="spread"),
    _view("two_pages_cover", "Two pages, the first one alone", "spread_cover", "Ctrl+Alt+3", group="spread"),
    _view("contents", "Contents", "contents", "F4", group="aside"),
    _view("thumbnails", "Thumbnails", "thumbnails", "Shift+F4", group="aside"),
    Command(
        "view.white_paper",
        "White paper",
        _toggle_white_paper,
        "View",
        ("Ctrl+Shift+W",),
        checkable=True,
        checked=_white_paper,
        group="zoom",
    ),
    Command(
        "view.sans",
        "Text without serifs",
        _toggle_sans,
        "View",
        checkable=True,
        checked=_sans,
        group="text",
    ),
    _lines("narrow", "Short lines"),
    _lines("usual", "Lines of usual length"),
    _lines("wide", "Long lines"),
    _edit("copy_passage", "Copy the passage", "copy", "Ctrl+C", selected=True),
    _edit("copy_cited", "Copy with citation", "copy_cited", "Ctrl+Shift+C", selected=True),
    _edit("find", "Find in article…", "find", "Ctrl+F"),
    _edit("find_next", "Find next", "find_next", "F3"),
    _edit("find_previous", "Find previous", "find_previous", "Shift+F3"),
    _edit("select_sentence", "Select the sentence", "select_sentence", "Ctrl+Shift+E"),
    _edit("select_paragraph", "Select the paragraph", "select_paragraph", "Ctrl+Shift+G"),
    _caret("word_on", "A word on", "Ctrl+Shift+Right"),
    _caret("word_back", "A word back", "Ctrl+Shift+Left"),
    _caret("sentence_on", "To the sentence's end", "Alt+Shift+Down"),
    _caret("sentence_back", "To the sentence's beginning", "Alt+Shift+Up"),
    _caret("paragraph_on", "To the paragraph's end", "Ctrl+Shift+Down"),
    _caret("paragraph_back", "To the paragraph's beginning", "Ctrl+Shift+Up"),
    _mark("amber", "Highlight in amber", "colour_1", "1", icon="highlight", group="colour"),
    _mark("green", "Highlight in green", "colour_2", "2", group="colour"),
    _mark("blue", "Highlight in blue", "colour_3", "3", group="colour"),
    _mark("rose", "Highlight in rose", "colour_4", "4", group="colour"),
    _mark("supports", "Supports the claim", "supports", "S"),
    _mark("disputes", "Disputes the claim", "disputes", "D"),
    _mark("choose_claim", "Link to claim…", "choose", "C", icon="link"),
    _mark("link_again", "Link to the last claim again", "again", "Return"),
    _mark("new_claim", "New claim from the passage", "new_claim", "N", icon="plus"),
    _mark("note", "Note…", "note", "M", icon="note", group="own"),
    Command(
        "highlight.area",
        "Mark an area of the page",
        _ask("area"),
        "Highlight",
        ("A",),
        when=_reading,
        group="own",
        why_not="No article is open",
        local_keys=True,
    ),
    Command(
        "highlight.adjust_area",
        "Move or resize the area",
        _ask("adjust_area"),
        "Highlight",
        when=_has_highlight,
        group="own",
        why_not="Choose an area first",
    ),
    Command(
        "highlight.readings",
        "What the second reader says…",
        _ask_window("highlight.readings"),
        "Highlight",
        when=_has_highlight,
        group="own",
        why_not="Choose a highlight first",
    ),
    Command(
        "highlight.rate",
        "Rate the passage…",
        _ask_window("highlight.rate"),
        "Highlight",
        ("Ctrl+Alt+C",),
        when=_has_highlight,
        group="own",
        why_not="Choose a highlight first",
    ),
    _mark("quotation", "Type what stands in the area…", "quotation", "T", group="own"),
    _mark("next_overlapping", "Next overlapping highlight", "next_overlapping", "O", group="own"),
    _end("move_right", "A character on", "Shift+Alt+Right"),
    _end("move_left", "A character back", "Shift+Alt+Left"),
    _end("move_word_right", "A word on", "Shift+Alt+Down"),
    _end("move_word_left", "A word back", "Shift+Alt+Up"),
    _mark("remove", "Remove the highlight", "remove", "Del", icon="trash", group="own"),
)
