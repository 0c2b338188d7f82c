"""The commands of the window itself: project files, undo, views, palette, help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.ui.commands import Command, has_project
from app.ui.session import Session


def _ask(what: str) -> Callable[[Session], None]:
    """Return a command's run that asks the window for something by name."""
    return partial(_emit, what)


def _emit(what: str, session: Session) -> None:
    session.asked.emit(what)


def _can_undo(session: Session) -> bool:
    return session.undo_stack.canUndo()


def _can_redo(session: Session) -> bool:
    return session.undo_stack.canRedo()


def _undo(session: Session) -> None:
    session.settle()
    session.undo_stack.undo()


def _redo(session: Session) -> None:
    session.settle()
    session.undo_stack.redo()


def _can_go_back(session: Session) -> bool:
    return session.trail_at > 0


def _can_go_forward(session: Session) -> bool:
    return session.trail_at < len(session.trail) - 1


def _go_back(session: Session) -> None:
    session.go_back()


def _go_forward(session: Session) -> None:
    session.go_forward()


def _set_workspace(name: str, session: Session) -> None:
    session.set_workspace(name)


def _is_workspace(name: str, session: Session) -> bool:
    return session.workspace == name


def _is_theme(name: str, session: Session) -> bool:
    return session.settings.theme == name


def _workspace(name: str, label: str, key: str) -> Command:
    return Command(
        id=f"view.{name}",
        label=label,
        run=partial(_set_workspace, name),
        menu="View",
        keys=(key,),
        when=has_project,
        checkable=True,
        checked=partial(_is_workspace, name),
        group="workspaces",
    )


def _theme(name: str, label: str) -> Command:
    return Command(
        id=f"view.theme_{name}",
        label=label,
        run=_ask(f"theme:{name}"),
        menu="View",
        checkable=True,
        checked=partial(_is_theme, name),
        group="look",
        submenu="Theme",
    )


FILE = (
    Command("file.new", "New project…", _ask("file.new"), "File", ("Ctrl+Shift+N",), icon="plus", group="a"),
    Command(
        "file.open", "Open a project…", _ask("file.open"), "File", ("Ctrl+Shift+O",), icon="folder", group="a"
    ),
    Command(
        "file.sample", "Look around in the sample", _ask("file.sample"), "File", icon="sample", group="a"
    ),
    Command(
        "article.add",
        "Add files…",
        _ask("article.add"),
        "File",
        ("Ctrl+O",),
        when=has_project,
        icon="import",
        group="b",
    ),
    Command(
        "article.add_folder",
        "Add a folder…",
        _ask("article.add_folder"),
        "File",
        when=has_project,
        icon="folder",
        group="b",
    ),
    Command(
        "article.paste",
        "Paste as article…",
        _ask("article.paste"),
        "File",
        ("Ctrl+V", "Ctrl+Shift+V"),
        when=has_project,
        icon="paste",
        group="b",
    ),
    Command(
        "file.import",
        "Import…",
        _ask("file.import"),
        "File",
        when=has_project,
        icon="import",
        group="c",
    ),
    Command(
        "file.export",
        "Export…",
        _ask("file.export"),
        "File",
        ("Ctrl+E",),
        when=has_project,
        icon="export",
        group="c",
    ),
    Command(
        "file.export_data",
        "Export data…",
        _ask("file.export_data"),
        "File",
        when=has_project,
        icon="export",
        group="c",
    ),
    Command(
        "file.check_briefing",
        "Check a briefing…",
        _ask("file.check_briefing"),
        "File",
        icon="receipt",
        group="c",
    ),
    Command(
        "file.close",
        "Close project",
        _ask("file.close"),
        "File",
        when=has_project,
        group="d",
    ),
    Command("file.quit", "Quit", _ask("file.quit"), "File", ("Ctrl+Q",), group="e"),
)
EDIT = (
    Command("edit.undo", "Undo", _undo, "Edit", ("Ctrl+Z",), when=_can_undo, icon="undo", group="a"),
    Command(
        "edit.redo", "Redo", _redo, "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), when=_can_redo, icon="redo", group="a"
    ),
    Command("edit.search", "Search…", _ask("palette"), "Edit", ("Ctrl+K",), icon="search", group="b"),
    Command(
        "edit.commands",
        "Run a command…",
        _ask("palette:>"),
        "Edit",
        icon="keyboard",
        group="b",
    ),
)
VIEW = (
    _workspace("read", "Read", "Ctrl+1"),
    _workspace("argue", "Argue", "Ctrl+2"),
    _workspace("write", "Write", "Ctrl+3"),
    Command(
        "view.back", "Back", _go_back, "View", ("Alt+Left",), when=_can_go_back, icon="back", group="where"
    ),
    Command(
        "view.forward",
        "Forward",
        _go_forward,
        "View",
        ("Alt+Right",),
        when=_can_go_forward,
        icon="forward",
        group="where",
    ),
    Command(
        "view.restore_panels",
        "Put the panels back",
        _ask("view.restore_panels"),
        "View",
        when=has_project,
        group="panels",
    ),
    _theme("system", "As the system"),
    _theme("light", "Light"),
    _theme("dark", "Dark"),
    _theme("high_contrast", "High contrast"),
    Command("view.larger", "Larger text", _ask("view.larger"), "View", ("Ctrl+Shift++",), group="look"),
    Command("view.smaller", "Smaller text", _ask("view.smaller"), "View", ("Ctrl+Shift+-",), group="look"),
)
HELP = (
    Command("help.keys", "Keys and commands", _ask("help.keys"), "Help", ("F1",), icon="keyboard"),
    Command("help.rules", "The rules of the audit", _ask("help.rules"), "Help", icon="audit"),
    Command("help.about", "About Sourcemark", _ask("help.about"), "Help", icon="help"),
)
COMMANDS: tuple[Command, ...] = FILE + EDIT + VIEW + HELP
