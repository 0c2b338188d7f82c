"""A draft of the source summary statement: what can be counted of the sources, for the analyst to judge.

Each sentence states figures of the records and no more; it never combines the rating of a source with that of
what a passage says, and what nobody has rated is said to be not rated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.core import origins
from app.core.exports import compose_briefing
from app.core.project import Project
from app.core.records import read_records
from app.export.dates import date_in_words
from app.export.parts import Document, Reference
from app.prose import counted
from db.records import Article

_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "of a reliability that cannot be judged",
}
_CREDIBILITY = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "of a credibility that cannot be judged",
}
_LEVELS = ("primary", "secondary", "tertiary")
_STANDING = ("corrected", "retracted", "superseded", "unavailable")


def draft_source_summary(project: Project, briefing_id: str) -> str:
    """Return sentences that count a briefing's cited sources: origins, kinds, ratings, dates, languages.

    Empty when the briefing cites nothing yet. Nothing is stored: the analyst edits the text first.
    """
    document = compose_briefing(project, briefing_id)
    cited = [one for one in document.references if one.passages]
    if not cited:
        return ""
    known = {one.id: one for one in read_records(project).articles}
    records = [known[one.article] for one in cited]
    of_article = origins.origin_of_each(project)
    sentences = [
        _extent(document, cited, len({of_article.get(one.id, one.id) for one in records})),
        _levels(records),
        _ratings([one.reliability for one in cited]),
        _judgements(document, cited),
        _dates(cited),
        _languages(records),
        *_standings(records),
    ]
    return " ".join(one for one in sentences if one)


def _extent(document: Document, cited: Sequence[Reference], groups: int) -> str:
    passages = counted(len(document.passages), "passage")
    publishers = {one.publisher for one in cited if one.publisher}
    names = _joined(sorted(publishers)) if 0 < len(publishers) <= 4 else counted(len(publishers), "publisher")
    words = f"This briefing cites {passages} of {counted(len(cited), 'article')}"
    words += f" from {counted(groups, 'origin')}"
    return f"{words}, published by {names}." if publishers else f"{words}."


def _levels(records: Iterable[Article]) -> str:
    levels = Counter(one.level for one in records)
    parts = [f"{_are(levels[level])} {level}" for level in _LEVELS if levels[level]]
    if not parts:
        return "Whether they are primary or secondary sources has not been recorded."
    if levels["unknown"]:
        parts.append(f"{_are(levels['unknown'])} not recorded as either")
    return f"Of the articles, {_joined(parts)}."


def _ratings(letters: Sequence[str]) -> str:
    rated = Counter(letters)
    if set(rated) <= {""}:
        return "The reliability of none of them has been rated."
    parts = [f"{rated[one]} as {words} ({one})" for one, words in _RELIABILITY.items() if rated[one]]
    rest = f"; {_are(rated[''])} not rated" if rated[""] else ""
    return f"Of the articles, by the reliability of their source, we rate {_joined(parts)}{rest}."


def _judgements(document: Document, cited: Sequence[Reference]) -> str:
    given = Counter(number for one in cited for number in one.credibility.values())
    left = len(document.passages) - sum(given.values())
    if not given:
        return "The credibility of none of the passages has been rated."
    parts = [f"{given[one]} as {words} ({one})" for one, words in _CREDIBILITY.items() if given[one]]
    rest = f"; {_are(left)} not rated" if left else ""
    return f"Of the passages, by what they say, we rate {_joined(parts)}{rest}."


def _dates(cited: Sequence[Reference]) -> str:
    dates = sorted(one.issued for one in cited if one.issued)
    undated = len(cited) - len(dates)
    without = f"{counted(undated, 'article')} {_has(undated)} no date"
    if not dates:
        return "None of them has a date of publication."
    first, last = date_in_words(dates[0]), date_in_words(dates[-1])
    span = f"dated {first}" if first == last else f"dated from {first} to {last}"
    return f"They are {span}; {without}." if undated else f"They are {span}."


def _languages(records: Sequence[Article]) -> str:
    spoken = Counter(one.language.split("-")[0].lower() for one in records if one.language)
    if len(spoken) < 2:
        return ""
    parts = [f"{number} in {language}" for language, number in sorted(spoken.items())]
    return f"By language, {_joined(parts)}."


def _standings(records: Sequence[Article]) -> Iterator[str]:
    standing = Counter(one.status for one in records)
    for status in _STANDING:
        if standing[status]:
            yield f"{counted(standing[status], 'article')} {_is(standing[status])} {status}."


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _are(number: int) -> str:
    return f"{number} {_is(number)}"


def _plural(one: str, many: str) -> Callable[[int], str]:
    return lambda number: one if number == 1 else many


_is, _has = _plural("is", "are"), _plural("has", "have")
