"""Verbs that mend what a finding says, each one change with a name, because it is words that change."""

from __future__ import annotations

from app.audit.tokens import find_numbers
from app.core.briefings import read_section, set_section
from app.core.claims import read_claim, set_claim
from app.core.naming import shortened
from app.core.project import Project
from app.errors import NotThere
from app.prose import Sentence, split_sentences
from db.records import Claim, Section

_GONE = "Look at the finding again: the audit follows in a moment."


def use_number(project: Project, claim_id: str, wrong: str, right: str) -> Claim:
    """Write the number of a passage in the place of one that the claim has; nothing else changes."""
    claim = read_claim(project, claim_id)
    found = next((one for one in find_numbers(claim.text) if one.text == wrong), None)
    if found is None:
        raise NotThere(f"The claim no longer says {wrong}.", _GONE)
    text = claim.text[: found.start] + right + claim.text[found.end :]
    with project.change(f"Use {right} in the claim “{shortened(claim.text)}”"):
        return set_claim(project, claim_id, text=text)


def mark_transition(project: Project, section_id: str, sentence: int, words: str) -> Section:
    """Mark a sentence of a section as a transition, which need not name a claim; `words` is what it says."""
    section = read_section(project, section_id)
    sentences = split_sentences(section.body)
    if sentence >= len(sentences) or sentences[sentence].text != words:
        raise NotThere("The sentence is no longer there in these words.", _GONE)
    body = with_transition(section.body, sentences[sentence].end)
    with project.change(f"Mark “{shortened(words, 40)}” as a transition"):
        return set_section(project, section_id, body=body)


def with_transition(body: str, end: int) -> str:
    """Return a body with the mark of a transition behind the sentence that ends at `end`."""
    kept = body[:end].rstrip()
    return f"{kept} [[-]]{body[len(kept) :]}"


def call_it(project: Project, claim_id: str, kind: str) -> Claim:
    """Make a claim of another kind: what somebody says is reported, what nothing grounds an assumption."""
    claim = read_claim(project, claim_id)
    word = {"reported": "reported", "assumption": "an assumption"}.get(kind, kind)
    with project.change(f"Call “{shortened(claim.text)}” {word}"):
        return set_claim(project, claim_id, kind=kind)


def find_sentence(project: Project, section_id: str, index: int) -> Sentence:
    """Return a sentence of a section by its number, as findings count them."""
    sentences = split_sentences(read_section(project, section_id).body)
    if index >= len(sentences):
        raise NotThere("The sentence is no longer there.", _GONE)
    return sentences[index]
