"""What stands below a finding when it is opened: why it matters, who has which number, the waiver."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.audit.catalogue import CATALOGUE
from app.ui.audit.entries import Detail, Facts, Row, finding_key
from app.ui.wording import format_moment, tr

if TYPE_CHECKING:
    from app.audit.ticks import Tick
    from db.records import Waiver

#: The rules about numbers: these show a tick or an alarm for each number of the claim.
ABOUT_NUMBERS = frozenset(("F01", "F02", "F03"))


def details(row: Row, facts: Facts) -> list[Detail]:
    """Return the lines below a finding."""
    finding, key = row.finding, finding_key(row.finding)
    about = CATALOGUE[finding.rule]
    lines = [
        Detail(f"{key} whole", finding.message, mark=finding.severity, about=finding.rule, inset=row.inset),
        Detail(f"{key} why", tr(about.matters), icon="help", about=finding.rule, inset=row.inset),
    ]
    if about.heuristic:
        nature = tr("A heuristic: it goes by {what}, and can be mistaken.").format(what=tr(about.reads))
        lines.append(Detail(f"{key} nature", nature, icon="eye", about=finding.rule, inset=row.inset))
    if finding.rule in ABOUT_NUMBERS:
        lines += _numbers(row, facts, key)
    waiver = facts.waivers.get((finding.rule, finding.target))
    if waiver is not None and finding.waived:
        lines.append(Detail(f"{key} waiver", waiver_words(waiver), icon="waive", inset=row.inset))
    return lines


def _numbers(row: Row, facts: Facts, key: str) -> Iterator[Detail]:
    """Yield a tick for each number that a passage supplies, an alarm for each that none does."""
    for at, tick in enumerate(row.ticks):
        if tick.missing:
            if row.finding.target.endswith(f":{tick.number}"):
                # The message says it already.
                continue
            words = _missing_words(tick)
            yield Detail(f"{key} number {at}", words, mark="error", inset=row.inset)
            continue
        sources = [facts.sources[one] for one in tick.evidence if one in facts.sources]
        for nth, source in enumerate(sources):
            words = tr("{number} stands in {source}").format(number=tick.number, source=source.words)
            line = f"{key} number {at} {nth}"
            yield Detail(line, words, mark="covered", place=source.place, inset=row.inset)
        if not sources:
            words = tr("{number} cannot be compared: no passage has one like it").format(number=tick.number)
            yield Detail(f"{key} number {at}", words, mark="info", inset=row.inset)


def _missing_words(tick: Tick) -> str:
    if not tick.instead:
        return tr("{number} stands in no passage").format(number=tick.number)
    said = ", ".join(tick.instead)
    return tr("{number} stands in no passage; they say {said}").format(number=tick.number, said=said)


def waiver_words(waiver: Waiver) -> str:
    """Say who accepted a finding, when, and why."""
    when = format_moment(waiver.at)
    if waiver.by.strip():
        who = tr("Waived by {who}, {when}: {reason}")
        return who.format(who=waiver.by, when=when, reason=waiver.reason)
    return tr("Waived {when}: {reason}").format(when=when, reason=waiver.reason)


def lapsed_words(waiver: Waiver) -> str:
    """Say what was waived once."""
    return f"{waiver.rule} {tr(CATALOGUE[waiver.rule].name)}. {waiver_words(waiver)}"
