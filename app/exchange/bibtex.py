"""BibTeX and BibLaTeX in: a file as CSL items. bibtex_values.py parts it, bibtex_fields.py reads entries."""

from __future__ import annotations

from app.exchange.bibtex_fields import read_entry
from app.exchange.bibtex_values import read_entries
from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem, text_of
from app.exchange.not_taken import NotTaken


def read_bibtex(data: bytes) -> FoundBibliography:
    """Read a BibTeX or BibLaTeX file. Raise ValueError in words when there is no entry in it."""
    found = read_entries(text_of(data), MOST_ITEMS)
    if not found.entries and not found.refused:
        raise ValueError("it holds no entry of BibTeX")
    items: list[FoundItem] = []
    refused = list(found.refused)
    for entry in found.entries:
        if entry.fields:
            items.append(read_entry(entry))
        else:
            refused.append(NotTaken(f"{entry.key or entry.kind} (line {entry.line})", "it has no fields"))
    return FoundBibliography(format="bibtex", items=tuple(items), refused=tuple(refused))
