"""What a Word document says about itself: its properties, with the defaults of programs filtered out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element as Element

from app.intake import record as parts
from app.intake import xml_parts
from app.intake.docx_package import W, WordPackage
from app.intake.intake import Value
from app.intake.record import Record

BASIS = "docx_core"
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_DEFAULT_TITLES = frozenset(("word document", "word", "document title", "[title]", "normal"))
#: Libraries that write Word files leave their own template's author and date in them.
_LIBRARIES = re.compile(r"^(?:python-docx|apache poi|docx4j|openxml|un-named|aspose.*)$", re.IGNORECASE)
_TO_THE_SECOND = re.compile(r":\d\d:(?!00)\d\d")


def read(word: WordPackage, shown_title: str, first_heading: str) -> Record:
    """Return the record; a title that the text shows stands in for one that the properties lack."""
    record: Record = {}
    core = word.properties()
    said = {} if core is None else {xml_parts.local(node): xml_parts.text_of(node) for node in core}
    title = parts.make_title(said.get("title", ""))
    if not parts.is_junk_title(title) and title.lower() not in _DEFAULT_TITLES:
        record["title"] = Value(title, BASIS)
    elif shown_title or first_heading:
        record["title"] = Value(parts.make_title(shown_title or first_heading), "heading")
    if not _LIBRARIES.match(said.get("creator", "")):
        if names := parts.make_names(said.get("creator", "")):
            record["authors"] = Value(names, BASIS)
        # When the file was made, not when the article came out: the audit says so.
        made = "" if _is_converted(said) else parts.make_date(said.get("created", ""))
        if made:
            record["issued"] = Value(made, BASIS)
    changed = "" if _is_converted(said) else parts.make_date(said.get("modified", ""))
    if changed:
        record["modified"] = Value(changed, BASIS)
    if doi := parts.make_doi(f"{said.get('identifier', '')} {said.get('description', '')}"):
        record["DOI"] = Value(doi, BASIS)
    if language := _language(said.get("language", ""), word.find("styles")):
        record["language"] = Value(language, BASIS)
    return record


def _is_converted(said: Mapping[str, str]) -> bool:
    """Tell whether a program wrote the file at one stroke, of a text that is as old as nobody says.

    Such a file begins and ends in the same second; what a hand wrote in Word does so by the minute at most.
    """
    made = said.get("created", "").strip()
    if not made or made != said.get("modified", "").strip():
        return False
    return not said.get("creator", "").strip() or _TO_THE_SECOND.search(made) is not None


def _language(said: str, styles: Element | None) -> str:
    if _LANGUAGE.match(said):
        return said
    if styles is None:
        return ""
    node = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    usual = "" if node is None else node.get(W + "val") or ""
    return usual if _LANGUAGE.match(usual) else ""
