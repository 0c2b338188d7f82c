"""Every table of a project, once. Search indexes stand in schema_search.py, undo triggers in journal.py.

Tables are STRICT; `pk` is the row number inside the file (full-text search needs it), `id` the UUIDv7 that
everything outside uses and that foreign keys name. Rows that carry bytes (`content`, `original`) and computed
or view state (`boxes`, `fingerprint`, `second_reading`, `reading`, `view_state`) are not journaled and
hang on ids without a foreign key, so that undoing and redoing an addition never touches them.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    create_mock_engine,
)
from sqlalchemy.dialects import sqlite

from db.columns import blob, integer, key, link, made_by, metadata, one_of, pk, real, table, text, texts, uuid
from db.schema_search import index_statements

APPLICATION_ID = 0x536D726B
SCHEMA_VERSION = 2

PUBLISHER_KINDS = (
    "newspaper broadcaster wire_agency government igo ngo think_tank company academic blog social "
    "other unknown"
)
ARTICLE_TYPES = (
    "article-newspaper article-magazine article-journal webpage post-weblog post report broadcast interview "
    "speech dataset book chapter legislation legal_case document"
)
ISSUED_BASES = (
    "jsonld highwire dc opengraph time_element url pdf_xmp pdf_info meta docx_core opf header"
    " front_matter import manual none"
)
CAPTURED_BASES = "singlefile_comment mhtml_date memento file_mtime manual import"


project = table("project", pk(), uuid(), text("title"), text("created"), text("backed_up"))

publisher = table(
    "publisher",
    pk(),
    uuid(),
    text("name"),
    text("hosts", "[]"),
    one_of("kind", PUBLISHER_KINDS, "unknown"),
    text("country"),
    one_of("reliability", "A B C D E F", None),
    text("reliability_note"),
    *made_by(),
)

article = table(
    "article",
    pk(),
    uuid(),
    key("citekey"),
    one_of("type", ARTICLE_TYPES, "document"),
    text("title"),
    text("authors", "[]"),
    text("container_title"),
    link("publisher", "publisher.id", "SET NULL", optional=True),
    link("agency", "publisher.id", "SET NULL", optional=True),
    link("derived_from", "article.id", "SET NULL", optional=True),
    Column("origin", Text),
    *texts("URL canonical_url DOI ISBN number volume issue page"),
    text("language"),
    text("issued"),
    one_of("issued_basis", ISSUED_BASES, "none"),
    text("modified"),
    text("info_date"),
    one_of("level", "primary secondary tertiary unknown", "unknown"),
    one_of("reliability", "A B C D E F", None),
    text("reliability_note"),
    text("descriptor"),
    one_of("status", "ok corrected retracted superseded unavailable", "ok"),
    *texts("archive_url archive_time note"),
    text("tags", "[]"),
    text("basis", "{}"),
    *made_by(),
    text("removed_at"),
    text("confirmed", "[]"),
)

snapshot = table(
    "snapshot",
    pk(),
    uuid(),
    link("article", "article.id"),
    text("media_type"),
    integer("byte_size"),
    text("sha256"),
    text("captured_at"),
    one_of("captured_basis", CAPTURED_BASES, "import"),
    text("imported_at"),
    text("text_sha256"),
    integer("characters"),
    *texts("extractor extractor_version file_name"),
    integer("left_out_characters"),
    *texts("left_out_why incomplete removed_at author"),
    # The snapshot whose bytes this one reads in another way; empty when it has bytes of its own.
    text("bytes_of"),
)

#: What was read from a snapshot's bytes. The short columns come first: SQLite reads a row from its start.
content = table(
    "content",
    pk(),
    key("snapshot"),
    text("page_map", "[]"),
    text("page_sizes", "[]"),
    key("text", unique=False),
    blob("blocks"),
    text("outline", "[]"),
)

#: The bytes as they came, in chunks of 1 MiB numbered from 0.
original = table(
    "original",
    pk(),
    key("snapshot", unique=False),
    integer("number"),
    blob("bytes"),
    UniqueConstraint("snapshot", "number"),
)

boxes = table(
    "boxes",
    pk(),
    key("snapshot", unique=False),
    integer("page_index"),
    blob("boxes"),
    UniqueConstraint("snapshot", "page_index"),
)

#: What tells copies of one text; `version` says how it was made, so that those made otherwise are made anew.
fingerprint = table("fingerprint", pk(), key("snapshot"), integer("version"), blob("data"))

highlight = table(
    "highlight",
    pk(),
    uuid(),
    link("snapshot", "snapshot.id"),
    *texts("exact prefix suffix"),
    integer("start"),
    integer("end"),
    Column("page_index", Integer),
    text("page_label"),
    one_of("anchor_state", "verified normalised drifted changed orphan", "verified"),
    integer("colour", 1),
    text("note"),
    text("tags", "[]"),
    text("attributed_to"),
    one_of("attribution_kind", "named anonymous document none", "none"),
    Column(
        "credibility", Integer, CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility_is_known")
    ),
    *made_by(),
    text("row_hash"),
    # A rectangle of the page, [x0, y0, x1, y1] in points as displayed, where no text can be marked.
    text("area"),
    # Where the analyst marked the passage, when a newer capture has moved it since.
    text("marked_in"),
    integer("marked_start"),
    integer("marked_end"),
    # What the mark is called in the file or program that it came from.
    text("foreign_id"),
)

second_reading = table(
    "second_reading",
    pk(),
    key("highlight"),
    one_of("state", "agrees differs cannot_read pending none", "none"),
    text("text"),
    # The place that was read: snapshot, start, end. It says nothing of a highlight that stands elsewhere now.
    text("place"),
)

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

reading = table("reading", pk(), key("article"), text("read_at"))

view_state = table("view_state", pk(), key("key"), text("value"))

change = table("change", pk(), uuid(), text("label"), text("at"), integer("undone"))

#: One row of one table that moved: `before` and `after` hold its columns as JSON (all of them when the row
#: was deleted or inserted, the changed ones when it was updated). Data, not SQL: a stranger's file cannot
#: make an undo run statements.
step = table(
    "step",
    pk(),
    # Deferred: steps are written while the change runs, its own row when it ends.
    Column(
        "change",
        Integer,
        ForeignKey("change.pk", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    text("moved"),
    integer("row"),
    text("touched"),
    Column("before", Text),
    Column("after", Text),
)

for column in (publisher.c.name, snapshot.c.sha256, step.c.change):
    Index(f"ix_{column.table.name}_{column.name}", column)

#: What is in the bin or undone is little, and asked for in every search.
for column, condition in (
    (article.c.removed_at, article.c.removed_at != ""),
    (snapshot.c.removed_at, snapshot.c.removed_at != ""),
    (change.c.undone, change.c.undone != 0),
):
    Index(f"ix_{column.table.name}_{column.name}", column, sqlite_where=condition)


def create_schema(connection: Connection) -> None:
    """Create every table, index and trigger of the present schema in an empty file."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """Put the schema into words once: to compile it costs more than to run it."""
    made: list[str] = []
    dialect = sqlite.dialect()
    engine = create_mock_engine(
        "sqlite://", lambda ddl, *_, **__: made.append(str(ddl.compile(dialect=dialect)))
    )
    metadata.create_all(engine, checkfirst=False)
    return (*made, *index_statements())
