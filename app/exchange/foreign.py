"""What other programs' annotations come to before they meet a project: passages, notes, claims and links.

Every reader of a format makes one `Delivery`; core/taking_in.py finds its passages in the project's articles.
Offsets are hints: what counts is the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.not_taken import NotTaken

#: Characters that no field holds; each is shown as U+FFFD.
_UNHELD = re.compile("[\0\ud800-\udfff]")
#: A note, a quotation and a tag are cut here; a quotation that long is no quotation.
LONGEST_NOTE = 100_000
LONGEST_QUOTE = 100_000
LONGEST_TAG = 200
MOST_TAGS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """The work that an annotation speaks of, by every name given: URL, `doi:`, `urn:uuid:`, `urn:sha256:`."""

    names: tuple[str, ...] = ()
    title: str = ""

    @property
    def shown(self) -> str:
        """What to call it in a report."""
        return self.title or next(iter(self.names), "") or "a work without a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPassage:
    """One marked passage. `own` is the id of the highlight of ours that it was exported from.

    `start` and `end` are hints, in UTF-16 units when `utf16`; an `area` is in points, or in hundredths of the
    page when `in_percent`, and `from_below` when they count from the lower left corner of the page. Where
    `end_exact` is given, `exact` is only the beginning: the passage goes on up to those words, or with them
    when `end_inside`. `state` is what our own export said of its anchor; `lost`
    names in words what of it has no place here.
    """

    foreign_id: str
    target: Target
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    utf16: bool = False
    page_index: int | None = None
    end_exact: str = ""
    end_inside: bool = False
    area: tuple[float, ...] = ()
    from_below: bool = False
    in_percent: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: int = 1
    attributed_to: str = ""
    attribution_kind: str = "none"
    credibility: int | None = None
    created: str = ""
    updated: str = ""
    own: str = ""
    own_foreign_id: str = ""
    snapshot: str = ""
    state: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignNote:
    """A note on a whole work."""

    foreign_id: str
    target: Target
    text: str
    tags: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignReply:
    """An answer to an annotation; `to` are the foreign ids above it, the nearest last."""

    foreign_id: str
    to: tuple[str, ...]
    text: str
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignClaim:
    """A claim; `fields` are those of a claim of ours, unchecked, `parent` the id of another one here."""

    id: str
    text: str
    parent: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLink:
    """Evidence: `claim` is the id of a claim here, `passage` the foreign id, or the own one, of a passage."""

    id: str
    claim: str
    passage: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """All that one file brings."""

    format: str
    passages: tuple[ForeignPassage, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    replies: tuple[ForeignReply, ...] = ()
    claims: tuple[ForeignClaim, ...] = ()
    links: tuple[ForeignLink, ...] = ()
    left_out: tuple[NotTaken, ...] = ()


def clean(text: str, longest: int = LONGEST_NOTE) -> str:
    """Return a text that a field can hold: without NUL and lone surrogates, and not endless."""
    return _UNHELD.sub("\ufffd", text[:longest])


def clean_tags(tags: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return tags on one line each, every one once."""
    told = (" ".join(clean(one, LONGEST_TAG).split()) for one in tags)
    return tuple(dict.fromkeys(one for one in told if one))[:MOST_TAGS]
