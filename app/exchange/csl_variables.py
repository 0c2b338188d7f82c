"""The vocabulary of CSL 1.0.2: types, and variables by what they hold. Data, as the schema lists it."""

from __future__ import annotations

#: Types of items.
_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
"""
TYPES: frozenset[str] = frozenset(_TYPES.split())

#: Variables that hold names.
_NAMES = """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host interviewer illustrator narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
"""
NAMES: frozenset[str] = frozenset(_NAMES.split())

#: Variables that hold dates.
_DATES = """
    accessed available-date event-date issued original-date submitted
"""
DATES: frozenset[str] = frozenset(_DATES.split())

#: Variables that hold text.
_VARIABLES = """
    language journalAbbreviation shortTitle abstract annote archive archive_collection
    archive_location archive-place authority call-number chapter-number citation-number
    citation-label collection-number collection-title container-title container-title-short
    dimensions division DOI edition event event-title event-place first-reference-note-number genre
    ISBN ISSN issue jurisdiction keyword locator medium note number number-of-pages
    number-of-volumes original-publisher original-publisher-place original-title page page-first
    part part-title PMCID PMID printing publisher publisher-place references reviewed-genre
    reviewed-title scale section source status supplement title title-short URL version volume
    volume-title volume-title-short year-suffix
"""
VARIABLES: frozenset[str] = frozenset(_VARIABLES.split())
