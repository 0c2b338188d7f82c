"""Where the program finds its own resources and the user's folders, in the source tree and when frozen."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APPLICATION = "sourcemark"


def resources_folder() -> Path:
    """Return the folder with icons, themes, fonts, words, scales, help and the sample."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[1]
    return root / "resources"


def config_folder() -> Path:
    """Return the user's settings folder, made on first use and readable by the user only."""
    return _made(platformdirs.user_config_path(APPLICATION, appauthor=False))


def data_folder() -> Path:
    """Return the folder for what the program keeps for the user (the sample project, backups)."""
    return _made(platformdirs.user_data_path(APPLICATION, appauthor=False))


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
