"""The sentences of an imported section: which leads in bold, which state something, what each one cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.exchange.briefing_proposal import Said
from app.exchange.markdown_text import plain_text
from app.prose import Sentence, paragraphs, split_sentences

#: With fewer words nothing is stated.
_LEAST_WORDS = 3
_SAID = frozenset(("paragraph", "list", "quote"))
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]{1,100}\](?!:)")
_END = re.compile(r"[.!?…。！？؟।][\"'“”’»)\]*_]*$")
_QUESTION = re.compile(r"[?？؟][\"'“”’»)\]*_]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>(?:(?!\1).|\n(?!\n))+?)(?<=\S)\1", re.DOTALL)
#: Sentences about the report itself.
_TRANSITION = re.compile(
    r"(?:this|the (?:following|next|present|remaining|rest of (?:the|this))|these|our) "
    r"(?:\w+ )?(?:briefing|report|sections?|chapters?|pages?|paragraphs?|table|list|memo|paper|document)\b"
    r".{0,40}?\b(?:is (?:organi[sz]ed|structured)|begins|looks at|examines|outlines|describes|discusses"
    r"|presents|summari[sz]es|explains|covers|reviews|sets out|turns to|lists|shows|considers|explores"
    r"|provides|addresses)\b"
    r"|as (?:summari[sz]ed|shown|discussed|described|noted) (?:below|above|here|earlier)"
    r"|in what follows\b|(?:see|cf\.) (?:also )?(?:the )?(?:table|section|annex|appendix|figure|chapter)\b"
    r"|(?:the )?(?:table|list|figure) below\b|below (?:is|are)\b|(?:we|i) (?:now|first|then|next) turn\b"
    r"|(?:dieser|der folgende|der nächste) (?:bericht|abschnitt|teil)\b.{0,40}?"
    r"\b(?:behandelt|beschreibt|fasst|zeigt)\b"
    r"|im folgenden\b|siehe (?:tabelle|abschnitt|anhang)\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:following|as follows|these are|below|folgende\w*|wie folgt)\b[^.]{0,60}:$", re.IGNORECASE
)


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
        _said(one, tuple(dict.fromkeys(cites.get(number, ())))) for number, one in enumerate(sentences)
    )


def _said(one: Sentence, cites: tuple[str, ...]) -> Said:
    text = plain_text(_NOTE.sub("", one.text))
    return Said(start=one.start, end=one.end, text=text, cites=cites, states=_states(one, text))


def _states(one: Sentence, text: str) -> bool:
    if len(_WORD.findall(text)) < _LEAST_WORDS or _QUESTION.search(text):
        return False
    if re.match(r"\[\^[^\]]+\]:|<[!/a-z]", text, re.IGNORECASE):
        return False
    return not (_TRANSITION.match(text) or _INTRODUCES.search(text) or _is_bold_heading(one))


def _is_bold_heading(one: Sentence) -> bool:
    """Say whether a whole line is set in bold and ends without a stop: a heading of its own making."""
    raw = one.text.strip()
    return one.kind == "paragraph" and _BOLD.fullmatch(raw) is not None and not _END.search(raw)


def lead_of(body: str) -> tuple[bool, list[int]]:
    """Say whether a body begins with a sentence in bold, and where several in one stretch part.

    At each of these places the bold ends and begins anew, so that the first sentence stands alone.
    """
    first = next(iter(paragraphs(body)), None)
    if first is None or first.kind != "paragraph":
        return False, []
    bold = _BOLD.match(body, first.inner)
    if bold is None or bold.end() > first.end:
        return False, []
    inside = [one for one in split_sentences(body) if first.start <= one.start < bold.end()]
    lead = inside[0]
    ends_here = _END.search(body[lead.start : lead.end].rstrip()) is not None
    if not ends_here or len(_WORD.findall(lead.text)) < _LEAST_WORDS:
        return False, []
    if len(inside) == 1:
        # Only what closes the sentence may follow the bold words.
        return lead.end - bold.end() <= 2, []
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
