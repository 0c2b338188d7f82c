"""The Markdown profile `pandoc`: citations by key, a YAML header, and the sidecars that citeproc reads.

The call is `pandoc -f markdown-smart --citeproc NAME.md -o NAME.docx` in the file's folder: `smart` would
alter the quotes and dashes of evidence. For Word add `--shift-heading-level-by=-1`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from app.exchange.csl import write_csl
from app.export.dates import date_in_words
from app.export.html_text import language_tag
from app.export.markdown import MarkdownWriter
from app.export.marked import free_sign
from app.export.pandoc_prose import ESCAPE, UNSOURCED, print_blocks

if TYPE_CHECKING:
    from app.export.escape import Escaping
    from app.export.options import ExportOptions
    from app.export.parts import Document, Part, Passage

CSL_ENDING, BIB_ENDING = ".csl.json", ".bib"
#: Said under the title by the header, so that it is not said twice.
_IN_HEADER = frozenset({"author", "issued"})
_KEY = re.compile(r"[A-Za-z0-9_]+(?:[:.#$%&+?<>~/-][A-Za-z0-9_]+)*")
#: Pages that pandoc knows for a locator without being told.
_PAGE = re.compile(r"[0-9]+|[ivxlcdm]+|[IVXLCDM]+")
_BRACES = re.compile(r"[{}]")


def render_pandoc(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a briefing for pandoc; its bibliography is in the sidecars."""
    return _Pandoc(document, options).render()


def render_csl(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the cited and listed works as CSL-JSON."""
    return write_csl(one.item for one in document.references).encode()


def render_bib(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the cited and listed works as BibLaTeX."""
    # Loaded when it is asked for: its tables are nothing that the window needs at its start.
    from app.exchange.biblatex import write_biblatex

    return write_biblatex(one.item for one in document.references).encode()


class _Pandoc(MarkdownWriter):
    escape: ClassVar[Escaping] = ESCAPE
    unsourced: ClassVar[str] = UNSOURCED

    def head(self) -> list[str]:
        facts = [one for one in self.document.facts if one.name not in _IN_HEADER]
        return ["\n".join(["---", *self._header(), "---"]), *self.handling_and_facts(facts)]

    def prose(self, part: Part) -> list[str]:
        return print_blocks(part.blocks, free_sign(self.document), self.references)

    def references(self, numbers: Sequence[int]) -> str:
        cited = dict.fromkeys(self._cite(self.document.passages[number - 1]) for number in numbers)
        return f" [{'; '.join(cited)}]"

    def notes(self) -> list[str]:
        return ["## References", "::: {#refs}\n:::"] if self.document.references else []

    def address(self, address: str) -> str:
        return f"<{address}>"

    def _header(self) -> Iterator[str]:
        document = self.document
        yield f"title: {_scalar(document.title) if document.title.strip() else _scalar('Untitled')}"
        if document.subtitle.strip():
            yield f"subtitle: {_scalar(document.subtitle)}"
        names = [one.text for one in document.facts if one.name == "author"]
        if names:
            yield f"author: [{', '.join(_scalar(one) for one in names)}]"
        if document.issued:
            yield f"date: {_scalar(date_in_words(document.issued))}"
        yield f"lang: {json.dumps(language_tag(document.language) or 'en')}"
        if self.options.stem:
            yield f"bibliography: {json.dumps(self.options.stem + CSL_ENDING, ensure_ascii=False)}"
        uncited = [_key(one.citekey) for one in document.references if not one.passages]
        if uncited:
            yield f"nocite: {json.dumps(', '.join(uncited))}"
        if document.references:
            yield "link-citations: true"

    @staticmethod
    def _cite(passage: Passage) -> str:
        key, page = _key(passage.citekey), passage.locator.strip()
        if not page:
            return key
        if _PAGE.fullmatch(page):
            return f"{key}, p. {page}"
        return f"{key}, {{p. {ESCAPE.inline(_BRACES.sub('', page))}}}"


def _key(citekey: str) -> str:
    return f"@{citekey}" if _KEY.fullmatch(citekey) else f"@{{{citekey}}}"


def _scalar(text: str) -> str:
    """Write a text as a JSON string, which is a YAML scalar; pandoc reads Markdown in it."""
    return json.dumps(ESCAPE.block(text), ensure_ascii=False)
