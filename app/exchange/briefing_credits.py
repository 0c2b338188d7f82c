"""Lines and brackets that credit somebody: `Source: <url>`, `(Source: Reuters, 3 March 2025)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.exchange.addresses import find_addresses
from app.exchange.briefing_heads import ANY_DATE, is_quoted_and_dated
from app.exchange.briefing_proposal import Work
from app.exchange.briefing_works import read_work
from app.exchange.markdown_text import plain_text
from app.prose.markers import code_spans

_NAMES = (
    r"(?:data )?(?:sources?|credits?|quellen?(?:angaben?)?|fuentes?|fontes?|fonti|bron(?:nen)?"
    r"|źródł[oa]|источники?"
    r"|المصدر|المصادر|来源|出典)"
)
_BRACKET = re.compile(rf"\((?P<name>{_NAMES})\s*[:：]\s*(?P<words>[^()\n]{{3,300}})\)", re.IGNORECASE)
_LINE = re.compile(rf"[ \t]*[*_]{{0,3}}{_NAMES}[*_]{{0,2}}\s?[:：][*_]{{0,2}}\s*\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """A bracket prose[start:end] that credits; `words` are what it names, each a work with its date."""

    start: int
    end: int
    words: tuple[str, ...]


def is_credit(sentence: str) -> bool:
    """Say whether a sentence only names sources, under that word."""
    return _LINE.match(sentence) is not None


def find_credits(prose: str) -> Iterator[Credit]:
    """Yield the brackets that name a dated work and no address: those are links of their own."""
    spans = code_spans(prose) if "(" in prose else []
    for found in _BRACKET.finditer(prose):
        words = [one.strip() for one in found["words"].split(";") if one.strip()]
        if any(low <= found.start() < high for low, high in spans) or next(find_addresses(found[0]), None):
            continue
        if all(ANY_DATE.search(one) or is_quoted_and_dated(one) for one in words):
            yield Credit(found.start(), found.end(), tuple(words))


def work_of_credit(words: str, line: int) -> Work:
    """Return the record of what a bracket names: a title with its date, or an outlet and a day."""
    work = read_work(words, line)
    # “Reuters, 3 March 2025” names no title.
    return work if is_quoted_and_dated(words) else replace(work, title=plain_text(words))
