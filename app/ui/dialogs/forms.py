"""The forms of records with few fields: a passage's rating, a link, a publisher, a section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import core
from app.ui import rating_words
from app.ui.dialogs.form import Field, FormDialog
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from db.records import Claim, Evidence, Highlight, Publisher, Section

#: Kinds of publishers, what one begins with first.
PUBLISHER_KINDS = ("unknown", *(kind for kind in core.fields.PUBLISHER_KINDS if kind != "unknown"))
_LONGEST_QUOTE = 300


def passage_form(one: Highlight, parent: QWidget | None = None) -> FormDialog:
    """Ask how credible a passage is, and whom it quotes."""
    rated = str(one.credibility) if one.credibility is not None else None
    numbers = [
        (str(number) if number is not None else None, rating_words.credibility_words(number))
        for number in rating_words.CREDIBILITIES
    ]
    kinds = [(kind, rating_words.attribution_words(kind)) for kind in rating_words.ATTRIBUTIONS]
    fields = (
        Field("credibility", tr("&Credibility"), rated, numbers, note=rating_words.credibility_meaning()),
        Field("attribution_kind", tr("Whom it &quotes"), one.attribution_kind, kinds),
        Field(
            "attributed_to",
            tr("&Name"),
            one.attributed_to,
            hint=tr("Who says it, or how the article calls them"),
        ),
    )
    return FormDialog(tr("Rate the passage"), fields, parent, about=_quote(one.exact))


def passage_values(changes: Mapping[str, object]) -> dict[str, object]:
    """Return a passage form's changes as core.highlights.set_highlight takes them."""
    values = dict(changes)
    if "credibility" in values and values["credibility"] is not None:
        values["credibility"] = int(str(values["credibility"]))
    return values


def review_form(
    link: Evidence, claim: Claim, passage: Highlight, parent: QWidget | None = None
) -> FormDialog:
    """Ask how much of its claim a passage covers."""
    choices = (
        ("unreviewed", tr("Not reviewed")),
        ("full", tr("Covers all of the claim")),
        ("partial", tr("Covers part of the claim")),
        ("none", tr("Covers nothing of the claim")),
    )
    fields = (
        Field(
            "coverage",
            tr("&Coverage"),
            link.coverage,
            choices,
            note=tr("Does the passage, read alone, say all of what the claim says?"),
        ),
        Field("rationale", tr("&Why"), link.rationale, height=58, hint=tr("What it covers, and what not")),
    )
    about = tr("{claim}\n{passage}").format(claim=claim.text, passage=_quote(passage.exact))
    return FormDialog(tr("Review the passage"), fields, parent, about=about)


def publisher_form(one: Publisher, parent: QWidget | None = None) -> FormDialog:
    """Ask what a publisher is, and how reliable."""
    letters = [(letter, rating_words.reliability_words(letter)) for letter in rating_words.RELIABILITIES]
    kinds = [(kind, _kind_words(kind)) for kind in PUBLISHER_KINDS]
    fields = (
        Field(
            "reliability",
            tr("&Reliability"),
            one.reliability,
            letters,
            note=rating_words.reliability_meaning(),
        ),
        Field(
            "reliability_note",
            tr("Reason for the ra&ting"),
            one.reliability_note,
            hint=tr("Why this rating, in a few words"),
            note=tr("A rating needs its reason. An article’s own rating counts before its publisher’s."),
        ),
        Field("name", tr("&Name"), one.name),
        Field("kind", tr("&Kind"), one.kind, kinds),
        Field("country", tr("C&ountry"), one.country),
        Field(
            "hosts",
            tr("&Hosts"),
            ", ".join(one.hosts),
            hint="example.com, news.example.com",
            note=tr("Articles at other hosts are taken for syndicated copies."),
        ),
    )
    return FormDialog(tr("Publisher"), fields, parent)


def publisher_values(changes: Mapping[str, object]) -> dict[str, object]:
    """Return a publisher form's changes as core.articles.set_publisher takes them."""
    values = dict(changes)
    if "hosts" in values:
        names = (part.strip().casefold() for part in str(values["hosts"]).split(","))
        values["hosts"] = tuple(part for part in names if part)
    return values


def section_form(one: Section, claims: Iterable[Claim], parent: QWidget | None = None) -> FormDialog:
    """Ask for a section's key judgement and role."""
    ordered = sorted(claims, key=lambda claim: claim.kind != "judgement")
    judgements = [(None, tr("None")), *((claim.id, shorten(claim.text, 70)) for claim in ordered)]
    roles = (
        ("summary", tr("Summary")),
        ("analysis", tr("Analysis: begins with its key judgement")),
        ("feature", tr("Feature: needs no key judgement")),
        ("closing", tr("Closing")),
    )
    fields = (
        Field("key_judgement", tr("&Key judgement"), one.key_judgement, judgements),
        Field("role", tr("&Role"), one.role, roles),
    )
    return FormDialog(tr("Section"), fields, parent, about=one.heading)


def _quote(words: str) -> str:
    return f"“{shorten(words, _LONGEST_QUOTE)}”"


def _kind_words(kind: str) -> str:
    return {
        "unknown": tr("not known"),
        "igo": tr("intergovernmental organisation"),
        "ngo": tr("non-governmental organisation"),
        "wire_agency": tr("news agency"),
        "think_tank": tr("think tank"),
        "social": tr("social media"),
    }.get(kind, tr(kind))
