"""What the export dialog remembers: each briefing's last wish and place; a new one has the last wish."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app import core

if TYPE_CHECKING:
    from app.core.export_options import ExportWish
    from app.ui.settings import Settings


def recall(settings: Settings, briefing: str) -> ExportWish:
    """Return what was last asked for of a briefing; what this version does not know is left out."""
    kept = settings.text(f"export/wish_{briefing}", "") or settings.text("export/wish", "")
    return _read(kept)


def keep(settings: Settings, briefing: str, wish: ExportWish, path: str) -> None:
    """Remember what was asked for of a briefing, and where it went."""
    written = json.dumps(asdict(wish), ensure_ascii=False)
    settings.put(f"export/wish_{briefing}", written)
    settings.put("export/wish", written)
    settings.put(f"export/path_{briefing}", path)


def last_path(settings: Settings, briefing: str) -> str:
    """Return where a briefing was last written, or nothing."""
    return settings.text(f"export/path_{briefing}", "")


def usual_path(settings: Settings, title: str, format: str) -> str:
    """Return where a briefing of this title goes when nobody said yet."""
    name = core.export_options.propose_name(title) + core.export_options.list_endings(format)[0]
    return str(Path(settings.folder) / name)


def _read(text: str) -> ExportWish:
    known = core.briefings.list_formats()
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    given = kept if isinstance(kept, dict) else {}
    usual = asdict(core.export_options.ExportWish())
    wish = {name: given.get(name, value) for name, value in usual.items()}
    kinds = {name: (bool, type(None)) if name == "annex" else type(value) for name, value in usual.items()}
    fits = all(isinstance(wish[name], kinds[name]) for name in wish)
    if not fits or wish["format"] not in known:
        wish = usual
    if wish["profile"] not in known[wish["format"]]:
        wish["profile"] = known[wish["format"]][0]
    return core.export_options.ExportWish(**wish)
