"""What one can do about a finding: the words on its button, where the button goes, and what else there is.

The claims panel, the audit list and the briefing's findings offer the same remedies. One that changes the
analyst's words is a change like any other, with a name; a dialog is asked for through the Session, as
`verb:id:field`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app import core
from app.ui.session import Place, Session
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.audit.ticks import Tick

Run = Callable[[Session], None]


@dataclass(frozen=True)
class Remedy:
    """A button: what it says and what it does."""

    label: str
    run: Run
    brief: str = ""

    @property
    def short(self) -> str:
        """The words where there is little room."""
        return self.brief or self.label


def remedy(finding: Finding, ticks: Sequence[Tick] = ()) -> Remedy:
    """Return what helps first."""
    return remedies(finding, ticks)[0]


def remedies(finding: Finding, ticks: Sequence[Tick] = ()) -> tuple[Remedy, ...]:
    """Return what can be done about a finding, what helps first at the beginning; never nothing."""
    families: dict[str, Callable[[Finding], list[Remedy]]] = {
        "A": _structure,
        "B": _independence,
        "C": _disputes,
        "D": _ratings,
        "E": _quotations,
        "F": partial(_wording, ticks=ticks),
        "G": _records,
        "H": _likelihood,
    }
    family = families.get(finding.rule[0], _places)
    found = [*family(finding), *_places(finding)]
    unlike: dict[str, Remedy] = {}
    for one in found:
        unlike.setdefault(one.label, one)
    return tuple(unlike.values())


def _structure(one: Finding) -> list[Remedy]:
    if one.rule == "A02" and "no claim has this key" not in one.message:
        name = Remedy(tr("Name a claim"), partial(_go_to_sentence, one, then="briefing.name_claim"))
        return [name, Remedy(tr("Mark as transition"), partial(_mark_transition, one))]
    if one.rule == "A05" and "does not come first" not in one.message:
        ask = _ask(f"section.edit:{one.section}:key_judgement")
        return [Remedy(tr("Set key judgement…"), ask, tr("Set…"))]
    if one.rule == "A07" and one.sentence is None:
        return [Remedy(tr("Show key points"), partial(_go_to_sentence, one, then="briefing.key_points"))]
    if one.rule == "A04" and one.article:
        return [Remedy(tr("Link a passage…"), _to_article(one.article), tr("Link…"))]
    if one.rule == "A06" and one.claim:
        call = partial(_call_it, one.claim, "assumption")
        return [_link_passage(one.claim), Remedy(tr("Call it an assumption"), call)]
    return [_link_passage(one.claim)] if one.rule == "A01" and one.claim else []


def _independence(one: Finding) -> list[Remedy]:
    if not one.claim:
        return []
    others = Remedy(tr("Find others"), partial(_find_others, one.claim))
    if one.rule == "B03":
        # Its target names the claim and the origin.
        ask = _ask(f"origin.compare:{one.target.partition(':')[2]}")
        return [Remedy(tr("Compare the copies…"), ask, tr("Compare…")), others]
    edit = Remedy(tr("Lower the confidence…"), _ask(f"claim.edit:{one.claim}:confidence"))
    return [others, edit] if one.severity == "error" else [others]


def _disputes(one: Finding) -> list[Remedy]:
    if one.rule == "C01" and one.claim:
        return [Remedy(tr("Answer it…"), _ask(f"claim.answer:{one.claim}"), tr("Answer"))]
    if one.rule == "C02" and one.evidence:
        return [Remedy(tr("Review…"), _ask(f"evidence.review:{one.evidence}:coverage"), tr("Review"))]
    if one.rule == "C03" and one.claim:
        other = one.target.split(":")[0]
        edit = Remedy(tr("Edit claim…"), _ask(f"claim.edit:{one.claim}:text"))
        return [edit, Remedy(tr("Show the other claim"), _to_claim(other))]
    return []


def _ratings(one: Finding) -> list[Remedy]:
    if one.rule == "D01":
        return [_record(one, "reliability", tr("Rate…"))]
    if one.rule == "D02" and one.claim:
        return [Remedy(tr("Find others"), partial(_find_others, one.claim))]
    if one.rule == "D03" and one.highlight:
        return [Remedy(tr("Rate…"), _ask(f"highlight.rate:{one.highlight}:credibility"))]
    if one.rule == "D05":
        return [_record(one, "descriptor", tr("Describe…"))]
    if one.rule == "D06" and one.briefing:
        return [Remedy(tr("Write it…"), _ask(f"briefing.edit:{one.briefing}:source_summary"))]
    if one.rule == "D07" and one.article:
        rests = Remedy(tr("What rests on it"), _ask(f"resting.show:article:{one.article}"))
        return [rests, *_places(one), _record(one, "status", tr("Set status…"))]
    return []


def _quotations(one: Finding) -> list[Remedy]:
    if one.rule in ("E01", "E02") and one.highlight and one.article:
        ask = _ask(f"article.unsettled:{one.article}:{one.highlight}")
        return [Remedy(tr("Compare the copies…"), ask, tr("Compare…"))]
    if one.rule in ("E03", "E04") and one.article:
        words = tr("Add its file…") if one.rule == "E04" else tr("Capture it again…")
        return [Remedy(words, _ask(f"article.recapture:{one.article}"))]
    if one.rule == "E05":
        quote = partial(_go_to_sentence, one, then="briefing.quote")
        find = Remedy(tr("Find these words"), _ask(f"palette:{shorten(one.quotation, 60).rstrip('…')}"))
        return [Remedy(tr("Quote a passage…"), quote, tr("Quote…")), find]
    if one.rule == "E06" and one.highlight:
        ask = _ask(f"highlight.readings:{one.highlight}")
        return [Remedy(tr("Compare the readings…"), ask, tr("Compare…"))]
    return []


def _wording(one: Finding, ticks: Sequence[Tick]) -> list[Remedy]:
    if not one.claim:
        return []
    edit = Remedy(tr("Edit claim…"), _ask(f"claim.edit:{one.claim}:text"), tr("Edit…"))
    if one.rule == "F05":
        return [Remedy(tr("Call it reported"), partial(_call_it, one.claim, "reported")), edit]
    wrong = one.target.partition(":")[2]
    instead = next((tick.instead for tick in ticks if tick.number == wrong and tick.missing), ())
    uses = [
        Remedy(tr("Use {number}").format(number=right), partial(_use, one.claim, wrong, right))
        for right in (instead if one.rule in ("F01", "F03") else ())
    ]
    # Where the passages leave a choice the analyst makes it, from the menu.
    return [*uses, edit] if len(uses) == 1 else [edit, *uses]


def _records(one: Finding) -> list[Remedy]:
    if one.rule == "G07" and one.briefing:
        return [Remedy(tr("Set cut-off…"), _ask(f"briefing.edit:{one.briefing}:as_of"))]
    if one.rule == "G06" and one.claim:
        others = Remedy(tr("Find others"), partial(_find_others, one.claim))
        return [Remedy(tr("Set its date…"), _ask(f"claim.edit:{one.claim}:as_of")), others]
    if one.rule == "G08" and one.article:
        first = one.target.split(":")[0]
        return [*_places(one), Remedy(tr("Show the other article"), _to_article(first))]
    field, words = {
        "G01": ("issued", tr("Confirm date…") if one.severity == "info" else tr("Set date…")),
        "G03": ("authors", tr("Set author…")),
        "G04": ("publisher", tr("Set publisher…"))
        if "no publisher" in one.message
        else ("URL", tr("Set URL…")),
        "G05": ("title", tr("Set title…")),
        "G09": ("publisher", tr("Set publisher…")),
    }.get(one.rule, ("", ""))
    return [_record(one, field, words)] if field else []


def _likelihood(one: Finding) -> list[Remedy]:
    if one.rule == "H03" and one.briefing:
        return [Remedy(tr("Choose scale…"), _ask(f"briefing.edit:{one.briefing}:likelihood_scale"))]
    if not one.claim:
        return []
    field, words = {
        "H01": ("likelihood", tr("Add likelihood…")),
        "H04": ("text", tr("Edit claim…")),
        "H05": ("likelihood", tr("Edit claim…")),
        "H06": ("confidence", tr("Set confidence…")),
    }.get(one.rule, ("", ""))
    edit = [Remedy(words, _ask(f"claim.edit:{one.claim}:{field}"))] if field else []
    return [*_places(one)[:1], *edit] if one.rule == "H05" else edit


def _places(one: Finding) -> list[Remedy]:
    """Return the ways to what a finding is about."""
    found = []
    if one.highlight and one.article:
        place = Place(article=one.article, highlight=one.highlight)
        found.append(Remedy(tr("See passage"), partial(_show_article, place)))
    if one.section:
        words = tr("Show sentence") if one.sentence is not None else tr("Show section")
        found.append(Remedy(words, partial(_go_to_sentence, one)))
    if one.claim:
        found.append(Remedy(tr("Show claim"), _to_claim(one.claim)))
    if one.article:
        found.append(Remedy(tr("Show article"), _to_article(one.article)))
    if one.briefing and not one.section:
        found.append(Remedy(tr("Show briefing"), partial(_go_to_sentence, one)))
    return found or [Remedy(tr("About this rule"), _ask(f"help.rules:{one.rule}"))]


def _record(one: Finding, field: str, words: str) -> Remedy:
    return Remedy(words, _ask(f"article.edit_record:{field}:{one.article}"))


def _link_passage(claim: str) -> Remedy:
    return Remedy(tr("Link a passage…"), partial(_start_linking, claim), tr("Link…"))


# What the buttons do


def _ask(what: str) -> Run:
    return partial(_emit, what)


def _emit(what: str, session: Session) -> None:
    session.asked.emit(what)


def _to_claim(claim: str) -> Run:
    return partial(_show_claim, claim)


def _show_claim(claim: str, session: Session) -> None:
    session.show_claim(claim)


def _to_article(article: str) -> Run:
    return partial(_show_article, Place(article=article))


def _show_article(place: Place, session: Session) -> None:
    session.show_article(place)


def _start_linking(claim: str, session: Session) -> None:
    """Go where passages are selected; Enter links to the claim."""
    session.set_workspace("read")
    session.show_claim(claim)
    session.last_claim = claim
    session.message.emit(tr("Select a passage in an article; Enter links it to this claim."))


def _find_others(claim: str, session: Session) -> None:
    if session.project is not None and (found := session.act(partial(_read_claim, session, claim))):
        session.last_claim = claim
        session.asked.emit(f"palette:{shorten(found, 60).rstrip('…')}")


def _read_claim(session: Session, claim: str) -> str:
    return core.claims.read_claim(session.project, claim).text if session.project else ""


def _go_to_sentence(one: Finding, session: Session, then: str = "") -> None:
    place = Place(briefing=one.briefing or "", section=one.section or "")
    if session.project is not None and one.section and one.sentence is not None:
        find = partial(core.mending.find_sentence, session.project, one.section, one.sentence)
        found = session.act(find)
        if found is not None:
            start = found.end if then == "briefing.name_claim" else found.start
            place = Place(briefing=one.briefing or "", section=one.section, start=start)
    session.show_section(place)
    if then:
        session.asked.emit(then)


def _mark_transition(one: Finding, session: Session) -> None:
    project = session.project
    if project is None or one.section is None or one.sentence is None:
        return
    found = session.act(partial(core.mending.find_sentence, project, one.section, one.sentence))
    if found is not None:
        mark = partial(core.mending.mark_transition, project, one.section, one.sentence, found.text)
        session.act(mark)


def _use(claim: str, wrong: str, right: str, session: Session) -> None:
    if session.project is not None:
        session.act(partial(core.mending.use_number, session.project, claim, wrong, right))


def _call_it(claim: str, kind: str, session: Session) -> None:
    if session.project is not None:
        session.act(partial(core.mending.call_it, session.project, claim, kind))
