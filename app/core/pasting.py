"""Adding what was copied: a selection of a page or a text, with what the analyst types about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core import fields as rules
from app.core import stamps
from app.core.adding import Added, add_intake, add_reading
from app.core.project import Project
from app.core.reading import Reading
from app.errors import CannotRead, WrongUse
from app.intake import client, limits
from app.intake.intake import Intake, Value
from app.intake.record import host_of
from db import snapshots

#: What may be typed about a selection.
TYPED = ("title", "URL", "publisher", "issued")
_LONGEST_TITLE = 120
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def check_typed(typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed without blanks; raise WrongUse for a date or an address that is none."""
    rules.check_fields("pasted article", typed, TYPED)
    clean = {name: " ".join(value.split()) for name, value in typed.items()}
    rules.check_article({"issued": clean.get("issued", "")})
    url = clean.get("URL", "")
    if url and not _WEB.fullmatch(url):
        raise WrongUse(f"“{url}” is no address of a page.", "Write it with https:// at its beginning.")
    return {name: value for name, value in clean.items() if value}


def add_pasted(
    project: Project,
    data: bytes,
    name: str,
    typed: Mapping[str, str] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Added:
    """Read what was pasted in a worker and add it, all of it; what is typed counts as `manual`.

    `name` is the file's it would be: its ending tells text from a page. The pasted bytes are the original.
    """
    clean = check_typed(typed or {})
    if len(data) > limits.FILE_BYTES:
        raise CannotRead(f"This is larger than {limits.FILE_BYTES // limits.MIB} MiB.", "Add it as a file.")
    with project.read() as reader:
        if snapshots.find_snapshot_by_sha256(reader, stamps.sha256_of(data)) is not None:
            return add_reading(project, Reading(name, data, None))
    with TemporaryDirectory(prefix="sourcemark-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        intake = client.read_file(path, cancelled=cancelled, whole_page=True)
    return add_intake(project, _told(intake, clean), data, name)


def _told(intake: Intake, typed: Mapping[str, str]) -> Intake:
    """Return what was read, with what was typed over it, captured now by hand."""
    record = dict(intake.record)
    record.update({field: Value(value, "manual") for field, value in typed.items()})
    if "title" not in record and (first := _first_line(intake.text)):
        record["title"] = Value(first, "first_line")
    if host := host_of(typed.get("URL", "")):
        record["hosts"] = Value((host,), "url")
    return replace(intake, record=record, captured_at=stamps.now(), captured_basis="manual")


def _first_line(text: str) -> str:
    line = " ".join(text.strip().partition("\n")[0].split())
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rpartition(" ")[0] + "…"
