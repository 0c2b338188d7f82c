"""The sentences of an imported section: which leads in bold, which state something, what each one cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.exchange.briefing_proposal import Said
from app.exchange.sentence_words import END, LEAST_WORDS, WORD, states, words_of_sentence
from app.prose import Sentence, paragraphs, split_sentences
from app.prose.leads import lead_end

_SAID = frozenset(("paragraph", "list", "quote"))
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>(?:(?!\1).|\n(?!\n))+?)(?<=\S)\1", re.DOTALL)


def read_sentences(body: str, cited: Sequence[tuple[int, str]]) -> tuple[Said, ...]:
    """Cut a body into its sentences; `cited` says what is named as a source, and where in the body."""
    sentences = [one for one in split_sentences(body) if one.kind in _SAID]
    cites: dict[int, list[str]] = {}
    at = 0
    for place, words in sorted(cited, key=lambda one: one[0]):
        while at < len(sentences) and sentences[at].end < place:
            at += 1
        if at < len(sentences) and sentences[at].start < place:
            cites.setdefault(at, []).append(words)
    return tuple(
        _said(one, body, tuple(dict.fromkeys(cites.get(number, ())))) for number, one in enumerate(sentences)
    )


def _said(one: Sentence, body: str, cites: tuple[str, ...]) -> Said:
    text = words_of_sentence(one.text, one.kind)
    stated = states(one.text, text, one.kind) and not _is_bold_heading(one, body)
    return Said(start=one.start, end=one.end, text=text, cites=cites, states=stated)


def _is_bold_heading(one: Sentence, body: str) -> bool:
    """Say whether a whole line is set in bold and ends without a stop: a heading of its own making."""
    raw = one.text.strip()
    if re.match(r"[ \t]*\S", body[one.end :]):
        return False
    return one.kind == "paragraph" and _BOLD.fullmatch(raw) is not None and not END.search(raw)


def lead_of(body: str) -> tuple[bool, list[int]]:
    """Say whether a body begins with a sentence in bold, and where several in one stretch part.

    At each of these places the bold ends and begins anew, so that the first sentence stands alone.
    """
    first = next((one for one in paragraphs(body) if one.kind != "table"), None)
    if first is None or first.kind != "paragraph":
        return False, []
    bold = _BOLD.match(body, first.inner)
    if bold is None or bold.end() > first.end:
        return False, []
    inside = [one for one in split_sentences(body) if first.start <= one.start < bold.end()]
    lead = inside[0]
    ends_here = END.search(body[lead.start : lead.end].rstrip()) is not None or (
        lead_end(body[first.inner : first.end]) is not None
    )
    if not ends_here or len(WORD.findall(lead.text)) < LEAST_WORDS:
        return False, []
    if len(inside) == 1:
        # Only what closes the sentence may follow the bold words.
        return len(body[bold.end() : lead.end].strip()) <= 2, []
    if body[inside[-1].start : inside[-1].end].count(bold[1]) != 1:
        return False, []
    return True, [one.end for one in inside[:-1]]


def part_bold(body: str, places: Iterable[int]) -> tuple[str, list[tuple[int, int]]]:
    """End and begin bold anew at these places; return the body and by how much what follows has moved."""
    moved: list[tuple[int, int]] = []
    parts: list[str] = []
    at = 0
    for place in places:
        gap = re.match(r"\s*", body[place:])
        after = place + (gap.end() if gap else 0)
        parts += [body[at:place], "**", body[place:after], "**"]
        moved.append((after, 4))
        at = after
    return "".join((*parts, body[at:])), moved
