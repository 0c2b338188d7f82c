"""What the preview shows, cut into units that are written one by one: headings, blocks, notes, references.

Two units with one `key` look the same: after a keystroke only those that differ are written again. Where a
sentence stands in its section's body is no part of the key: it moves with every letter before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from app.ui.wording import tr

if TYPE_CHECKING:
    from app.export.citation import Citation
    from app.export.document import Document
    from app.export.parts import Block, Part, Passage, Reference

#: The profiles of the export, as the preview's header names them.
STYLES = {
    "gfm": "Footnotes (gfm)",
    "plain": "Lists of sources (plain)",
    "pandoc": "Citation keys (pandoc)",
    "icd206": "Endnotes (ICD 206)",
}


class Unit(NamedTuple):
    """One thing to write. `places` are the sentences in it: section, start and end in the body."""

    kind: str
    key: tuple[object, ...]
    block: Block | None = None
    places: tuple[tuple[str, int, int], ...] = ()


class Extras(NamedTuple):
    """What an export was asked for besides its profile; `behind` comes last, `most` units are written.

    `cited` are the passages whose notes are shown, None for all of them.
    """

    dated: bool = False
    feature_h1: bool = False
    behind: tuple[Unit, ...] = ()
    most: int | None = None
    cited: frozenset[int] | None = None


def make_units(briefing: Document, style: str, whole: bool, extras: Extras = Extras()) -> list[Unit]:  # noqa: B008
    """Return everything that a briefing, or the section it was composed of, shows in a profile."""
    units: list[Unit] = []
    if whole:
        units += _head(briefing, style)
    for part in briefing.parts:
        units += _part(part, briefing, style, extras)
    if whole:
        for statement in briefing.statements:
            units.append(text_unit("heading", statement.title, "title_section"))
            units += [text_unit("words", words, "preview") for words in statement.paragraphs]
    units += _notes(briefing, style, extras.cited)
    units += extras.behind
    return units if extras.most is None else units[: extras.most]


def _head(briefing: Document, style: str) -> Iterator[Unit]:
    if briefing.handling:
        yield text_unit("words", briefing.handling, "meta_strong")
    yield text_unit("heading", briefing.title, "title_serif")
    if briefing.subtitle:
        yield text_unit("words", briefing.subtitle, "preview")
    facts = briefing.facts_icd206 if style == "icd206" else briefing.facts
    if facts and style != "plain":
        yield text_unit("words", "  ·  ".join(one.text for one in facts), "footnote")


def _part(part: Part, briefing: Document, style: str, extras: Extras) -> Iterator[Unit]:
    if part.heading and part.role != "summary":
        role = "title_section" if part.level <= 2 else "title_small"
        first = extras.feature_h1 and part.role == "feature"
        yield text_unit("heading", part.heading, "title_serif" if first else role)
    table = Unit("table", ("table", style, _cites(part, briefing, style), part.table_head, part.key_points))
    after = min(part.table_after, len(part.blocks))
    for number, block in enumerate(part.blocks):
        if number == after and part.key_points:
            yield table
        yield _block(part, block, briefing, style)
    if part.key_points and after >= len(part.blocks):
        yield table
    in_full = style == "plain" and part.lists_sources
    # What an imported briefing only lists stands there whatever the profile.
    listed = [one for one in part.sources if in_full or one.listed]
    if listed:
        if not part.is_list_of_sources:
            yield text_unit("heading", tr("Sources"), "title_small")
        for source in listed:
            names = source.publisher + (f" (via {source.agency})" if source.agency else "")
            words = " - ".join(one for one in (source.title, names) if one)
            words += f", {source.date or 'n.d.'}" if extras.dated else ""
            yield text_unit("words", f"–  {words}: {source.address}", "footnote")


def _block(part: Part, block: Block, briefing: Document, style: str) -> Unit:
    pieces = block.pieces
    looks = tuple((one.text, one.passages, one.unsourced, one.lead, one.plain) for one in pieces)
    places = tuple(
        (part.id, one.start, one.end) for one in pieces if one.start is not None and one.end is not None
    )
    # In pandoc's profile the sentence names articles, which is no part of the piece.
    cited = _cited(briefing, [number for one in pieces for number in one.passages], style)
    return Unit("block", (part.id, style, block.kind, looks, cited), block, places)


def _cites(part: Part, briefing: Document, style: str) -> tuple[str, ...]:
    return _cited(briefing, [number for row in part.key_points for number in row.passages], style)


def _cited(briefing: Document, numbers: list[int], style: str) -> tuple[str, ...]:
    if style != "pandoc":
        return ()
    return tuple(citation_key(briefing.passages[number - 1]) for number in numbers)


def citation_key(passage: Passage) -> str:
    """Return how pandoc's Markdown cites a passage, without the brackets."""
    return f"@{passage.citekey}" + (f", p. {passage.page_label}" if passage.page_label else "")


def _notes(briefing: Document, style: str, cited: frozenset[int] | None) -> Iterator[Unit]:
    passages = [one for one in briefing.passages if cited is None or one.number in cited]
    if style == "plain" or not passages:
        return
    if style == "gfm":
        yield Unit("rule", ("rule",))
    else:
        yield text_unit("heading", tr("Endnotes") if style == "icd206" else tr("References"), "title_small")
    if style == "pandoc":
        shown = (one for one in briefing.references if cited is None or cited.intersection(one.passages))
        yield from map(_reference, shown)
        return
    wide = len(str(len(briefing.passages)))
    for passage in passages:
        citation = passage.endnote if style == "icd206" else passage.citation
        yield Unit("note", (passage.number, wide, citation, _below(passage, style)))


def _below(passage: Passage, style: str) -> str:
    """Return what stands below an endnote: the extract, as ICD 206 wants it."""
    return tr("Extract: {words}").format(words=passage.extract) if style == "icd206" else ""


def _reference(one: Reference) -> Unit:
    citation: Citation = one.citation
    return Unit("reference", (one.citekey, citation))


def text_unit(kind: str, words: str, role: str) -> Unit:
    """Return a heading or a paragraph of plain words in one of the theme's fonts."""
    return Unit(kind, (words, role))
