"""The JSON writer: the whole model, so that another program can print a briefing or check what it says.

The file's form is written down in resources/schema/briefing-1.schema.json, field by field. Texts are verbatim
and not in NFC: a quotation has its own characters, and `model_sha256` can be made from `model` again, as one
line of ASCII with sorted keys and no spaces.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.export.document import digest, plain_model
from app.export.options import ExportOptions

if TYPE_CHECKING:
    from app.export.parts import Document

FORMAT = "sourcemark-briefing"
VERSION = 1


def render_json(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the model, with the sourcing audit where the options have one."""
    annex = (options or ExportOptions()).annex
    whole = {
        "audit": None if annex is None else plain_model(annex),
        "format": FORMAT,
        "model": plain_model(document),
        "model_sha256": digest(document),
        "version": VERSION,
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    # What cannot be UTF-8, half of a pair, is spelled by Python as JSON spells it.
    return text.encode("utf-8", "backslashreplace")
