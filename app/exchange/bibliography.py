"""A bibliography in any format: which one it is, by its content, and its items."""

from __future__ import annotations

from app.exchange.bibtex import read_bibtex
from app.exchange.csl_reading import read_csl
from app.exchange.csl_yaml import read_csl_yaml
from app.exchange.found import FoundBibliography
from app.exchange.ris_reading import read_ris
from app.exchange.tells import tell_bibliography

_READERS = {"csl-json": read_csl, "bibtex": read_bibtex, "ris": read_ris, "csl-yaml": read_csl_yaml}


def read_bibliography(data: bytes, format: str = "") -> FoundBibliography:
    """Read a bibliography in the format named, or told by its content. Raise ValueError in words."""
    form = format or tell_bibliography(data)
    if form not in _READERS:
        raise ValueError("it is neither CSL-JSON nor BibTeX nor RIS")
    return _READERS[form](data)
