"""What a foreign report proposes to become: sections, sentences, works; plain records, made by a parser.

briefing_markdown.py makes them of Markdown in the worker, core/briefing_import.py makes rows of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source as the report prints it. `date` is EDTF; `printed` the whole of what stands there, in words;
    `archive` is where a copy is kept.

    `line` counts from 1. `key` is the citation key, number or label by which the text refers to it.
    """

    title: str = ""
    publisher: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    doi: str = ""
    archive: str = ""
    key: str = ""
    printed: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence of a section: body[start:end], in plain words; `cites` is what it names as its sources.

    `states` is false where it states nothing: a question, a transition, a line that is a heading in bold.
    """

    start: int
    end: int
    text: str
    cites: tuple[str, ...] = ()
    states: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A row of a table of key points, in plain words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section: `body` is its prose as it was written, without references and lists of sources.

    `lead` says that its first sentence is set in bold: the key judgement. `works` are places in the
    proposal's list, in the order in which the section lists or cites them.
    """

    heading: str = ""
    level: int = 2
    role: str = "analysis"
    body: str = ""
    sentences: tuple[Said, ...] = ()
    points: tuple[Point, ...] = ()
    works: tuple[int, ...] = ()
    lead: bool = False
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What could not be taken over as it was, or was taken for something: in words, with its line from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A whole report; `as_of` is its information cut-off, `date` when it was issued, both EDTF.

    `bibliographies` are files that its front matter names: the works of its citation keys are in them.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    as_of: str = ""
    date: str = ""
    language: str = ""
    chapters: tuple[Chapter, ...] = ()
    works: tuple[Work, ...] = ()
    remarks: tuple[Remark, ...] = ()
    bibliographies: tuple[str, ...] = ()
