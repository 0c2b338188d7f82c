"""The verbs: one function per thing a user can do, one transaction each; the rooms load on first use.

`from app import core`, then `core.highlights.add_highlight(…)`. Importing `app.core` alone loads neither the
store nor a reader, so that the window can show before they are there.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core import area as area
    from app.core import argdown as argdown
    from app.core import articles as articles
    from app.core import audits as audits
    from app.core import bibliography as bibliography
    from app.core import briefing_import as briefing_import
    from app.core import briefings as briefings
    from app.core import claims as claims
    from app.core import comparing as comparing
    from app.core import data_exports as data_exports
    from app.core import deciding as deciding
    from app.core import encoding as encoding
    from app.core import evidence as evidence
    from app.core import export_options as export_options
    from app.core import exports as exports
    from app.core import fields as fields
    from app.core import filters as filters
    from app.core import folders as folders
    from app.core import foreign_marks as foreign_marks
    from app.core import grid as grid
    from app.core import highlights as highlights
    from app.core import importing as importing
    from app.core import lost_text as lost_text
    from app.core import marked_copies as marked_copies
    from app.core import mending as mending
    from app.core import merging as merging
    from app.core import ocr as ocr
    from app.core import origins as origins
    from app.core import pages as pages
    from app.core import pasting as pasting
    from app.core import pictures as pictures
    from app.core import project as project
    from app.core import quoting as quoting
    from app.core import reading as reading
    from app.core import recapture as recapture
    from app.core import refi as refi
    from app.core import resting as resting
    from app.core import sample as sample
    from app.core import saved_pages as saved_pages
    from app.core import search as search
    from app.core import second_reading as second_reading
    from app.core import semantic as semantic
    from app.core import settling as settling
    from app.core import several as several
    from app.core import spelling as spelling
    from app.core import suggestions as suggestions
    from app.core import taking_in as taking_in
    from app.core import verifying as verifying
    from app.core import views as views
    from app.core import web_annotations as web_annotations
    from app.core import whole_page as whole_page
    from app.core import workers as workers

ROOMS = frozenset(
    (
        "area",
        "argdown",
        "articles",
        "audits",
        "briefing_import",
        "bibliography",
        "briefings",
        "claims",
        "comparing",
        "data_exports",
        "deciding",
        "encoding",
        "evidence",
        "export_options",
        "exports",
        "fields",
        "filters",
        "folders",
        "foreign_marks",
        "grid",
        "highlights",
        "importing",
        "lost_text",
        "marked_copies",
        "mending",
        "merging",
        "ocr",
        "origins",
        "pages",
        "pasting",
        "pictures",
        "project",
        "quoting",
        "reading",
        "recapture",
        "refi",
        "resting",
        "sample",
        "saved_pages",
        "search",
        "second_reading",
        "semantic",
        "settling",
        "several",
        "spelling",
        "suggestions",
        "taking_in",
        "verifying",
        "views",
        "web_annotations",
        "whole_page",
        "workers",
    )
)


def __getattr__(name: str) -> ModuleType:
    if name not in ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted(ROOMS)
