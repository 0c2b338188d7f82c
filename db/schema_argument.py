"""The tables of what is argued: claims, evidence, briefings, and decisions. See schema.py."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import integer, key, link, made_by, one_of, pk, real, table, text, texts, uuid

claim = table(
    "claim",
    pk(),
    uuid(),
    key("key"),
    text("text"),
    one_of("kind", "fact reported judgement assumption gap", "fact"),
    link("parent", "claim.id", "SET NULL", optional=True),
    one_of("parent_relation", "supports disputes restates", "supports"),
    text("likelihood_scale"),
    text("likelihood"),
    one_of("confidence", "high moderate low", None),
    *texts("confidence_basis as_of contrary_note"),
    text("tags", "[]"),
    real("position"),
    *made_by(),
    # What else is to be known of it: the words of claims that were merged into it, say.
    text("note"),
)

evidence = table(
    "evidence",
    pk(),
    uuid(),
    link("claim", "claim.id", "CASCADE"),
    link("highlight", "highlight.id", "CASCADE"),
    one_of("direction", "supports disputes neutral", "supports"),
    one_of("strength", "strong moderate weak", None),
    one_of("coverage", "full partial none unreviewed", "unreviewed"),
    text("rationale"),
    text("reviewed_at"),
    real("position"),
    *made_by(),
)

briefing = table(
    "briefing",
    pk(),
    uuid(),
    *texts("title subtitle as_of issued"),
    integer("version", 1),
    one_of("status", "draft reviewed issued withdrawn", "draft"),
    text("language", "en"),
    text("authors", "[]"),
    text("likelihood_scale", "icd203"),
    *texts("handling source_summary limitations ai_disclosure"),
    *made_by(),
)

section = table(
    "section",
    pk(),
    uuid(),
    link("briefing", "briefing.id", "CASCADE"),
    real("position"),
    integer("level", 2),
    text("heading"),
    one_of("role", "summary analysis feature closing", "analysis"),
    link("key_judgement", "claim.id", "SET NULL", optional=True),
    text("body"),
    *made_by(),
)

key_point = table(
    "key_point",
    pk(),
    uuid(),
    link("section", "section.id", "CASCADE"),
    real("position"),
    text("label"),
    text("text"),
    *made_by(),
)

key_point_claim = table(
    "key_point_claim",
    pk(),
    link("key_point", "key_point.id", "CASCADE"),
    link("claim", "claim.id", "CASCADE"),
    real("position"),
)

listed_source = table(
    "listed_source",
    pk(),
    uuid(),
    link("section", "section.id", "CASCADE"),
    link("article", "article.id", "CASCADE"),
    real("position"),
    *made_by(),
)

waiver = table("waiver", pk(), uuid(), *texts("rule target reason by at"))

origin_decision = table(
    "origin_decision",
    pk(),
    uuid(),
    text("articles", "[]"),
    one_of("relation", "same part_of separate", "same"),
    text("at"),
    text("author"),
)

#: A suggestion that the analyst dismissed: `about` is a passage's words, or the id of another claim.
dismissal = table(
    "dismissal",
    pk(),
    uuid(),
    link("claim", "claim.id", "CASCADE"),
    *texts("about at"),
    UniqueConstraint("claim", "about"),
)
