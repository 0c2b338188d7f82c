"""What every rule of the audit means, why it matters, and an example that fires beside one that does not.

The help page (help_page.py) and the window show these texts. Words in “…” in an example are what a test hands
to the rule. A rule is closed when it computes from the project's own records, and then it is never wrong;
a heuristic says what it reads and can be mistaken.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.audit import about_argument, about_sources, about_wording
from app.audit.about import About

#: Rule → its texts, in the order of the table of rules.
CATALOGUE: dict[str, About] = {
    one.rule: one
    for one in sorted(
        (*about_argument.ABOUT, *about_sources.ABOUT, *about_wording.ABOUT), key=lambda one: one.rule
    )
}

FAMILIES: dict[str, str] = {
    "A": "Does every sentence name a claim, every claim have support, every section a source?",
    "B": "How many sources really stand behind a claim? Origins are counted, never documents.",
    "C": "What speaks against a claim, and which links has nobody read again?",
    "D": "How reliable are the sources, and is the reader told?",
    "E": "Do passages still stand where they were marked, and do quotations say what they say?",
    "F": "Does the claim say what its passages say?",
    "G": "Can the reader find the source?",
    "H": "How probable and how well founded: each said once, in the words of one scale?",
    "I": "What is said more often than it needs to be?",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A support figure: its words, what is counted, and out of what."""

    name: str
    words: str
    counts: str


#: The support figures in the order in which they are shown.
FIGURES: tuple[Figure, ...] = (
    Figure(
        "sentences_cited",
        "Sentences fully supported",
        "factual sentences whose cited passages together fully support them, of all factual sentences; "
        "one that names no claim counts as not supported (citation recall)",
    ),
    Figure(
        "links_with_weight",
        "Links that carry weight",
        "supporting links that cover their claim, or without which it would not be covered, of all "
        "supporting links (citation precision)",
    ),
    Figure(
        "claims_with_two_origins",
        "Claims with two origins or more",
        "facts and reported claims whose support comes from at least two origins, of all of them; copies "
        "of one text are one origin",
    ),
    Figure(
        "quotations_verified",
        "Quotations verified",
        "linked passages that stand in their article word for word, of all linked passages",
    ),
    Figure(
        "articles_rated",
        "Articles rated",
        "cited articles with a reliability of their own or of their publisher, F included, of all cited "
        "articles",
    ),
    Figure(
        "articles_dated", "Articles dated", "cited articles with a publication date, of all cited articles"
    ),
    Figure(
        "articles_described",
        "Articles described",
        "cited articles with a descriptor, of all cited articles",
    ),
)
FIGURE_OF: dict[str, Figure] = {one.name: one for one in FIGURES}
