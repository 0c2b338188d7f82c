"""Values a user may write into records, checked in words before the store's own CHECKs see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from app.errors import WrongUse

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
LEVELS = ("primary", "secondary", "tertiary", "unknown")
ARTICLE_STATUSES = ("ok", "corrected", "retracted", "superseded", "unavailable")
ARTICLE_TYPES = (
    "article-newspaper",
    "article-magazine",
    "article-journal",
    "webpage",
    "post-weblog",
    "post",
    "report",
    "broadcast",
    "interview",
    "speech",
    "dataset",
    "book",
    "chapter",
    "legislation",
    "legal_case",
    "document",
)
ISSUED_BASES = (
    "jsonld",
    "highwire",
    "dc",
    "opengraph",
    "meta",
    "time_element",
    "url",
    "pdf_xmp",
    "pdf_info",
    "docx_core",
    "opf",
    "header",
    "front_matter",
    "import",
    "manual",
    "none",
)
#: Fields of a record that are written as they are read from a file, in the record's order.
PLAIN_FIELDS = (
    "URL",
    "canonical_url",
    "DOI",
    "ISBN",
    "number",
    "volume",
    "issue",
    "page",
    "language",
    "issued",
    "modified",
)
PUBLISHER_KINDS = (
    "newspaper",
    "broadcaster",
    "wire_agency",
    "government",
    "igo",
    "ngo",
    "think_tank",
    "company",
    "academic",
    "blog",
    "social",
    "other",
    "unknown",
)
#: What a claim of an imported briefing is tagged with, until a passage is linked that speaks to all of it.
TO_VERIFY = "to verify"
CLAIM_KINDS = ("fact", "reported", "judgement", "assumption", "gap")
PARENT_RELATIONS = ("supports", "disputes", "restates")
CONFIDENCES = ("high", "moderate", "low")
DIRECTIONS = ("supports", "disputes", "neutral")
STRENGTHS = ("strong", "moderate", "weak")
COVERAGES = ("full", "partial", "none", "unreviewed")
ATTRIBUTIONS = ("named", "anonymous", "document", "none")
CREDIBILITIES = (1, 2, 3, 4, 5, 6)
COLOURS = (1, 2, 3, 4)
COLOUR_NAMES = ("amber", "green", "blue", "rose")
#: The light theme's fills of the four colours, as R, G, B.
COLOUR_FILLS = {1: (0xFF, 0xE9, 0x8F), 2: (0xC9, 0xEB, 0xBF), 3: (0xC6, 0xE1, 0xF9), 4: (0xFA, 0xD0, 0xDB)}
ROLES = ("summary", "analysis", "feature", "closing")
BRIEFING_STATUSES = ("draft", "reviewed", "issued", "withdrawn")
DESCRIPTOR_LIMIT = 400
#: Characters of one section's body: some eighty thousand words, beyond which writing would stall.
BODY_LIMIT = 500_000

CLAIM_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CLAIM_KEY_LIMIT = 60
EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_choice(field: str, value: object, choices: Iterable[object]) -> None:
    """Raise WrongUse unless `value` is one of the choices."""
    allowed = tuple(choices)
    if value not in allowed:
        raise WrongUse(f"“{value}” is no {field}.", f"Use one of: {', '.join(str(one) for one in allowed)}.")


def check_date(field: str, value: str) -> None:
    """Raise WrongUse unless `value` is empty or a date as 2025, 2025-03 or 2025-03-09 that exists."""
    if not value:
        return
    hint = "Write it as 2025, 2025-03 or 2025-03-09."
    if not EDTF.fullmatch(value):
        raise WrongUse(f"“{value}” is no date for “{field}”.", hint)
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise WrongUse(f"There is no day “{value}” in the calendar.", hint) from error


def check_fields(kind: str, fields: Mapping[str, object], allowed: Iterable[str]) -> None:
    """Raise WrongUse when a field is not one that a user may set."""
    names = tuple(allowed)
    for name in fields:
        if name not in names:
            raise WrongUse(f"“{name}” is no field of a {kind} to set.", f"Use one of: {', '.join(names)}.")


def check_claim_key(key: str) -> None:
    """Raise WrongUse unless `key` can stand in prose as `[[key]]`."""
    if len(key) > CLAIM_KEY_LIMIT or not CLAIM_KEY.fullmatch(key):
        raise WrongUse(
            f"“{key}” cannot be a claim's key.",
            f"Use a–z, digits and single hyphens, {CLAIM_KEY_LIMIT} at most, as in: dredging-is-late.",
        )


def check_article(fields: Mapping[str, object]) -> None:
    """Check the values of an article's fields that have rules."""
    choices: tuple[tuple[str, Iterable[object]], ...] = (
        ("type", ARTICLE_TYPES),
        ("level", LEVELS),
        ("status", ARTICLE_STATUSES),
        ("reliability", (*RELIABILITIES, None)),
    )
    for name, allowed in choices:
        if name in fields:
            check_choice(name, fields[name], allowed)
    for name in ("issued", "modified", "info_date"):
        if name in fields:
            check_date(name, str(fields[name]))
    if len(str(fields.get("descriptor", ""))) > DESCRIPTOR_LIMIT:
        raise WrongUse(
            f"The descriptor is longer than {DESCRIPTOR_LIMIT} characters.",
            "Keep to what affects the quality of this source.",
        )


def check_highlight(fields: Mapping[str, object]) -> None:
    """Check the values of a highlight's fields that have rules."""
    if "colour" in fields:
        check_choice("colour", fields["colour"], COLOURS)
    if "credibility" in fields:
        check_choice("credibility", fields["credibility"], (*CREDIBILITIES, None))
    if "attribution_kind" in fields:
        check_choice("attribution kind", fields["attribution_kind"], ATTRIBUTIONS)


def check_evidence(fields: Mapping[str, object]) -> None:
    """Check the values of a link's fields that have rules."""
    choices: tuple[tuple[str, Iterable[object]], ...] = (
        ("direction", DIRECTIONS),
        ("strength", (*STRENGTHS, None)),
        ("coverage", COVERAGES),
    )
    for name, allowed in choices:
        if name in fields:
            check_choice(name, fields[name], allowed)


def check_claim(fields: Mapping[str, object]) -> None:
    """Check the values of a claim's fields that have rules."""
    if "text" in fields and not str(fields["text"]).strip():
        raise WrongUse("A claim needs words.", "Write one statement that can be true or false.")
    if "key" in fields:
        check_claim_key(str(fields["key"]))
    choices: tuple[tuple[str, Iterable[object]], ...] = (
        ("kind", CLAIM_KINDS),
        ("confidence", (*CONFIDENCES, None)),
        ("parent_relation", PARENT_RELATIONS),
    )
    for name, allowed in choices:
        if name in fields:
            check_choice(name, fields[name], allowed)
    if "as_of" in fields:
        check_date("as_of", str(fields["as_of"]))
