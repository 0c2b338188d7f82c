"""What the program remembers about this user, declared once. Projects remember their own view."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app import paths

RECENT_MOST = 12


@dataclass(frozen=True)
class RecentProject:
    """A project as it was last seen, so that the start page need not open it."""

    path: str
    title: str
    articles: int = 0
    claims: int = 0
    #: The audit as last computed; -1 means never computed.
    errors: int = -1
    warnings: int = -1
    place: str = ""
    seen: str = ""


class Settings:
    """Typed access to the INI file. Every setting is one property here."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(
            str(file or paths.config_folder() / "settings.ini"), QSettings.Format.IniFormat
        )

    @property
    def theme(self) -> str:
        """`system`, `light`, `dark` or `high_contrast`."""
        return self.text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self.put("theme", name)

    @property
    def text_scale(self) -> float:
        """How much larger than designed all text is."""
        return min(2.0, max(0.8, float(self.text("text_scale", "1.0"))))

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self.put("text_scale", f"{scale:.2f}")

    @property
    def motion(self) -> bool:
        """Whether anything moves on screen."""
        return self.text("motion", "on") == "on"

    @motion.setter
    def motion(self, on: bool) -> None:
        self.put("motion", "on" if on else "off")

    @property
    def white_paper(self) -> bool:
        """Whether pages stay white in the dark theme."""
        return self.text("white_paper", "off") == "on"

    @white_paper.setter
    def white_paper(self, on: bool) -> None:
        self.put("white_paper", "on" if on else "off")

    @property
    def aside(self) -> str:
        """What is open beside an article: `contents`, `pages` or nothing."""
        return self.text("aside", "")

    @aside.setter
    def aside(self, tab: str) -> None:
        self.put("aside", tab)

    @property
    def text_face(self) -> str:
        """The letters that articles are read in: `serif` or `sans`."""
        return "sans" if self.text("text_face", "serif") == "sans" else "serif"

    @text_face.setter
    def text_face(self, face: str) -> None:
        self.put("text_face", face)

    @property
    def text_width(self) -> str:
        """How long the lines of an article are: `narrow`, `usual` or `wide`."""
        width = self.text("text_width", "usual")
        return width if width in ("narrow", "wide") else "usual"

    @text_width.setter
    def text_width(self, width: str) -> None:
        self.put("text_width", width)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        return QByteArray.fromBase64(self.text("window/geometry", "").encode())

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self.put("window/geometry", bytes(state.toBase64().data()).decode())

    def dock_state(self, workspace: str) -> QByteArray:
        """Return how a workspace's docks stood."""
        return QByteArray.fromBase64(self.text(f"window/docks_{workspace}", "").encode())

    def set_dock_state(self, workspace: str, state: QByteArray) -> None:
        """Remember how a workspace's docks stand."""
        self.put(f"window/docks_{workspace}", bytes(state.toBase64().data()).decode())

    @property
    def folder(self) -> str:
        """The folder last used in a file dialog."""
        return self.text("folder", str(Path.home()))

    @folder.setter
    def folder(self, folder: str) -> None:
        self.put("folder", folder)

    @property
    def recent(self) -> tuple[RecentProject, ...]:
        """The projects last opened, newest first."""
        return tuple(RecentProject(**entry) for entry in json.loads(self.text("recent", "[]")))

    def remember(self, project: RecentProject) -> None:
        """Put a project at the head of the recent ones."""
        others = [entry for entry in self.recent if entry.path != project.path]
        self._put_recent([project, *others][:RECENT_MOST])

    def forget(self, path: str) -> None:
        """Take a project off the recent ones."""
        self._put_recent([entry for entry in self.recent if entry.path != path])

    def text(self, key: str, default: str) -> str:
        """Return a setting as text; INI files know nothing else."""
        return str(self._store.value(key, default, type=str))

    def put(self, key: str, value: str) -> None:
        """Store a setting."""
        self._store.setValue(key, value)

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    def _put_recent(self, entries: list[RecentProject]) -> None:
        self.put("recent", json.dumps([asdict(entry) for entry in entries]))
