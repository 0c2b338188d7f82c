"""Where the bundled files are: icons, themes, fonts, words, the sample; in a checkout and in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"


def path(*parts: str) -> Path:
    """Return the path of a bundled file."""
    return ROOT.joinpath(*parts)
