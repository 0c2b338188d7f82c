"""The sections of a report under way, and its works, each once by its address."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.exchange.addresses import address_mark
from app.exchange.briefing_proposal import Remark, Work


@dataclass(slots=True)
class Draft:
    """A section under way: prose as (line, text), where the table stood among it, what it lists."""

    heading: str
    level: int
    line: int
    prose: list[tuple[int, str]] = field(default_factory=list)
    #: The rows of the table of key points, raw.
    points: tuple[tuple[str, str], ...] = ()
    points_after: int = 0
    #: The head of that table as Markdown without rows: it says in the prose where the table stood.
    points_head: str = ""
    own_head: bool = False
    works: list[int] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    #: Whether the works that it lists were numbered by hand: such a list comes before one that was counted.
    numbered: bool = False
    summary: bool = False
    lists_sources: bool = False

    def add(self, work: int) -> None:
        """List a work, once."""
        if work not in self.works:
            self.works.append(work)


@dataclass(slots=True)
class Library:
    """All works of a report, each once by its address, and the words for the user on the way."""

    works: list[Work] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _by_address: dict[str, int] = field(default_factory=dict)

    def add(self, work: Work, *, titled: bool = True) -> int:
        """Return the place of a work, which may be there already; only a `titled` one tells another title."""
        mark = address_mark(work.url) or f"{work.title.casefold()}\n{work.publisher.casefold()}\n{work.date}"
        at = self._by_address.get(mark)
        if at is None:
            self._by_address[mark] = at = len(self.works)
            self.works.append(work)
            return at
        known = self.works[at]
        if known.title == known.url and work.title != work.url:
            self.works[at] = work
        elif (titled and work.title not in (known.title, work.url)) or work.publisher not in (
            known.publisher,
            "",
        ):
            self.say(work.line, f"The same address is also printed as “{work.printed}”; the first is kept.")
        return at

    def say(self, line: int, text: str) -> None:
        """Note what is to be told, with its line."""
        self.remarks.append(Remark(line=line, text=text))
