"""Typst, kept in a box: sources of our own only, data as data, no file, no package, no clock."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import typst

from app.errors import ExportFailed, SourcemarkError
from app.export.pdf_fonts import load_fonts
from app.paths import resources_folder

_WHAT_TO_DO = "Export to another format, and report what this message says."


def typeset(
    template: str,
    given: Mapping[str, str],
    format: Literal["pdf", "html"] = "pdf",
    *,
    standards: Sequence[typst.PDFStandard] = (),
    system_fonts: bool = False,
    refusal: Callable[[str], SourcemarkError] | None = None,
) -> bytes:
    """Run a template of resources/export with `given` as its `sys.inputs`; raise ExportFailed in a sentence.

    `refusal` makes another error of the reason, where the user's own file may be to blame.

    The typesetter releases the interpreter while it works, so a window in the same process stays alive.
    """
    source = (resources_folder() / "export" / template).read_bytes()
    # An empty folder of its own: a template that asks for a file or a package finds nothing.
    with tempfile.TemporaryDirectory(prefix="sourcemark-typst-") as folder:
        try:
            made = typst.Compiler(
                source,
                root=folder,
                font_paths=load_fonts(system=system_fonts),
                sys_inputs=dict(given),
                package_path=folder,
                package_cache_path=folder,
            ).compile(format=format, pdf_standards=list(standards))
        except typst.TypstError as error:
            if refusal is not None:
                raise refusal(_sentence(error)) from error
            raise ExportFailed(f"The pages could not be set: {_sentence(error)}", _WHAT_TO_DO) from error
    if not isinstance(made, bytes):
        raise ExportFailed("The pages could not be set: the typesetter made nothing.", _WHAT_TO_DO)
    return made


def _sentence(error: typst.TypstError) -> str:
    message = " ".join(str(error.message).split()) or "the typesetter gave no reason"
    return message if message.endswith((".", "!", "?")) else f"{message}."
