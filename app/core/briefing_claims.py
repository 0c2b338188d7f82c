"""The sentences of an imported report as claims to verify: identical ones share a claim, prose names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.audit.kinds import kind_of
from app.core import stamps
from app.exchange.briefing_proposal import Chapter, Remark, Said
from app.prose import count_words, make_key, split_sentences, strip_markers
from app.prose.markers import TRANSITION
from db import claims
from db.records import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import Transaction

#: More claims than this nobody verifies: what is behind them stays prose.
MOST_CLAIMS = 5_000
#: A sentence of as many words that names no claim would be reported.
_ASKED = 6
_CITES = "The briefing cites: "


class Claims:
    """Makes the claims of all sections in the order of the text."""

    def __init__(self, tx: Transaction, chapters: Sequence[Chapter], tag: str) -> None:
        self.made: list[str] = []
        self.there = 0
        self.remarks: list[Remark] = []
        self._by_words: dict[str, Claim] = {}
        said = [(chapter, one) for chapter in chapters for one in chapter.sentences if one.states]
        leads = {words_of(chapter.sentences[0].text) for chapter in chapters if _leads(chapter)}
        notes: dict[str, dict[str, None]] = {}
        for _, one in said:
            cites = notes.setdefault(words_of(one.text), {})
            cites.update(dict.fromkeys(f"{_CITES}{cited}" for cited in one.cites))
        self._take_known(tx, notes)
        taken = set(claims.keys(tx))
        position = claims.last_position(tx, None)
        for chapter, one in said:
            words = words_of(one.text)
            if words in self._by_words:
                continue
            if len(self.made) == MOST_CLAIMS:
                self.say(chapter.line, f"Only the first {MOST_CLAIMS:,} sentences became claims.")
                break
            position += 1.0
            kind: ClaimKind = "judgement" if words in leads else kind_of(one.text)
            key = make_key(one.text, taken)
            taken.add(key)
            self._insert(tx, words, _claim(one.text, key, kind, tuple(notes[words]), tag, position))

    @property
    def all(self) -> tuple[Claim, ...]:
        """The claims that the report states, in the order in which it first does."""
        return tuple(self._by_words.values())

    def say(self, line: int, text: str) -> None:
        """Note what is to be told, with its line."""
        self.remarks.append(Remark(line=line, text=text))

    def of(self, chapter: Chapter) -> list[Claim]:
        """Return the claims that a section states."""
        found = (self._by_words.get(words_of(one.text)) for one in chapter.sentences if one.states)
        return [one for one in found if one is not None]

    def keys_of(self, chapter: Chapter) -> list[str]:
        """Return what each sentence of a section is marked with: a key, `-`, or nothing."""
        return [self._key(one) for one in chapter.sentences]

    def lead_of(self, chapter: Chapter) -> str | None:
        """Return the id of the claim that a section's bold first sentence states."""
        found = self._by_words.get(words_of(chapter.sentences[0].text)) if _leads(chapter) else None
        return found.id if found is not None else None

    def _key(self, one: Said) -> str:
        if one.states:
            found = self._by_words.get(words_of(one.text))
            return found.key if found is not None else ""
        return TRANSITION if count_words(one.text) >= _ASKED else ""

    def _take_known(self, tx: Transaction, notes: dict[str, dict[str, None]]) -> None:
        """Use the project's claims that are stated in the very words; what is cited is noted there too."""
        for known in claims.select_claims(tx):
            words = words_of(known.text)
            if words not in notes or words in self._by_words:
                continue
            self._by_words[words] = known
            self.there += 1
            fresh = [one for one in notes[words] if one not in known.note]
            if fresh:
                note = "\n".join(part for part in (known.note, *fresh) if part)
                claims.update_claim(tx, known.id, note=note)

    def _insert(self, tx: Transaction, words: str, made: Claim) -> None:
        claims.insert_claim(tx, made)
        self._by_words[words] = made
        self.made.append(made.id)


def _claim(text: str, key: str, kind: ClaimKind, notes: tuple[str, ...], tag: str, position: float) -> Claim:
    return Claim(
        id=stamps.new_id(),
        key=key,
        text=text,
        kind=kind,
        note="\n".join(notes),
        tags=(tag,),
        position=position,
    )


def _leads(chapter: Chapter) -> bool:
    return chapter.lead and bool(chapter.sentences) and chapter.sentences[0].states


def words_of(text: str) -> str:
    """Return what identical sentences have in common, whatever closes them."""
    return re.sub(r"[\s.!]+$", "", " ".join(text.casefold().split()))


def marked_body(chapter: Chapter, keys: Sequence[str]) -> str | None:
    """Return the prose with `[[key]]` behind each sentence; None if it would not read as before."""
    body = chapter.body
    parts: list[str] = []
    at = 0
    for one, key in zip(chapter.sentences, keys, strict=True):
        if key:
            behind = body[one.end : one.end + 1]
            parts += [body[at : one.end], " " if not behind or behind.isspace() else "", f"[[{key}]]"]
            at = one.end
    marked = "".join((*parts, body[at:]))
    return marked if _reads_the_same(chapter, marked, keys) else None


def _reads_the_same(chapter: Chapter, marked: str, keys: Sequence[str]) -> bool:
    if strip_markers(marked) != chapter.body:
        return False
    found = [one for one in split_sentences(marked) if one.kind in ("paragraph", "list", "quote")]
    if len(found) != len(keys):
        return False
    named = [(*one.claims, *((TRANSITION,) if one.transition else ())) for one in found]
    return named == [(key,) if key else () for key in keys]
